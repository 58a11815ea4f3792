-- What a login proves itself with and what was tried against it. Read before anybody is signed in, so no policy; no
-- name, nothing clinical, and no secret that opens without the installation key.

-- One row for each bucket of tries: a hash of "name + network", "network", "name" or "known device".
create table access.attempt (
    bucket        text        primary key,
    tries         int         not null,
    last_at       timestamptz not null,
    blocked_until timestamptz
);
comment on column access.attempt.bucket is 'SHA-256 in hex; says nothing about who tried';
create index on access.attempt (last_at);
grant select, insert, update, delete on access.attempt to footbridge_app;

-- Browsers in which somebody signed in to this account before: others' failures do not slow them down.
create table access.known_device (
    account_id uuid        not null references access.account,
    hash       text        not null,
    last_at    timestamptz not null,
    primary key (account_id, hash)
);
grant select, insert, update, delete on access.known_device to footbridge_app;

create table access.totp (
    account_id    uuid        primary key references access.account,
    sealed_secret bytea       not null,
    made_at       timestamptz not null,
    confirmed_at  timestamptz,
    last_step     bigint      not null
);
comment on column access.totp.last_step is 'the 30-second step of the last code taken; no step is taken twice';
grant select, insert, update, delete on access.totp to footbridge_app;

create table access.recovery_code (
    account_id uuid        not null references access.account,
    hash       text        not null,
    used_at    timestamptz,
    primary key (account_id, hash)
);
grant select, insert, update, delete on access.recovery_code to footbridge_app;

create table access.passkey_holder (
    account_id uuid  primary key references access.account,
    handle     bytea not null unique
);
grant select, insert, delete on access.passkey_holder to footbridge_app;

create table access.passkey (
    credential_id     bytea       primary key,
    handle            bytea       not null references access.passkey_holder (handle) on delete cascade,
    label             text        not null,
    public_key        bytea       not null,
    signature_count   bigint      not null,
    uv_initialized    boolean     not null,
    transports        text        not null,
    backup_eligible   boolean     not null,
    backup_state      boolean     not null,
    attestation       bytea,
    attestation_client_data bytea,
    created_at        timestamptz not null,
    last_used_at      timestamptz not null
);
create index on access.passkey (handle);
grant select, insert, update, delete on access.passkey to footbridge_app;

-- Failed tries and questions for a new password only leave a name here; a job finds out whether there is such an
-- account and acts, so that the answer takes equally long for every name.
create table access.knock (
    id           uuid        primary key,
    kind         text        not null check (kind in ('failed', 'forgotten')),
    sign_in_name text        not null,
    network      text        not null,
    language     text        not null,
    knocked_at   timestamptz not null
);
grant select, insert, update, delete on access.knock to footbridge_app;

create table access.reset (
    token_hash text        primary key,
    account_id uuid        not null references access.account,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
grant select, insert, update on access.reset to footbridge_app;

-- A code on paper (participants, family) or a link (staff): whoever brings it becomes this person's login.
create table access.invitation (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    person_id       uuid        not null,
    roles           text[]      not null check (cardinality(roles) > 0),
    kind            text        not null check (kind in ('code', 'link')),
    secret_hash     text        not null,
    made_at         timestamptz not null,
    made_by         uuid,
    expires_at      timestamptz not null,
    used_at         timestamptz,
    withdrawn_at    timestamptz,
    primary key (organization_id, id)
);
create index on access.invitation (secret_hash);
create index on access.invitation (organization_id, person_id);
select platform.protect('access.invitation', about => 'organization');
create policy unseen_by_participants on access.invitation as restrictive to footbridge_app
    using ((select platform.kind()) not in ('participant', 'contact'))
    with check ((select platform.kind()) not in ('participant', 'contact'));
-- The lookup before sign-in runs as the owner of the tables.
create policy looked_up on access.invitation for select to current_user using (true);

create function access.invitation_of(secret text)
    returns table (organization_id uuid, id uuid, person_id uuid, roles text[], expires_at timestamptz)
language sql stable security definer
begin atomic
    select invitation.organization_id, invitation.id, invitation.person_id, invitation.roles, invitation.expires_at
      from access.invitation
     where invitation.secret_hash = secret and invitation.used_at is null and invitation.withdrawn_at is null;
end;
revoke all on function access.invitation_of(text) from public;
grant execute on function access.invitation_of(text) to footbridge_app;

-- How long a staff sign-in lasts without a touch; dated, with its source.
create table access.sign_in_rule (
    organization_id    uuid        not null references platform.organization,
    id                 uuid        not null,
    staff_idle_minutes int         not null check (staff_idle_minutes between 2 and 120),
    source             text        not null,
    starts_at          timestamptz not null,
    set_by             uuid,
    primary key (organization_id, id)
);
select platform.protect('access.sign_in_rule', about => 'organization', grants => 'select, insert');

-- Every time somebody went round the relationships, and why.
create table access.broken_glass (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    participant_id  uuid        not null,
    membership_id   uuid        not null,
    reason          text        not null check (reason in ('danger', 'care_now', 'on_duty', 'records', 'other')),
    words           text        not null check (words <> ''),
    broken_at       timestamptz not null,
    ends_at         timestamptz not null,
    refused         boolean     not null,
    primary key (organization_id, id),
    foreign key (organization_id, membership_id) references access.membership
);
comment on column access.broken_glass.refused is 'the participant had barred this person: nothing opened, the privacy officer was told';
create index on access.broken_glass (organization_id, participant_id);
select platform.protect('access.broken_glass', about => 'participant', grants => 'select, insert');
select platform.keep('access.broken_glass');

-- Programs of others that may read or write over FHIR for one organization.
create table access.client (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    client_id       text        not null,
    name            text        not null,
    secret_hash     text        not null,
    scopes          text[]      not null,
    made_at         timestamptz not null,
    ended_at        timestamptz,
    primary key (organization_id, id),
    unique (organization_id, client_id)
);
create index on access.client (client_id);
select platform.protect('access.client', about => 'organization');
create policy unseen_by_participants on access.client as restrictive to footbridge_app
    using ((select platform.kind()) not in ('participant', 'contact'))
    with check ((select platform.kind()) not in ('participant', 'contact'));
create policy looked_up on access.client for select to current_user using (true);

create function access.client_of(wanted text)
    returns table (organization_id uuid, id uuid, client_id text, name text, secret_hash text, scopes text[])
language sql stable security definer
begin atomic
    select client.organization_id, client.id, client.client_id, client.name, client.secret_hash, client.scopes
      from access.client
     where client.client_id = wanted and client.ended_at is null;
end;
revoke all on function access.client_of(text) from public;
grant execute on function access.client_of(text) to footbridge_app;

-- The key that signs access tokens, sealed; made once, so that every node signs and checks with the same.
create table access.signing_key (
    only_one   boolean     not null primary key default true check (only_one),
    id         uuid        not null,
    sealed_key bytea       not null,
    made_at    timestamptz not null
);
grant select, insert on access.signing_key to footbridge_app;

