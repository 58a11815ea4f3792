-- Addresses under which a person's own calendar app reads when they are busy: nothing but times. Each address is one
-- secret, ended by the person at any time.
create table access.calendar_feed (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    participant_id  uuid        not null,
    secret_hash     text        not null,
    made_at         timestamptz not null,
    last_read_at    timestamptz,
    ended_at        timestamptz,
    primary key (organization_id, id)
);
create index on access.calendar_feed (organization_id, participant_id, made_at);
create index on access.calendar_feed (secret_hash);
select platform.protect('access.calendar_feed', about => 'participant');
-- The calendar app is not signed in; the lookup runs as the owner of the tables.
create policy looked_up on access.calendar_feed to current_user using (true) with check (true);

create function access.calendar_feed_read(secret text, moment timestamptz)
    returns table (organization_id uuid, participant_id uuid)
language sql volatile security definer
begin atomic
    update access.calendar_feed set last_read_at = moment
     where secret_hash = secret and ended_at is null
    returning calendar_feed.organization_id, calendar_feed.participant_id;
end;
revoke all on function access.calendar_feed_read(text, timestamptz) from public;
grant execute on function access.calendar_feed_read(text, timestamptz) to footbridge_app;
