-- Who signed what, as what, when, and the hash of the exact words. The words stay with the module that owns them.
create table access.signature (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    subject         text        not null,
    subject_id      uuid        not null,
    participant_id  uuid,
    meaning         text        not null check (meaning in ('author', 'cosigner', 'agrees', 'received', 'witness', 'certifies', 'approves')),
    capacity        text        not null check (capacity in ('self', 'guardian', 'staff')),
    signer_name     text        not null check (signer_name <> ''),
    in_person       boolean     not null,
    membership_id   uuid        not null,
    sha256          text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    signed_at       timestamptz not null,
    primary key (organization_id, id),
    foreign key (organization_id, membership_id) references access.membership
);
comment on column access.signature.membership_id is 'the signer''s, or the witness''s where somebody signed in person';
create index on access.signature (organization_id, subject, subject_id);
select platform.protect('access.signature', about => 'participant', grants => 'select, insert');
select platform.keep('access.signature');

create view access.v_signatures with (security_invoker = true) as
select organization_id, id as signature_id, subject, subject_id, participant_id, meaning, capacity, signer_name,
       in_person, membership_id, sha256, signed_at
  from access.signature;
grant select on access.v_signatures to footbridge_app;
