-- A session's parts are read with the late entries that took a sealed one's place; the unique index leaves those out and
-- is of no use for it.
create index on notes.note (organization_id, session_id) where session_id is not null;
