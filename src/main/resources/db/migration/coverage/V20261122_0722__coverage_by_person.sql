create index on coverage.authorization (organization_id, participant_id, ends_on);
