-- What the author said later of a note without an objective: which one it works toward, or why none fits (CARE 24). A signed
-- note gets it as an addendum; the day it was said stays with it.
create table notes.mended (
    organization_id uuid                   not null,
    id              uuid                   not null,
    note_id         uuid                   not null,
    participant_id  uuid                   not null,
    objective_id    uuid,
    reason          text                   not null,
    author_id       uuid                   not null,
    mended_at       timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, note_id) references notes.note,
    foreign key (organization_id, author_id) references staff.member,
    check ((objective_id is null) = (reason <> ''))
);
create index on notes.mended (organization_id, note_id);
select platform.protect('notes.mended', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('notes.mended');
create policy not_sealed on notes.mended as restrictive for select
    using ((select platform.roles()) && array ['privacy'] or not notes.is_sealed(organization_id, note_id));

create or replace view notes.v_toward with (security_invoker = true) as
select toward.organization_id, toward.participant_id, toward.objective_id, toward.note_id, toward.linked_at, note.on_date,
       note.title, note.locked_at, false as linked_later
  from notes.toward
  join notes.note on note.organization_id = toward.organization_id and note.id = toward.note_id
 where not notes.is_sealed(note.organization_id, note.id)
union all
select mended.organization_id, mended.participant_id, mended.objective_id, mended.note_id, mended.mended_at, note.on_date,
       note.title, note.locked_at, true
  from notes.mended
  join notes.note on note.organization_id = mended.organization_id and note.id = mended.note_id
 where mended.objective_id is not null and not notes.is_sealed(note.organization_id, note.id);

-- Notes of which somebody said what they work toward, or why toward nothing of the plan.
create view notes.v_threaded with (security_invoker = true) as
select organization_id, note_id from notes.v_toward
union
select organization_id, note_id from notes.mended;
grant select on notes.v_threaded to footbridge_app;
