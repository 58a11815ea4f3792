-- Where participants read each other, a wall must know who must not meet (CARE 15), and neither of the two may: it is asked
-- by functions of the tables' owner alone, and the application is held off as a participant or contact as before.
drop policy staff_only on people.keep_apart;
create policy unseen_by_participants on people.keep_apart as restrictive to footbridge_app
    using ((select platform.kind()) not in ('participant', 'contact'))
    with check ((select platform.kind()) not in ('participant', 'contact'));

create function people.apart_from(who uuid) returns setof uuid language sql stable security definer
begin atomic
    select case when person_id = who then other_person_id else person_id end
      from people.keep_apart
     where organization_id = platform.organization() and ends_at is null and other_person_id is not null
       and (person_id = who or other_person_id = who);
end;
revoke all on function people.apart_from(uuid) from public;
comment on function people.apart_from(uuid) is 'for other functions of the owner; the application may not ask it';
