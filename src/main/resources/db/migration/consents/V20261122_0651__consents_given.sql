create schema consents;
grant usage on schema consents to footbridge_app;

-- Forms come from the jar, version by version, and are never edited: a new text is a new version.
create table consents.form (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    kind            text        not null,
    version         int         not null,
    language        text        not null check (language in ('en', 'es')),
    need            text        not null check (need in ('required', 'required_for_video', 'optional')),
    title           text        not null,
    body            text        not null,
    if_declined     text        not null,
    origin          text        not null,
    starts_on       date        not null,
    created_at      timestamptz not null,
    primary key (organization_id, id),
    unique (organization_id, kind, version, language)
);
comment on column consents.form.need is 'declining an optional one changes nothing about the place (CARE 13)';
select platform.protect('consents.form', about => 'organization', grants => 'select, insert');
select platform.keep('consents.form');

-- A qualified translator's review; without it Spanish is not offered in a real installation (CARE 33).
create table consents.translation_review (
    organization_id uuid        not null,
    id              uuid        not null,
    form_id         uuid        not null,
    reviewer        text        not null,
    qualification   text        not null,
    reviewed_on     date        not null,
    recorded_at     timestamptz not null,
    primary key (organization_id, id),
    foreign key (organization_id, form_id) references consents.form
);
select platform.protect('consents.translation_review', about => 'organization', grants => 'select, insert');
select platform.keep('consents.translation_review');

-- Words a law prescribes, by version, such as the notice every Part 2 disclosure carries.
create table consents.legal_text (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    name            text        not null,
    version         int         not null,
    wording         text        not null,
    source          text        not null,
    starts_on       date        not null,
    created_at      timestamptz not null,
    primary key (organization_id, id),
    unique (organization_id, name, version)
);
select platform.protect('consents.legal_text', about => 'organization', grants => 'select, insert');
select platform.keep('consents.legal_text');

-- What a person answered to one form: signed or declined, with the exact words she saw.
create table consents.consent (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    kind            text                   not null,
    form_id         uuid                   not null,
    decision        text                   not null check (decision in ('signed', 'declined')),
    content         text                   not null,
    contact_id      uuid,
    recipient       text,
    data_classes    text[]                 not null,
    purpose         text,
    decided_at      timestamptz            not null,
    until           timestamptz,
    until_event     text,
    signer_name     text                   not null,
    capacity        text                   not null,
    signature_id    uuid,
    on_paper        boolean                not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, form_id) references consents.form,
    foreign key (organization_id, contact_id) references people.contact,
    check (decision = 'declined' or signature_id is not null or on_paper),
    check (kind <> 'release' or decision = 'declined' or (recipient is not null and purpose is not null and cardinality(data_classes) > 0))
);
comment on column consents.consent.until_event is 'an expiry that is an event and not a date, such as end of treatment';
comment on column consents.consent.on_paper is 'signed before this program kept records; the paper is attached to the person';
create index on consents.consent (organization_id, participant_id, kind, decided_at);
select platform.protect('consents.consent', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('consents.consent');

-- Taking back looks forward only: what was shared under it stays in the log.
create table consents.revocation (
    organization_id uuid        not null,
    id              uuid        not null,
    participant_id  uuid        not null,
    consent_id      uuid        not null,
    revoked_at      timestamptz not null,
    said_by         text        not null,
    said_how        text        not null check (said_how in ('in_person', 'in_writing', 'by_phone', 'on_own_page', 'end_of_treatment')),
    primary key (organization_id, id),
    unique (organization_id, consent_id),
    foreign key (organization_id, consent_id) references consents.consent,
    foreign key (organization_id, participant_id) references people.participant
);
create index on consents.revocation (organization_id, participant_id);
select platform.protect('consents.revocation', about => 'participant', grants => 'select, insert');
select platform.keep('consents.revocation');

-- Who may consent for a young person, per state and service. The site enters what its counsel says, with the source.
create table consents.minor_rule (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    state           text        not null check (state ~ '^[A-Z]{2}$'),
    service         text        not null check (service in ('mental_health', 'substance_use', 'medication')),
    from_age        int         not null check (from_age between 0 and 21),
    to_age          int         not null check (to_age between 0 and 21),
    may_consent     text        not null check (may_consent in ('minor', 'guardian', 'either', 'both')),
    statement       text        not null,
    source          text        not null,
    verified_by     text,
    starts_on       date        not null,
    created_at      timestamptz not null,
    primary key (organization_id, id),
    check (from_age <= to_age)
);
comment on column consents.minor_rule.verified_by is 'who checked it against the law; an unverified row decides nothing';
select platform.protect('consents.minor_rule', about => 'organization', grants => 'select, insert');
select platform.keep('consents.minor_rule');

-- Under 18 no episode starts without it (CARE 14): one row per service, the newest counts.
create table consents.minor_authority (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    service         text                   not null check (service in ('mental_health', 'substance_use', 'medication')),
    may_consent     text                   not null check (may_consent in ('minor', 'guardian', 'either', 'both')),
    may_see         text                   not null check (may_see in ('minor_only', 'guardian_too', 'guardian_by_release')),
    state           text                   not null,
    rule_on         date                   not null,
    rule_source     text                   not null,
    rule_id         uuid,
    guardian_name   text,
    custody_paper   text                   not null check (custody_paper in ('seen_and_attached', 'none_needed', 'asked_for')),
    assent          text                   not null check (assent in ('given', 'not_given', 'not_asked')),
    assent_words    text,
    recorded_at     timestamptz            not null,
    recorded_by     uuid,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, rule_id) references consents.minor_rule
);
create index on consents.minor_authority (organization_id, participant_id, service, recorded_at);
select platform.protect('consents.minor_authority', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('consents.minor_authority');

create view consents.v_consents with (security_invoker = true) as
select consent.organization_id, consent.id as consent_id, consent.participant_id, consent.regime, consent.privacy_class,
       consent.kind, consent.form_id, form.title, form.version, form.language, form.need, consent.decision,
       consent.contact_id, consent.recipient, consent.data_classes, consent.purpose, consent.decided_at, consent.until,
       consent.until_event, consent.signer_name, consent.capacity, consent.on_paper, revocation.revoked_at,
       coalesce(revocation.revoked_at, consent.decided_at) as last_changed_at
  from consents.consent
  join consents.form on form.organization_id = consent.organization_id and form.id = consent.form_id
  left join consents.revocation on revocation.organization_id = consent.organization_id and revocation.consent_id = consent.id;
grant select on consents.v_consents to footbridge_app;
