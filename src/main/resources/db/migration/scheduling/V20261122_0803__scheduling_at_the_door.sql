-- Somebody joined a session whose leader did not know them: the leader reaches them until its notes are signed or the days
-- are over, as in a cover.
create table scheduling.at_the_door (
    organization_id uuid        not null,
    session_id      uuid        not null,
    participant_id  uuid        not null,
    membership_id   uuid        not null,
    opened_by       uuid,
    opened_at       timestamptz not null,
    until           timestamptz not null,
    ended_at        timestamptz,
    primary key (organization_id, session_id, participant_id, membership_id),
    foreign key (organization_id, session_id) references scheduling.session,
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, membership_id) references access.membership
);
create index on scheduling.at_the_door (organization_id, membership_id) where ended_at is null;
select platform.protect('scheduling.at_the_door', about => 'staff');
select platform.keep_once('scheduling.at_the_door', 'ended_at');
