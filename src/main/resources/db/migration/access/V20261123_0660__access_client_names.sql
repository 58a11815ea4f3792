-- What a program outside is called, and for whom it reads, for a person who sees that it read the own record.
create function access.client_name(wanted text) returns text
language sql stable security definer
begin atomic
    select case when client.recipient is null then client.name else client.name || ' (' || client.recipient || ')' end
      from access.client
     where client.organization_id = (select platform.organization()) and client.client_id = wanted;
end;
revoke all on function access.client_name(text) from public;
grant execute on function access.client_name(text) to footbridge_app;
