-- Where this house's phone, SMS or pager provider is reached. Each setting is a row, the newest holds; one without an
-- address switches ringing off.
create table alerts.gateway (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    address         text,
    sealed_token    bytea,
    set_by          uuid        not null,
    set_at          timestamptz not null,
    primary key (organization_id, id),
    foreign key (organization_id, set_by) references access.membership
);
comment on column alerts.gateway.sealed_token is 'shown to nobody again';
create index on alerts.gateway (organization_id, set_at desc);
select platform.protect('alerts.gateway', about => 'staff', grants => 'select, insert');
select platform.keep('alerts.gateway');

-- The number a member of the team is rung at, written by themselves.
create table alerts.phone (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    membership_id   uuid        not null,
    sealed_number   bytea,
    saved_at        timestamptz not null,
    primary key (organization_id, id),
    unique (organization_id, membership_id),
    foreign key (organization_id, membership_id) references access.membership
);
comment on column alerts.phone.sealed_number is 'empty where it was taken out';
select platform.protect('alerts.phone', about => 'staff');

-- Rings to send, sent and given up: the outbox of the channels that ring. Nothing here says of whom or why.
create table alerts.ring (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    membership_id   uuid        not null,
    alert_id        uuid,
    reason          text        not null check (reason in ('alert', 'lapse', 'test')),
    channel         text        not null check (channel in ('gateway', 'push')),
    device_id       uuid,
    written_at      timestamptz not null,
    attempts        int         not null default 0,
    last_attempt_at timestamptz,
    last_problem    text,
    sent_at         timestamptz,
    stopped_at      timestamptz,
    primary key (organization_id, id),
    foreign key (organization_id, membership_id) references access.membership,
    foreign key (organization_id, alert_id) references alerts.alert,
    check ((reason = 'test') = (alert_id is null)),
    check (num_nonnulls(sent_at, stopped_at) < 2)
);
create index on alerts.ring (organization_id, membership_id, written_at);
create index on alerts.ring (organization_id, alert_id) where alert_id is not null;
select platform.protect('alerts.ring', about => 'staff');
