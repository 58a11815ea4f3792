-- A code for somebody of the family is worth nothing without the word they agreed on with whoever invited them: the sheet
-- may be found by a stranger, the word is told another way.
alter table access.invitation add column word_hash text;
alter table access.invitation add column wrong_words int not null default 0 check (wrong_words >= 0);
comment on column access.invitation.word_hash is 'of the agreed word, slow, salted with the invitation''s id; empty: none was agreed';
comment on column access.invitation.wrong_words is 'after a few the invitation is withdrawn';

drop function access.invitation_of(text);
create function access.invitation_of(secret text)
    returns table (organization_id uuid, id uuid, person_id uuid, roles text[], expires_at timestamptz, word_hash text)
language sql stable security definer
begin atomic
    select invitation.organization_id, invitation.id, invitation.person_id, invitation.roles, invitation.expires_at,
           invitation.word_hash
      from access.invitation
     where invitation.secret_hash = secret and invitation.used_at is null and invitation.withdrawn_at is null;
end;
revoke all on function access.invitation_of(text) from public;
grant execute on function access.invitation_of(text) to footbridge_app;
