-- The key pair a push service knows this organization by (RFC 8292).
create table alerts.push_key (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    public_key      bytea       not null,
    sealed_private  bytea       not null,
    made_at         timestamptz not null,
    primary key (organization_id, id),
    unique (organization_id)
);
select platform.protect('alerts.push_key', about => 'staff', grants => 'select, insert');
select platform.keep('alerts.push_key');

-- A browser of somebody on the team that asked to be pushed to. Its address is as good as a key and lies sealed.
create table alerts.device (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    membership_id   uuid        not null,
    address_hash    bytea       not null,
    sealed          bytea       not null,
    added_at        timestamptz not null,
    ended_at        timestamptz,
    primary key (organization_id, id),
    foreign key (organization_id, membership_id) references access.membership
);
create unique index one_device_an_address on alerts.device (organization_id, address_hash) where ended_at is null;
create index on alerts.device (organization_id, membership_id) where ended_at is null;
select platform.protect('alerts.device', about => 'staff');
alter table alerts.ring add foreign key (organization_id, device_id) references alerts.device;
