create schema alerts;
grant usage on schema alerts to footbridge_app;

-- Somebody may be in danger. One open alert a person; what joins it stands among its steps. Somebody with no record
-- yet is named in words.
create table alerts.alert (
    organization_id uuid                    not null references platform.organization,
    id              uuid                    not null,
    participant_id  uuid,
    unknown_person  text,
    urgency         text                    not null check (urgency in ('now', 'same_day', 'lapse')),
    raised_at       timestamptz             not null,
    acknowledged_at timestamptz,
    acknowledged_by uuid,
    closed_at       timestamptz,
    closed_by       uuid,
    outcome         text,
    what_was_done   text,
    next_telling_at timestamptz,
    updated_at      timestamptz             not null,
    regime          platform.regime         not null,
    privacy_class   platform.privacy_class  not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, acknowledged_by) references access.membership,
    foreign key (organization_id, closed_by) references access.membership,
    check (num_nonnulls(participant_id, unknown_person) = 1),
    check ((acknowledged_at is null) = (acknowledged_by is null)),
    check ((closed_at is null) = (closed_by is null)),
    check (closed_at is null or (acknowledged_at is not null and outcome is not null and length(btrim(what_was_done)) > 0))
);
comment on column alerts.alert.acknowledged_at is 'empty again when something joins later: that has been seen by nobody yet';
comment on column alerts.alert.next_telling_at is 'the job of telling: set in the transaction that raises, moved on by each telling, empty when nobody needs telling';
create unique index one_open_alert_a_person on alerts.alert (organization_id, participant_id)
    where closed_at is null and participant_id is not null;
create index on alerts.alert (organization_id, raised_at) where closed_at is null;
create index on alerts.alert (organization_id, next_telling_at) where next_telling_at is not null;
select platform.protect('alerts.alert', about => 'participant', visitor_writes => true, clinical => true);
select platform.keep_once('alerts.alert', 'closed_at');

-- All that happened with an alert, in order, written once.
create table alerts.step (
    organization_id uuid                    not null references platform.organization,
    id              uuid                    not null,
    alert_id        uuid                    not null,
    participant_id  uuid,
    at              timestamptz             not null,
    kind            text                    not null
        check (kind in ('raised', 'joined', 'told', 'untold', 'acknowledged', 'done', 'closed')),
    source          text,
    subject         text,
    subject_id      uuid,
    urgency         text,
    level           int,
    membership_id   uuid,
    words           text,
    regime          platform.regime         not null,
    privacy_class   platform.privacy_class  not null,
    primary key (organization_id, id),
    foreign key (organization_id, alert_id) references alerts.alert,
    foreign key (organization_id, membership_id) references access.membership,
    check ((kind in ('raised', 'joined')) = (source is not null)),
    check ((kind in ('told', 'untold')) = (level is not null))
);
comment on column alerts.step.membership_id is 'who was told, acknowledged, did or closed; for raised and joined the member who did, if one did';
comment on column alerts.step.level is '0 the care team, 1 the supervisors, 2 the director';
create index on alerts.step (organization_id, alert_id, at);
select platform.protect('alerts.step', about => 'participant', grants => 'select, insert', visitor_writes => true, clinical => true);
select platform.keep('alerts.step');

-- What waits, for Today. Closed alerts stand in the person's timeline through v_alerts.
create view alerts.v_alerts with (security_invoker = true) as
select organization_id, id as alert_id, participant_id, unknown_person, urgency, raised_at, acknowledged_at,
       acknowledged_by, closed_at, outcome
  from alerts.alert;
create view alerts.v_open with (security_invoker = true) as
select organization_id, alert_id, participant_id, unknown_person, urgency, raised_at, acknowledged_at, acknowledged_by
  from alerts.v_alerts
 where closed_at is null;
grant select on alerts.v_alerts, alerts.v_open to footbridge_app;
