-- When a person would like to be reminded of questions, and where; their own word alone, changed or ended at any time.
create table measures.reminder (
    organization_id uuid        not null references platform.organization,
    participant_id  uuid        not null,
    moment          text        not null check (moment in ('evening_before', 'morning_of')),
    address         text        not null check (address like '%_@_%'),
    language        text        not null check (language in ('en', 'es')),
    chosen_at       timestamptz not null,
    last_sent_on    date,
    primary key (organization_id, participant_id),
    foreign key (organization_id, participant_id) references people.participant
);
select platform.protect('measures.reminder', about => 'participant', grants => 'select, insert, update, delete');
