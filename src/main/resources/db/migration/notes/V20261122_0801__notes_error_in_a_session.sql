-- In which session a note entered in error was a part: whoever writes that part anew writes a late entry, since the
-- sealed one keeps its place and is seen by nobody.
alter table notes.error add column session_id uuid;
alter table notes.error add foreign key (organization_id, session_id) references scheduling.session;
create index on notes.error (organization_id, session_id) where session_id is not null;
