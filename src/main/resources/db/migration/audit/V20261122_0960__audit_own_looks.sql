-- One row may name twelve people (a roster that was opened), so a person bound to single records reads no row of the
-- audit at all: only what the function below tells, which names nobody but who looked.
drop policy own_rows on audit.entry;
create policy own_entries_added on audit.entry as restrictive for insert
    with check ((select platform.participants()) is null or participants <@ (select platform.participants()));
create policy unread_by_persons on audit.entry as restrictive for select to footbridge_app
    using ((select platform.participants()) is null);

-- What was done with one person's record, told to that person alone. It leaves out whom else an entry names, the address
-- it came from, every free word but the reason of a break-glass, and what is secret to both of a pair kept apart (CARE 15).
create function audit.looks_at(person uuid, until timestamptz)
    returns table (id uuid, at timestamptz, actor_kind text, actor_name text, membership_id uuid, act text, subject text, reason text)
language sql stable security definer
begin atomic
    select entry.id, entry.at, entry.actor_kind, case when entry.actor_kind = 'client' then entry.actor_name else '' end,
           entry.membership_id, entry.act, entry.subject, case when entry.act = 'break_glass' then entry.purpose else '' end
      from audit.entry
     where entry.organization_id = (select platform.organization())
       and (select platform.kind()) = 'participant'
       and person = any ((select platform.participants())::uuid[])
       and entry.participants @> array[person]
       and entry.actor_kind in ('staff', 'contact', 'client')
       and entry.subject <> 'keep-apart'
       and (until is null or entry.at < until);
end;
revoke all on function audit.looks_at(uuid, timestamptz) from public;
grant execute on function audit.looks_at(uuid, timestamptz) to footbridge_app;
