-- The clinician hears once of each day to answer that went by.
alter table measures.assignment add column missed_told_at timestamptz;
comment on column measures.assignment.missed_told_at is 'when its clinicians were told that the day to answer went by without answers';
create index on measures.assignment (organization_id, due_on) where finished_at is null and missed_told_at is null;
