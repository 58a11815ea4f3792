create schema notes;
grant usage on schema notes to footbridge_app;

-- What a session was about, written once for everybody. Names nobody.
create table notes.shared_part (
    organization_id uuid            not null,
    session_id      uuid            not null,
    lesson          text            not null,
    interventions   text            not null,
    process         text            not null,
    present         int check (present >= 0),
    version         int             not null,
    changed_at      timestamptz     not null,
    changed_by      uuid,
    signed_at       timestamptz,
    regime          platform.regime not null,
    primary key (organization_id, session_id),
    foreign key (organization_id, session_id) references scheduling.session
);
select platform.protect('notes.shared_part', about => 'staff');
select platform.keep_once('notes.shared_part', 'signed_at');

-- One person's note: their own part of a session, or a service for them alone. Typed fields; DAP, SOAP, BIRP and GIRP are
-- ways to read them.
create table notes.note (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    episode_id      uuid                   not null,
    session_id      uuid,
    appointment_id  uuid,
    kind            text                   not null check (kind in ('group', 'individual', 'family', 'medication', 'crisis', 'contact')),
    title           text                   not null,
    on_date         date                   not null,
    starts_at       timestamptz            not null,
    ends_at         timestamptz,
    who_was_there   text                   not null,
    focus           text                   not null,
    interventions   text                   not null,
    response        text                   not null,
    progress        text                   not null,
    risk            text                   not null,
    plan            text                   not null,
    own_line        text                   not null,
    late_entry      boolean                not null,
    author_id       uuid                   not null,
    cosigner_id     uuid,
    version         int                    not null,
    created_at      timestamptz            not null,
    changed_at      timestamptz            not null,
    submitted_at    timestamptz,
    locked_at       timestamptz,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null check (privacy_class = 'ordinary'),
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, episode_id) references episodes.episode,
    foreign key (organization_id, session_id) references scheduling.session,
    foreign key (organization_id, appointment_id) references scheduling.appointment,
    foreign key (organization_id, author_id) references staff.member,
    foreign key (organization_id, cosigner_id) references staff.member,
    check (num_nonnulls(session_id, appointment_id) <= 1),
    check ((kind = 'group') = (session_id is not null)),
    check (locked_at is null or submitted_at is not null)
);
comment on column notes.note.own_line is 'what the person wanted to stand there in their own words';
comment on column notes.note.submitted_at is 'the author signed; with a cosigner it locks only at their signature';
create unique index one_part_a_person on notes.note (organization_id, session_id, participant_id)
    where session_id is not null and not late_entry;
create index on notes.note (organization_id, participant_id, starts_at);
create index on notes.note (organization_id, author_id) where locked_at is null;
create index on notes.note (organization_id, cosigner_id) where submitted_at is not null and locked_at is null;
select platform.protect('notes.note', about => 'participant', grants => 'select, insert, update, delete', clinical => true);
select platform.keep_once('notes.note', 'locked_at');

-- A signed thing in the wrong place. Sealed by its author and the privacy officer: then nobody but the privacy officer
-- sees the note at all; it stays as it was (CARE 12).
create table notes.error (
    organization_id uuid                   not null,
    id              uuid                   not null,
    note_id         uuid                   not null,
    participant_id  uuid                   not null,
    reason          text                   not null check (reason <> ''),
    asked_by        uuid                   not null,
    asked_at        timestamptz            not null,
    sealed_by       uuid,
    sealed_at       timestamptz,
    refused_at      timestamptz,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, note_id) references notes.note,
    check ((sealed_by is null) = (sealed_at is null))
);
create unique index one_wish_a_note on notes.error (organization_id, note_id) where refused_at is null;
select platform.protect('notes.error', about => 'participant', clinical => true);
select platform.keep_once('notes.error', 'sealed_at');

-- Whether a note stands in the open. Asked by the policies below, so no page, view, export or search can forget it.
create function notes.is_sealed(organization uuid, note uuid) returns boolean language sql stable
return exists (select from notes.error
                where error.organization_id = organization and error.note_id = note and error.sealed_at is not null);

create policy not_sealed on notes.note as restrictive for select
    using ((select platform.roles()) && array ['privacy'] or not notes.is_sealed(organization_id, id));

-- Which objectives a note works toward: the golden thread, with the link's own date.
create table notes.toward (
    organization_id uuid                   not null,
    note_id         uuid                   not null,
    objective_id    uuid                   not null,
    participant_id  uuid                   not null,
    linked_at       timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, note_id, objective_id),
    foreign key (organization_id, note_id) references notes.note
);
create index on notes.toward (organization_id, objective_id);
select platform.protect('notes.toward', about => 'participant', grants => 'select, insert, delete', clinical => true);
create policy not_sealed on notes.toward as restrictive for select
    using ((select platform.roles()) && array ['privacy'] or not notes.is_sealed(organization_id, note_id));

create function notes.refuse_change_of_locked_thread() returns trigger language plpgsql as
$$
begin
    if exists (select from notes.note
                where organization_id = old.organization_id and id = old.note_id and locked_at is not null) then
        raise exception using errcode = 'FB002', message = 'notes.toward belongs to a signed note; add an addendum';
    end if;
    return old;
end
$$;
create trigger kept_with_note before update or delete on notes.toward
    for each row execute function notes.refuse_change_of_locked_thread();

create table notes.addendum (
    organization_id uuid                   not null,
    id              uuid                   not null,
    note_id         uuid                   not null,
    participant_id  uuid                   not null,
    words           text                   not null check (words <> ''),
    author_id       uuid                   not null,
    written_at      timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, note_id) references notes.note
);
create index on notes.addendum (organization_id, note_id, written_at);
select platform.protect('notes.addendum', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('notes.addendum');
create policy not_sealed on notes.addendum as restrictive for select
    using ((select platform.roles()) && array ['privacy'] or not notes.is_sealed(organization_id, note_id));

-- A supervisor's comment and the text it was said of. Never part of the chart (CARE 25).
create table notes.sent_back (
    organization_id uuid            not null,
    id              uuid            not null,
    note_id         uuid            not null,
    comment         text            not null check (comment <> ''),
    earlier_text    text            not null,
    sent_by         uuid            not null,
    sent_at         timestamptz     not null,
    regime          platform.regime not null,
    primary key (organization_id, id),
    foreign key (organization_id, note_id) references notes.note
);
create index on notes.sent_back (organization_id, note_id, sent_at);
select platform.protect('notes.sent_back', about => 'staff', grants => 'select, insert');
select platform.keep('notes.sent_back');

-- Words found by the names guard that somebody said are no name here; asked once a session.
create table notes.word_kept (
    organization_id uuid        not null,
    session_id      uuid        not null,
    word            text        not null,
    kept_by         uuid,
    kept_at         timestamptz not null,
    primary key (organization_id, session_id, word),
    foreign key (organization_id, session_id) references scheduling.session
);
select platform.protect('notes.word_kept', about => 'staff', grants => 'select, insert');

-- Counseling notes stand apart (45 CFR 164.501, 42 CFR 2.11): seen by the login that wrote them and nobody else, in no
-- chart, view, export or FHIR.
create table notes.counseling_note (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    account_id      uuid                   not null,
    words           text                   not null,
    written_at      timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null check (privacy_class in ('psychotherapy', 'sud_counseling')),
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant
);
create index on notes.counseling_note (organization_id, participant_id);
select platform.protect('notes.counseling_note', about => 'account', grants => 'select, insert', clinical => true);
select platform.keep('notes.counseling_note');

-- Locked and waiting notes of a person, for lists outside this module.
create view notes.v_notes with (security_invoker = true) as
select note.organization_id, note.id as note_id, note.participant_id, note.episode_id, note.session_id, note.kind, note.title,
       note.on_date, note.starts_at as at, author.signed_name as author_name, note.author_id, note.cosigner_id,
       left(concat_ws(' ', nullif(note.response, ''), nullif(note.progress, ''), nullif(note.plan, '')), 240) as excerpt,
       case when note.locked_at is not null then 'signed'
            when note.submitted_at is not null then 'waiting_for_supervisor'
            else 'draft' end as status,
       note.late_entry, note.submitted_at, note.locked_at, note.changed_at, note.regime,
       '/notes/' || note.id as link
  from notes.note
  join staff.v_names author on author.organization_id = note.organization_id and author.staff_id = note.author_id
 where not notes.is_sealed(note.organization_id, note.id);

create view notes.v_timeline with (security_invoker = true) as
select organization_id, participant_id, episode_id, at, 'note'::text as icon,
       title || case when late_entry then ' (late entry)' else '' end as title,
       concat_ws(' · ', author_name, case status when 'signed' then null when 'draft' then 'not signed yet'
                                                 else 'waits for the supervisor' end, nullif(excerpt, '')) as detail,
       link, note_id, author_name, excerpt, status
  from notes.v_notes;

-- Which notes worked toward which objective.
create view notes.v_toward with (security_invoker = true) as
select toward.organization_id, toward.participant_id, toward.objective_id, toward.note_id, toward.linked_at, note.on_date,
       note.title, note.locked_at
  from notes.toward
  join notes.note on note.organization_id = toward.organization_id and note.id = toward.note_id
 where not notes.is_sealed(note.organization_id, note.id);

grant select on notes.v_notes, notes.v_timeline, notes.v_toward to footbridge_app;
