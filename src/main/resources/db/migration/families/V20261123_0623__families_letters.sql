create schema families;
grant usage on schema families to footbridge_app;

-- What somebody near a person wrote to the team: collateral information, never a message of the person. Sent is sent.
create table families.letter (
    organization_id uuid                   not null references platform.organization,
    id              uuid                   not null,
    contact_id      uuid                   not null,
    about           text                   not null check (length(about) <= 200),
    words           text                   not null check (length(words) between 1 and 8000),
    at_stake        boolean                not null,
    written_at      timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, contact_id) references people.contact
);
comment on column families.letter.about is 'whom it is about, as the writer says it; nothing here tells the writer whether we know them';
comment on column families.letter.at_stake is 'the writer said that somebody''s safety was; the alert was raised with it';
select platform.protect('families.letter', about => 'organization', grants => 'select, insert', clinical => true);
select platform.keep('families.letter');

-- What the team did with it: whose it is, who read it, whether the person may read it too.
create table families.handling (
    organization_id uuid        not null references platform.organization,
    letter_id       uuid        not null,
    participant_id  uuid,
    task_id         uuid,
    read_at         timestamptz,
    read_by         uuid,
    shown_at        timestamptz,
    primary key (organization_id, letter_id),
    foreign key (organization_id, letter_id) references families.letter,
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, read_by) references staff.member,
    check ((read_at is null) = (read_by is null)),
    check (shown_at is null or participant_id is not null)
);
comment on column families.handling.participant_id is 'empty until the team knows whom it is about';
comment on column families.handling.shown_at is 'since when the person may read it; empty: the team keeps it to itself';
create index on families.handling (organization_id, participant_id);
select platform.protect('families.handling', about => 'participant');

-- The writer never reads back, not even the own letter; the person reads what the team let through and nothing else.
create policy team_or_shown on families.handling as restrictive
    using ((select platform.kind()) <> 'contact' and ((select platform.kind()) <> 'participant' or shown_at is not null))
    with check ((select platform.kind()) not in ('contact', 'participant'));
create policy team_or_shown on families.letter as restrictive
    using ((select platform.kind()) <> 'contact'
           and ((select platform.kind()) <> 'participant'
                or exists (select from families.handling
                            where handling.organization_id = letter.organization_id and handling.letter_id = letter.id
                              and handling.shown_at is not null)))
    with check ((select platform.kind()) not in ('contact', 'participant'));
