create schema referrals;
grant usage on schema referrals to footbridge_app;

-- Somebody knocked, and where the work on it stands.
create table referrals.referral (
    organization_id  uuid        not null references platform.organization,
    id               uuid        not null,
    participant_id   uuid        not null,
    source           text        not null check (source in ('inquiry', 'phone', 'bundle')),
    status           text        not null check (status in ('new', 'contacted', 'screened', 'scheduled', 'offered',
                                                            'waitlisted', 'admitted', 'referred_elsewhere', 'closed')),
    danger           text        not null check (danger in ('yes', 'no', 'not_asked')),
    received_at      timestamptz not null,
    owner_id         uuid,
    next_contact_on  date,
    first_contact_at timestamptz,
    taken_at         timestamptz,
    taken_by         uuid,
    closed_at        timestamptz,
    close_reason     text check (close_reason in ('chose_not_to', 'no_answer', 'elsewhere', 'not_for_us', 'same_as_another',
                                                  'not_a_referral')),
    close_note       text,
    updated_at       timestamptz not null,
    version          int         not null,
    regime           platform.regime        not null,
    privacy_class    platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, owner_id) references staff.member
);
comment on column referrals.referral.taken_by is 'the membership that took it into work';
create index on referrals.referral (organization_id, received_at, id);
create index on referrals.referral (organization_id, participant_id);
create index on referrals.referral (organization_id, updated_at, id);
select platform.protect('referrals.referral', about => 'participant', visitor_writes => true, clinical => true);

-- Who knocked and what they said, exactly. Written once.
create table referrals.knock (
    organization_id uuid        not null,
    id              uuid        not null,
    referral_id     uuid        not null,
    participant_id  uuid        not null,
    at              timestamptz not null,
    for_self        boolean     not null,
    knocker         text        not null,
    relationship    text,
    person_agrees   text        not null check (person_agrees in ('yes', 'no', 'unsure', 'self')),
    phone           text,
    email           text,
    may_call        boolean     not null,
    may_voicemail   boolean     not null,
    caller_name     text,
    hours           text,
    must_not_know   text,
    own_words       text        not null,
    needs           text[]      not null,
    payer           text,
    found_us        text,
    language        text,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    unique (organization_id, referral_id),
    foreign key (organization_id, referral_id) references referrals.referral,
    foreign key (organization_id, participant_id) references people.participant
);
comment on column referrals.knock.knocker is 'the person, a relative, or the sending organization, as they named themselves';
comment on column referrals.knock.phone is 'of whoever knocked; how to reach the person herself stands in people.participant';
select platform.protect('referrals.knock', about => 'participant', grants => 'select, insert', visitor_writes => true,
                        clinical => true);
select platform.keep('referrals.knock');

-- What was sent to $receive-referral or uploaded, byte for byte (packed with gzip, unpacked gives the same digest).
create table referrals.bundle (
    organization_id uuid        not null,
    id              uuid        not null,
    referral_id     uuid        not null,
    participant_id  uuid        not null,
    sender          text        not null,
    received_at     timestamptz not null,
    sha256          text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes           int         not null,
    packed          bytea       not null,
    entries         int         not null,
    not_understood  jsonb       not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    unique (organization_id, sha256),
    unique (organization_id, referral_id),
    foreign key (organization_id, referral_id) references referrals.referral,
    foreign key (organization_id, participant_id) references people.participant
);
alter table referrals.bundle alter column packed set storage external;
select platform.protect('referrals.bundle', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('referrals.bundle');

-- A PDF, fax image or photo that came with it, byte for byte.
create table referrals.attachment (
    organization_id uuid        not null,
    id              uuid        not null,
    referral_id     uuid        not null,
    participant_id  uuid        not null,
    kind            text        not null check (kind in ('referral_letter', 'discharge_summary', 'assessment', 'consent',
                                                         'insurance_card', 'identity', 'other')),
    dated           date,
    part2           boolean     not null,
    media_type      text        not null check (media_type in ('application/pdf', 'image/tiff', 'image/png', 'image/jpeg')),
    sha256          text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes           int         not null,
    content         bytea       not null,
    attached_by     uuid,
    attached_at     timestamptz not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    unique (organization_id, referral_id, sha256),
    foreign key (organization_id, referral_id) references referrals.referral,
    foreign key (organization_id, participant_id) references people.participant
);
alter table referrals.attachment alter column content set storage external;
select platform.protect('referrals.attachment', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('referrals.attachment');

create table referrals.contact_attempt (
    organization_id uuid        not null,
    id              uuid        not null,
    referral_id     uuid        not null,
    participant_id  uuid        not null,
    at              timestamptz not null,
    by_staff_id     uuid        not null,
    way             text        not null check (way in ('call', 'voicemail', 'their_call', 'in_person', 'sender')),
    outcome         text        not null check (outcome in ('reached', 'left_word', 'no_answer', 'wrong_number', 'call_later')),
    note            text        not null,
    next_contact_on date,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, referral_id) references referrals.referral,
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, by_staff_id) references staff.member
);
create index on referrals.contact_attempt (organization_id, referral_id, at);
select platform.protect('referrals.contact_attempt', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('referrals.contact_attempt');

-- What staff said about a possible match. The latest word counts; nothing is ever merged without one.
create table referrals.match_word (
    organization_id uuid        not null,
    id              uuid        not null,
    participant_id  uuid        not null,
    other_id        uuid        not null,
    word            text        not null check (word in ('same', 'not_the_same', 'apart_again')),
    reason          text        not null,
    said_by         uuid        not null,
    said_at         timestamptz not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, other_id) references people.participant,
    foreign key (organization_id, said_by) references staff.member
);
create index on referrals.match_word (organization_id, participant_id, other_id, said_at);
select platform.protect('referrals.match_word', about => 'staff', grants => 'select, insert');
select platform.keep('referrals.match_word');

-- How often an address knocked in an hour. The address stands as a digest that changes every day.
create table referrals.knocking (
    organization_id uuid        not null references platform.organization,
    address_digest  text        not null,
    hour            timestamptz not null,
    times           int         not null,
    primary key (organization_id, address_digest, hour)
);
select platform.protect('referrals.knocking', about => 'organization', grants => 'select, insert, update, delete');
create policy counted_for_visitors on referrals.knocking for all
    using (organization_id = (select platform.organization()))
    with check (organization_id = (select platform.organization()));

create view referrals.v_referrals with (security_invoker = true) as
select referral.organization_id, referral.id as referral_id, same.stands_for as participant_id, referral.source,
       referral.status, referral.danger, referral.received_at, referral.owner_id, referral.next_contact_on,
       referral.first_contact_at, referral.taken_at, referral.closed_at, referral.close_reason
  from referrals.referral
  join people.v_same_person same
    on same.organization_id = referral.organization_id and same.participant_id = referral.participant_id;
grant select on referrals.v_referrals to footbridge_app;
