create schema setup;
grant usage on schema setup to footbridge_app;

-- The first administrator's link: one, as a hash, while the installation has no login. Before any organization, so no policy.
create table setup.first_link (
    only_one   boolean     not null primary key default true check (only_one),
    token_hash text        not null,
    expires_at timestamptz not null
);
grant select, insert, update, delete on setup.first_link to footbridge_app;

-- A spreadsheet whose rows do not all fit yet, kept for its sender until the good rows are taken or a better one comes.
create table setup.caseload_file (
    organization_id uuid        not null references platform.organization,
    account_id      uuid        not null,
    id              uuid        not null,
    name            text        not null,
    content         bytea       not null,
    sent_at         timestamptz not null,
    primary key (organization_id, id)
);
select platform.protect('setup.caseload_file', about => 'account', grants => 'select, insert, delete');
