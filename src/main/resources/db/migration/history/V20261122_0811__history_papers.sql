-- A PDF, fax image or photo kept with a person at any time after the knock, byte for byte.
create table history.paper (
    organization_id uuid        not null,
    id              uuid        not null,
    participant_id  uuid        not null,
    kind            text        not null check (kind in ('referral_letter', 'discharge_summary', 'assessment', 'consent',
                                                         'insurance_card', 'identity', 'lab_result', 'custody', 'court',
                                                         'letter', 'other')),
    dated           date,
    part2           boolean     not null,
    media_type      text        not null check (media_type in ('application/pdf', 'image/tiff', 'image/png', 'image/jpeg')),
    sha256          text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes           int         not null check (bytes > 0),
    content         bytea       not null,
    kept_by         uuid        not null,
    kept_at         timestamptz not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, kept_by) references staff.member
);
create index on history.paper (organization_id, participant_id, sha256);
alter table history.paper alter column content set storage external;
select platform.protect('history.paper', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('history.paper');
create policy staff_only on history.paper as restrictive
    using ((select platform.kind()) not in ('participant', 'contact'))
    with check ((select platform.kind()) not in ('participant', 'contact'));
select tasks.can_be_sealed('history.paper');

create view history.v_papers with (security_invoker = true) as
select organization_id, id as paper_id, participant_id, kind, dated, part2, media_type, bytes, kept_by, kept_at
  from history.paper;
grant select on history.v_papers to footbridge_app;
