-- Which mail told whom of an alert, so that its page says when a mail server kept it back.
create table alerts.mailed (
    organization_id uuid not null references platform.organization,
    id              uuid not null,
    alert_id        uuid not null,
    membership_id   uuid not null,
    primary key (organization_id, id),
    foreign key (organization_id, id) references notices.mail,
    foreign key (organization_id, alert_id) references alerts.alert,
    foreign key (organization_id, membership_id) references access.membership
);
comment on column alerts.mailed.id is 'the mail';
create index on alerts.mailed (organization_id, alert_id);
select platform.protect('alerts.mailed', about => 'staff', grants => 'select, insert');
select platform.keep('alerts.mailed');
