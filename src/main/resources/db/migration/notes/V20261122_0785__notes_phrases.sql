-- Sentences somebody keeps to use again, called by a short word. Nobody else sees them, and no note remembers them.
create table notes.phrase (
    organization_id uuid        not null references platform.organization,
    account_id      uuid        not null,
    code            text        not null check (code ~ '^[a-z0-9-]{1,20}$'),
    words           text        not null check (words <> ''),
    changed_at      timestamptz not null,
    primary key (organization_id, account_id, code)
);
select platform.protect('notes.phrase', about => 'account', grants => 'select, insert, update, delete');

-- An associate's signature submits the shared part; it locks with the supervisor's (CARE 25).
alter table notes.shared_part
    add column submitted_at timestamptz,
    add column cosigner_id  uuid,
    add foreign key (organization_id, cosigner_id) references staff.member;
comment on column notes.shared_part.submitted_at is 'signed by an author whose supervisor signs too; nobody changes it until it is signed or sent back';
create index on notes.shared_part (organization_id, cosigner_id) where submitted_at is not null and signed_at is null;

-- A supervisor's comment on a shared part and the text it was said of. Never part of the chart (CARE 25).
create table notes.shared_sent_back (
    organization_id uuid            not null,
    id              uuid            not null,
    session_id      uuid            not null,
    comment         text            not null check (comment <> ''),
    earlier_text    text            not null,
    sent_by         uuid            not null,
    sent_at         timestamptz     not null,
    regime          platform.regime not null,
    primary key (organization_id, id),
    foreign key (organization_id, session_id) references scheduling.session
);
create index on notes.shared_sent_back (organization_id, session_id, sent_at);
select platform.protect('notes.shared_sent_back', about => 'staff', grants => 'select, insert');
select platform.keep('notes.shared_sent_back');
