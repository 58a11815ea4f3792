-- Who was there for a service of one person alone, by role, never by name: the record of anybody else is their own
-- (DOMAIN 5.4). Whether the person was among them changes what it is. Goes and stays with its note.
create table notes.presence (
    organization_id uuid                   not null,
    note_id         uuid                   not null,
    participant_id  uuid                   not null,
    roles           text[]                 not null,
    person_there    boolean                not null,
    disclosure      text                   not null,
    visit_id        uuid,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, note_id),
    foreign key (organization_id, note_id) references notes.note,
    foreign key (organization_id, visit_id) references medications.visit,
    check (person_there = ('person' = any (roles)))
);
comment on column notes.presence.disclosure is 'what somebody else was told, and which release or law allows it';
comment on column notes.presence.visit_id is 'the structured part of a medication visit';
create unique index on notes.presence (organization_id, visit_id) where visit_id is not null;
select platform.protect('notes.presence', about => 'participant', clinical => true);
create policy not_sealed on notes.presence as restrictive for select
    using ((select platform.roles()) && array ['privacy'] or not notes.is_sealed(organization_id, note_id));
create trigger kept_with_note before update or delete on notes.presence
    for each row execute function notes.refuse_change_of_locked_thread();

-- Services the person was there for, with the minutes somebody wrote down and signed for. A family session without the
-- person, or a talk about them, is work done, not time attended.
create or replace view notes.v_services with (security_invoker = true) as
select note.organization_id, note.id as note_id, note.participant_id, note.episode_id, note.kind, note.title, note.on_date,
       note.starts_at, (extract(epoch from note.ends_at - note.starts_at) / 60)::int as minutes
  from notes.note
 where note.session_id is null and note.locked_at is not null and note.ends_at is not null
   and note.kind in ('individual', 'family', 'medication', 'crisis')
   and not notes.is_sealed(note.organization_id, note.id)
   and not exists (select from notes.presence
                    where presence.organization_id = note.organization_id and presence.note_id = note.id
                      and not presence.person_there);
