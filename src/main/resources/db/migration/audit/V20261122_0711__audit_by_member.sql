-- The privacy desk asks what one member did; without this it reads the whole organization's audit.
create index on audit.entry (organization_id, membership_id, id) where membership_id is not null;
