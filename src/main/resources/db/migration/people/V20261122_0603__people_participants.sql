create schema people;
grant usage on schema people to footbridge_app;

create table people.participant (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    participant_id  uuid        not null generated always as (id) stored,
    given_name      text        not null,
    family_name     text        not null,
    chosen_name     text,
    pronouns        text,
    birth_date      date,
    gender          text,
    language        text,
    phone           text,
    email           text,
    address_line    text,
    city            text,
    state           text,
    postal_code     text,
    may_call        boolean     not null,
    may_voicemail   boolean     not null,
    caller_name     text,
    contact_hours   text,
    must_not_know   text,
    merged_into     uuid,
    died_on         date,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    version         int         not null,
    primary key (organization_id, id),
    foreign key (organization_id, merged_into) references people.participant
);
comment on column people.participant.caller_name is 'the name we give when we call, never the program''s unless the person said so';
comment on column people.participant.must_not_know is 'who must not learn of this, in the person''s words';
create index on people.participant (organization_id, lower(family_name), lower(given_name));
select platform.protect('people.participant', about => 'participant', visitor_writes => true);

-- The name and pronouns a young person chose for an audience (CARE 14).
create table people.name_for_audience (
    organization_id uuid not null,
    participant_id  uuid not null,
    audience        text not null check (audience in ('family', 'school', 'payer')),
    name            text not null,
    pronouns        text,
    primary key (organization_id, participant_id, audience),
    foreign key (organization_id, participant_id) references people.participant
);
select platform.protect('people.name_for_audience', about => 'participant', grants => 'select, insert, update, delete');

create table people.contact (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    name            text        not null,
    phone           text,
    email           text,
    created_at      timestamptz not null,
    primary key (organization_id, id)
);
select platform.protect('people.contact', about => 'organization', visitor_writes => true);

-- What a contact is to a participant. Rights are not here: they come from consents.
create table people.contact_of (
    organization_id uuid    not null,
    participant_id  uuid    not null,
    contact_id      uuid    not null,
    relation        text    not null,
    guardian        boolean not null,
    emergency       boolean not null,
    may_pick_up     boolean not null,
    primary key (organization_id, participant_id, contact_id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, contact_id) references people.contact
);
select platform.protect('people.contact_of', about => 'participant', grants => 'select, insert, update, delete', visitor_writes => true);

create policy own_contacts on people.contact as restrictive for select
    using ((select platform.participants()) is null
           or exists (select from people.contact_of own
                       where own.organization_id = contact.organization_id and own.contact_id = contact.id));

-- Names for other modules' pages. security_invoker: the asker's own row security holds.
create view people.v_names with (security_invoker = true) as
select organization_id, id as participant_id, given_name, family_name, chosen_name, pronouns, birth_date,
       coalesce(chosen_name, given_name) as called,
       coalesce(chosen_name, given_name) || ' ' || family_name as full_name
  from people.participant;
grant select on people.v_names to footbridge_app;
