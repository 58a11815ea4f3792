create schema coverage;
grant usage on schema coverage to footbridge_app;

-- What a payer allows: number, level, days or units, span, next review.
create table coverage.authorization (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    episode_id      uuid                   not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    payer           text                   not null,
    number          text                   not null,
    level           text                   not null,
    days_per_week   int,
    units           int                    not null check (units > 0),
    unit            text                   not null check (unit in ('day', 'hour', 'session')),
    used_before     int                    not null check (used_before >= 0),
    starts_on       date                   not null,
    ends_on         date                   not null,
    review_on       date,
    owner_id        uuid,
    recorded_at     timestamptz            not null,
    replaced_at     timestamptz,
    primary key (organization_id, id),
    foreign key (organization_id, episode_id) references episodes.episode,
    foreign key (organization_id, owner_id) references staff.member,
    check (ends_on >= starts_on)
);
comment on column coverage.authorization.used_before is 'units used before this software took the stay over';
create index on coverage.authorization (organization_id, episode_id, starts_on);
select platform.protect('coverage.authorization', about => 'participant', clinical => true);

create view coverage.v_authorizations with (security_invoker = true) as
select organization_id, id as authorization_id, participant_id, episode_id, payer, number, level, days_per_week, units, unit,
       used_before, starts_on, ends_on, review_on, owner_id, recorded_at
  from coverage.authorization
 where replaced_at is null;
grant select on coverage.v_authorizations to footbridge_app;
