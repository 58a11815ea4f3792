-- Who has never come in is somebody to ask at the desk; a login that is not used any more is one to end.
alter table access.membership add column last_signed_in_at timestamptz;

-- What a program outside is for, under which agreement it reads (42 CFR 2.11, 45 CFR 164.504(e)), and when its secret
-- was last changed.
alter table access.client add column purpose text;
alter table access.client add column secret_made_at timestamptz;
comment on column access.client.purpose is 'in the director''s words; empty for those registered before it was asked';
