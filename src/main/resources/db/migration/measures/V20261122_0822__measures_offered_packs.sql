-- A site's own instrument between upload and the director's yes. Looked at first; taken or forgotten.
create table measures.offered_pack (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    content         text        not null check (length(content) <= 600000),
    offered_at      timestamptz not null,
    offered_by      uuid,
    taken_at        timestamptz,
    primary key (organization_id, id)
);
select platform.protect('measures.offered_pack', about => 'staff');
