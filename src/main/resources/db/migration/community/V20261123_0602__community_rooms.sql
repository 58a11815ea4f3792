create schema community;
grant usage on schema community to footbridge_app;

-- Whether somebody belongs in such a room at that moment, by the person's own rows: of that age, and either in the track with
-- a running stay or, where there is no track, formerly of the program. An unknown birth date belongs nowhere (CARE 14).
create function community.belongs(person uuid, of_program uuid, of_track uuid, of_band text, at timestamptz)
    returns boolean language sql stable
begin atomic
    select exists (
           select from people.participant
             join programs.program on program.organization_id = participant.organization_id and program.id = of_program
            cross join lateral (select (at at time zone program.zone)::date as day) today
            where participant.organization_id = platform.organization() and participant.id = person
              and participant.merged_into is null and participant.died_on is null
              and case of_band when 'young' then participant.birth_date > today.day - interval '18 years'
                               when 'adult' then participant.birth_date <= today.day - interval '18 years' end
              and case when of_track is null
                       then exists (select from episodes.episode had
                                     where had.organization_id = participant.organization_id
                                       and had.participant_id = participant.id and had.program_id = of_program
                                       and had.status = 'finished')
                            and not exists (select from episodes.episode runs
                                             where runs.organization_id = participant.organization_id
                                               and runs.participant_id = participant.id
                                               and runs.status in ('planned', 'waitlist', 'active', 'onhold'))
                       else exists (select from episodes.v_enrollments enrolled
                                     where enrolled.organization_id = participant.organization_id
                                       and enrolled.participant_id = participant.id and enrolled.track_id = of_track
                                       and enrolled.status in ('active', 'onhold') and enrolled.starts_on <= today.day
                                       and (enrolled.ends_on is null or enrolled.ends_on >= today.day)) end);
end;

-- The one person a participant's own login is; nothing for family, tablets, clients and staff.
create function community.me() returns uuid language sql stable
return case when platform.kind() = 'participant' and platform.account() is not null
            then (platform.participants())[1] end;

-- Where people of one age group meet: those of one track, or those who were here.
create table community.room (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    program_id      uuid        not null,
    track_id        uuid,
    band            text        not null check (band in ('young', 'adult')),
    name            text        not null check (length(btrim(name)) between 1 and 60),
    about           text        not null check (length(about) <= 400),
    opened_at       timestamptz not null,
    opened_by       uuid,
    closed_at       timestamptz,
    closed_by       uuid,
    primary key (organization_id, id),
    foreign key (organization_id, program_id) references programs.program,
    foreign key (organization_id, track_id) references programs.track,
    check (closed_by is null or closed_at is not null)
);
comment on column community.room.track_id is 'whose people meet here; nothing for those who were in the program before';
comment on column community.room.band is 'young: under 18; nobody of the other band is ever in it (CARE 14)';
create unique index on community.room (organization_id, program_id, track_id, band) nulls not distinct where closed_at is null;

-- Somebody in a room. This alone ties a name in a room to a person: other participants never read it.
create table community.member (
    organization_id uuid        not null,
    id              uuid        not null,
    room_id         uuid        not null,
    participant_id  uuid        not null,
    joined_at       timestamptz not null,
    left_at         timestamptz,
    left_because    text check (left_because in ('own_wish', 'no_longer_belongs', 'room_closed', 'by_staff')),
    primary key (organization_id, id),
    unique (organization_id, id, room_id),
    foreign key (organization_id, room_id) references community.room,
    foreign key (organization_id, participant_id) references people.participant,
    check ((left_at is null) = (left_because is null))
);
create unique index on community.member (organization_id, room_id, participant_id) where left_at is null;
create index on community.member (organization_id, participant_id);

-- What the others call somebody. The row goes when she leaves, and with it the name on everything written before (CARE 21).
create table community.name (
    organization_id uuid not null,
    member_id       uuid not null,
    room_id         uuid not null,
    display_name    text not null check (length(btrim(display_name)) between 1 and 40),
    primary key (organization_id, member_id),
    foreign key (organization_id, member_id, room_id) references community.member (organization_id, id, room_id)
);
create unique index on community.name (organization_id, room_id, lower(display_name));

-- What somebody wrote. It knows its writer by the membership only, never by the person.
create table community.post (
    organization_id uuid        not null,
    id              uuid        not null,
    room_id         uuid        not null,
    member_id       uuid,
    staff_id        uuid,
    words           text        not null check (length(words) between 1 and 4000),
    label           text check (label in ('substances', 'self_harm', 'death', 'violence', 'food', 'other')),
    state           text        not null check (state in ('held', 'returned', 'shown', 'removed')),
    held_because    text check (held_because in ('contact', 'new_member')),
    staff_words     text        not null default '',
    written_at      timestamptz not null,
    shown_at        timestamptz,
    looked_at       timestamptz,
    looked_at_by    uuid,
    version         int         not null default 0,
    primary key (organization_id, id),
    unique (organization_id, id, room_id),
    foreign key (organization_id, room_id) references community.room,
    foreign key (organization_id, member_id, room_id) references community.member (organization_id, id, room_id),
    foreign key (organization_id, staff_id) references staff.member,
    check (num_nonnulls(member_id, staff_id) = 1),
    check ((state = 'held') = (held_because is not null)),
    check ((state = 'shown') <= (shown_at is not null)),
    check (member_id is not null or state in ('shown', 'removed'))
);
comment on column community.post.label is 'what it speaks of, chosen by its writer: it stays folded until somebody opens it';
comment on column community.post.staff_words is 'what staff said when they gave it back or took it down';
create index on community.post (organization_id, room_id, shown_at, id);
create index on community.post (organization_id, member_id) where member_id is not null;
create index on community.post (organization_id, written_at) where state = 'held';

-- A kind sign under a post.
create table community.reaction (
    organization_id uuid        not null,
    post_id         uuid        not null,
    member_id       uuid        not null,
    room_id         uuid        not null,
    kind            text        not null check (kind in ('hear_you', 'me_too', 'thank_you', 'with_you')),
    at              timestamptz not null,
    primary key (organization_id, post_id, member_id, kind),
    foreign key (organization_id, post_id, room_id) references community.post (organization_id, id, room_id) on delete cascade,
    foreign key (organization_id, member_id, room_id) references community.member (organization_id, id, room_id)
);

-- Whose posts somebody does not want to see. Nobody else ever knows, staff neither.
create table community.mute (
    organization_id uuid not null,
    member_id       uuid not null,
    muted_id        uuid not null,
    room_id         uuid not null,
    participant_id  uuid not null,
    primary key (organization_id, member_id, muted_id),
    foreign key (organization_id, member_id, room_id) references community.member (organization_id, id, room_id),
    foreign key (organization_id, muted_id, room_id) references community.member (organization_id, id, room_id),
    foreign key (organization_id, participant_id) references people.participant,
    check (member_id <> muted_id)
);

-- What somebody told staff about a post, with its words as they were then: they stay with staff when the writer deletes it.
create table community.report (
    organization_id uuid        not null,
    id              uuid        not null,
    post_id         uuid,
    room_id         uuid        not null,
    member_id       uuid,
    participant_id  uuid        not null,
    reason          text        not null check (reason in ('unkind', 'contact', 'hard_to_read', 'safety', 'other')),
    words           text        not null check (length(words) <= 2000),
    post_words      text        not null,
    at_stake        boolean     not null,
    reported_at     timestamptz not null,
    outcome         text check (outcome in ('stays', 'taken_down', 'spoken_with')),
    settled_at      timestamptz,
    settled_by      uuid,
    primary key (organization_id, id),
    foreign key (organization_id, room_id) references community.room,
    foreign key (organization_id, post_id, room_id) references community.post (organization_id, id, room_id)
        on delete set null (post_id),
    foreign key (organization_id, member_id, room_id) references community.member (organization_id, id, room_id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, settled_by) references access.membership,
    check ((settled_at is null) = (outcome is null))
);
comment on column community.report.participant_id is 'who told; the writer of the post never learns it';
comment on column community.report.member_id is 'the writer; nothing for a post of staff';
create index on community.report (organization_id, reported_at) where settled_at is null;
