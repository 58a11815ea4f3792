-- A session somebody comes to because of one that went by without them. The link is what makes it a make-up.
create table attendance.make_up (
    organization_id uuid                   not null,
    session_id      uuid                   not null,
    participant_id  uuid                   not null,
    for_session_id  uuid                   not null,
    booked_at       timestamptz            not null,
    booked_by       uuid,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, session_id, participant_id),
    unique (organization_id, for_session_id, participant_id),
    foreign key (organization_id, session_id) references scheduling.session,
    foreign key (organization_id, for_session_id) references scheduling.session,
    foreign key (organization_id, participant_id) references people.participant
);
create index on attendance.make_up (organization_id, participant_id);
select platform.protect('attendance.make_up', about => 'participant', grants => 'select, insert', clinical => true);

create view attendance.v_make_ups with (security_invoker = true) as
select organization_id, session_id, participant_id, for_session_id, booked_at from attendance.make_up;
grant select on attendance.v_make_ups to footbridge_app;
