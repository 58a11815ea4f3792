-- Whose enrollments and leaves: asked on every page of a person.
create index on episodes.enrollment (organization_id, participant_id, starts_on);
create index on episodes.leave (organization_id, participant_id, starts_on);
