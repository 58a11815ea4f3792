-- Phones that keep a person's plan for hours without a network. The copy itself is on the phone alone; here stands only
-- that there is one, so that the person can take it away from elsewhere. The phone holds one secret, which reaches
-- nothing: it asks whether the copy may stay.
create table access.kept_copy (
    organization_id  uuid        not null references platform.organization,
    id               uuid        not null,
    participant_id   uuid        not null,
    secret_hash      text        not null,
    kept_at          timestamptz not null,
    last_seen_at     timestamptz not null,
    removal_asked_at timestamptz,
    removed_at       timestamptz,
    primary key (organization_id, id)
);
comment on column access.kept_copy.removed_at is 'when that phone was told, or said by itself that the copy is gone';
create index on access.kept_copy (organization_id, participant_id, kept_at);
create index on access.kept_copy (secret_hash);
select platform.protect('access.kept_copy', about => 'participant');
-- The question comes from phones nobody is signed in on; it runs as the owner of the tables.
create policy looked_up on access.kept_copy to current_user using (true) with check (true);

create function access.kept_copy_seen(secret text, moment timestamptz, gone boolean) returns text
language sql volatile security definer
begin atomic
    update access.kept_copy
       set last_seen_at = moment,
           removed_at = case when gone or removal_asked_at is not null then coalesce(removed_at, moment) end
     where secret_hash = secret
    returning case when removed_at is null then 'keep' else 'remove' end;
end;
revoke all on function access.kept_copy_seen(text, timestamptz, boolean) from public;
grant execute on function access.kept_copy_seen(text, timestamptz, boolean) to footbridge_app;
