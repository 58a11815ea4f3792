-- A qualified translator's review of a part of the pages' words (45 CFR 92.201(c)(3)); without it that part is not offered
-- in Spanish in a real installation (CARE 33). The fingerprint says which words were read: others need another review.
create table access.translation_review (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    area            text        not null,
    language        text        not null check (language in ('es')),
    fingerprint     text        not null check (fingerprint ~ '^[0-9a-f]{64}$'),
    reviewer        text        not null check (reviewer <> ''),
    qualification   text        not null check (qualification <> ''),
    reviewed_on     date        not null,
    recorded_by     uuid,
    recorded_at     timestamptz not null,
    primary key (organization_id, id)
);
create index on access.translation_review (organization_id, area);
select platform.protect('access.translation_review', about => 'organization', grants => 'select, insert');
select platform.keep('access.translation_review');
