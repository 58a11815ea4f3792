-- How somebody is today, in their own words, once a day. A blank stays a blank (CARE 4); what is sent stays as it is.
create table attendance.check_in (
    organization_id uuid                   not null references platform.organization,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    program_id      uuid                   not null,
    on_date         date                   not null,
    at              timestamptz            not null,
    way             text                   not null check (way in ('phone', 'tablet')),
    mood            int check (mood between 0 and 10),
    craving         int check (craving between 0 and 10),
    sleep_minutes   int check (sleep_minutes between 0 and 1440),
    wants_word      boolean                not null,
    words           text                   not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    unique (organization_id, participant_id, on_date),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, program_id) references programs.program
);
comment on column attendance.check_in.on_date is 'the program day: the date on the program''s own wall';
comment on column attendance.check_in.wants_word is 'asked for a word before group; false says only that nobody asked';
select platform.protect('attendance.check_in', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('attendance.check_in');

-- "Are you safe right now?" Each time it was asked; an answer that was left blank stands as nothing, never as a no.
create table attendance.safety_answer (
    organization_id uuid                   not null references platform.organization,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    on_date         date                   not null,
    at              timestamptz            not null,
    way             text                   not null check (way in ('phone', 'tablet')),
    answer          text check (answer in ('yes', 'not_sure', 'no', 'in_person')),
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant
);
create index on attendance.safety_answer (organization_id, participant_id, on_date, at);
select platform.protect('attendance.safety_answer', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('attendance.safety_answer');

-- An answer that says danger, chosen and not sent: told when the page is left, or after ten minutes.
create table attendance.unsent_safety (
    organization_id uuid                   not null references platform.organization,
    participant_id  uuid                   not null,
    program_id      uuid                   not null,
    answer          text                   not null check (answer in ('not_sure', 'no')),
    way             text                   not null check (way in ('phone', 'tablet')),
    saved_at        timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, participant_id),
    foreign key (organization_id, participant_id) references people.participant
);
create index on attendance.unsent_safety (organization_id, saved_at);
select platform.protect('attendance.unsent_safety', about => 'participant', grants => 'select, insert, update, delete', clinical => true);

-- Where somebody is who comes by video (CARE 8). Each joining stays; the newest counts.
create table attendance.joining (
    organization_id uuid                   not null references platform.organization,
    id              uuid                   not null,
    session_id      uuid                   not null,
    participant_id  uuid                   not null,
    at              timestamptz            not null,
    whereabouts     text                   not null,
    phone           text                   not null,
    speaks_freely   boolean,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, session_id) references scheduling.session,
    foreign key (organization_id, participant_id) references people.participant
);
create index on attendance.joining (organization_id, session_id, participant_id, at);
create index on attendance.joining (organization_id, participant_id, at);
select platform.protect('attendance.joining', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('attendance.joining');

-- A time of arrival that stands in a mark because somebody came to the tablet or joined, and nobody typed it.
create table attendance.arrival (
    organization_id uuid                   not null references platform.organization,
    session_id      uuid                   not null,
    participant_id  uuid                   not null,
    arrived_at      timestamptz            not null,
    way             text                   not null check (way in ('tablet', 'video')),
    mark_version    int                    not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, session_id, participant_id),
    foreign key (organization_id, session_id, participant_id) references attendance.attendance
);
comment on column attendance.arrival.mark_version is 'the version of the mark that has this time and nothing else new';
select platform.protect('attendance.arrival', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('attendance.arrival');

-- What somebody types at the tablet, beside day and month of birth. It opens nothing else.
create table attendance.arrival_number (
    organization_id uuid        not null references platform.organization,
    program_id      uuid        not null,
    participant_id  uuid        not null,
    number          text        not null check (number ~ '^[0-9]{4,6}$'),
    given_at        timestamptz not null,
    given_by        uuid,
    primary key (organization_id, program_id, participant_id),
    unique (organization_id, program_id, number),
    foreign key (organization_id, program_id) references programs.program,
    foreign key (organization_id, participant_id) references people.participant
);
select platform.protect('attendance.arrival_number', about => 'participant');

-- Who stands at a tablet right now; one person a tablet, gone when they are done.
create table attendance.tablet_visit (
    organization_id uuid        not null,
    tablet_id       uuid        not null,
    id              uuid        not null,
    participant_id  uuid        not null,
    begun_at        timestamptz not null,
    primary key (organization_id, tablet_id),
    foreign key (organization_id, tablet_id) references access.tablet,
    foreign key (organization_id, participant_id) references people.participant
);
select platform.protect('attendance.tablet_visit', about => 'participant', grants => 'select, insert, update, delete');

-- "I can't come", said beforehand; it can be taken back.
create table attendance.absence_said (
    organization_id uuid                   not null references platform.organization,
    id              uuid                   not null,
    session_id      uuid                   not null,
    participant_id  uuid                   not null,
    reason          text                   not null,
    said_at         timestamptz            not null,
    taken_back_at   timestamptz,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, session_id) references scheduling.session,
    foreign key (organization_id, participant_id) references people.participant
);
create unique index on attendance.absence_said (organization_id, session_id, participant_id) where taken_back_at is null;
create index on attendance.absence_said (organization_id, participant_id, said_at);
select platform.protect('attendance.absence_said', about => 'participant', clinical => true);
select platform.keep_once('attendance.absence_said', 'taken_back_at');

create view attendance.v_check_ins with (security_invoker = true) as
select organization_id, id as check_in_id, participant_id, program_id, on_date, at, way, mood, craving, sleep_minutes,
       wants_word, words
  from attendance.check_in;

create view attendance.v_safety_answers with (security_invoker = true) as
select organization_id, participant_id, on_date, at, way, answer
  from attendance.safety_answer;

create view attendance.v_joinings with (security_invoker = true) as
select organization_id, session_id, participant_id, at, whereabouts, phone, speaks_freely
  from attendance.joining;

-- Arrivals whose time still stands in the mark.
create view attendance.v_arrivals with (security_invoker = true) as
select arrival.organization_id, arrival.session_id, arrival.participant_id, arrival.arrived_at, arrival.way
  from attendance.arrival
  join attendance.attendance mark
    on mark.organization_id = arrival.organization_id and mark.session_id = arrival.session_id
   and mark.participant_id = arrival.participant_id and mark.arrived_at = arrival.arrived_at;

create view attendance.v_absences_said with (security_invoker = true) as
select organization_id, session_id, participant_id, reason, said_at
  from attendance.absence_said
 where taken_back_at is null;

grant select on attendance.v_check_ins, attendance.v_safety_answers, attendance.v_joinings, attendance.v_arrivals,
                attendance.v_absences_said to footbridge_app;
