-- For whom a program outside reads. Without a recipient it is this program's own software and reads as the organization
-- does; with one it reads what a release in force that names the recipient opens, and nothing else (CARE 13).
alter table access.client add column recipient text check (recipient <> '');
comment on column access.client.recipient is 'exactly as a release names it; null: this program itself';

drop function access.client_of(text);
create function access.client_of(wanted text)
    returns table (organization_id uuid, id uuid, client_id text, name text, secret_hash text, scopes text[], recipient text)
language sql stable security definer
begin atomic
    select client.organization_id, client.id, client.client_id, client.name, client.secret_hash, client.scopes, client.recipient
      from access.client
     where client.client_id = wanted and client.ended_at is null;
end;
revoke all on function access.client_of(text) from public;
grant execute on function access.client_of(text) to footbridge_app;
