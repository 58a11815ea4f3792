-- What one statement wrote waits for the sealer by one statement too: closing a group writes some thirty entries.
drop trigger queued on audit.entry;
create or replace function audit.queue() returns trigger language plpgsql as
$$
begin
    insert into audit.unsealed (organization_id, id) select organization_id, id from added;
    return null;
end
$$;
create trigger queued after insert on audit.entry referencing new table as added
    for each statement execute function audit.queue();
