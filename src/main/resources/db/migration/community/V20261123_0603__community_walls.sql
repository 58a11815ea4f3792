-- The walls between the people of the rooms. A page is only the door: whoever asks the tables themselves gets no further.

-- Staff, jobs, and participants with a login of their own; no family, no shared tablet, no client.
create function community.people_and_staff(target regclass) returns void language plpgsql as
$$
begin
    execute format($p$create policy people_and_staff on %s as restrictive to footbridge_app
        using ((select platform.kind()) in ('staff', 'job') or (select community.me()) is not null)
        with check ((select platform.kind()) in ('staff', 'job') or (select community.me()) is not null)$p$, target);
end
$$;

select platform.protect('community.member', about => 'organization');
select community.people_and_staff('community.member');
create policy own_rows on community.member as restrictive to footbridge_app
    using ((select platform.participants()) is null or participant_id = (select community.me()))
    with check ((select platform.participants()) is null or participant_id = (select community.me()));

select platform.protect('community.room', about => 'organization');
select community.people_and_staff('community.room');
create policy rooms_one_belongs_in on community.room as restrictive for select to footbridge_app
    using ((select platform.participants()) is null
           or closed_at is null
              and community.belongs((select community.me()), program_id, track_id, band, (select platform.moment())));
create policy staff_make_rooms on community.room as restrictive for insert to footbridge_app
    with check ((select platform.participants()) is null);
create policy staff_change_rooms on community.room as restrictive for update to footbridge_app
    using ((select platform.participants()) is null);

create function community.my_members() returns setof uuid language sql stable
begin atomic
    select id from community.member
     where organization_id = platform.organization() and participant_id = community.me();
end;

-- The rooms the person is in and still belongs in, today.
create function community.my_rooms() returns setof uuid language sql stable
begin atomic
    select room.id
      from community.member
      join community.room on room.organization_id = member.organization_id and room.id = member.room_id
     where member.organization_id = platform.organization() and member.participant_id = community.me()
       and member.left_at is null and room.closed_at is null
       and community.belongs(member.participant_id, room.program_id, room.track_id, room.band, platform.moment());
end;

-- Whose words the one who looks must not see: kept apart from her (CARE 15), or people who barred this colleague.
create function community.unseen_by_me() returns setof uuid language sql stable security definer
begin atomic
    select other.id
      from community.member other
     where other.organization_id = platform.organization()
       and other.participant_id in (select people.apart_from(me) from community.me() me)
    union
    select member.id
      from community.member
      join access.bar on bar.organization_id = member.organization_id and bar.participant_id = member.participant_id
     where member.organization_id = platform.organization() and bar.membership_id = platform.membership()
       and (bar.ends_at is null or coalesce(bar.ends_at > platform.moment(), true))
    union
    select member.id
      from community.member
      join people.keep_apart pair on pair.organization_id = member.organization_id and pair.person_id = member.participant_id
      join access.membership colleague on colleague.organization_id = pair.organization_id and colleague.person_id = pair.staff_id
     where member.organization_id = platform.organization() and pair.ends_at is null
       and colleague.id = platform.membership();
end;

-- Whether nobody of the room must not meet this person. Says nothing more.
create function community.free_of(room uuid, person uuid) returns boolean language sql stable security definer
begin atomic
    select not exists (select from community.member other
                        where other.organization_id = platform.organization() and other.room_id = room
                          and other.left_at is null
                          and other.participant_id in (select people.apart_from(person)));
end;

select platform.protect('community.name', about => 'organization', grants => 'select, insert, delete');
select community.people_and_staff('community.name');
create policy names_of_the_room on community.name as restrictive for select to footbridge_app
    using ((select platform.participants()) is null or member_id in (select community.my_members())
           or room_id in (select community.my_rooms()) and member_id not in (select community.unseen_by_me()));
create policy own_name on community.name as restrictive for insert to footbridge_app
    with check ((select platform.participants()) is null or member_id in (select community.my_members()));
create policy own_name_goes on community.name as restrictive for delete to footbridge_app
    using ((select platform.participants()) is null or member_id in (select community.my_members()));

select platform.protect('community.post', about => 'organization', grants => 'select, insert, update, delete');
select community.people_and_staff('community.post');
create policy posts_of_the_room on community.post as restrictive for select to footbridge_app
    using (case when (select platform.participants()) is null
                then member_id is null or member_id not in (select community.unseen_by_me())
                else member_id is not null and member_id in (select community.my_members())
                     or state = 'shown' and room_id in (select community.my_rooms())
                        and (member_id is null or member_id not in (select community.unseen_by_me())) end);
create policy own_posts on community.post as restrictive for insert to footbridge_app
    with check ((select platform.participants()) is null or member_id in (select community.my_members()));
create policy own_posts_change on community.post as restrictive for update to footbridge_app
    using ((select platform.participants()) is null or member_id in (select community.my_members()));
create policy own_posts_go on community.post as restrictive for delete to footbridge_app
    using (member_id in (select community.my_members()));

select platform.protect('community.reaction', about => 'organization', grants => 'select, insert, delete');
select community.people_and_staff('community.reaction');
create policy reactions_of_the_room on community.reaction as restrictive for select to footbridge_app
    using (case when (select platform.participants()) is null
                then member_id not in (select community.unseen_by_me())
                else room_id in (select community.my_rooms()) and member_id not in (select community.unseen_by_me()) end);
create policy own_reactions on community.reaction as restrictive for insert to footbridge_app
    with check ((select platform.participants()) is null or member_id in (select community.my_members()));
create policy own_reactions_go on community.reaction as restrictive for delete to footbridge_app
    using ((select platform.participants()) is null or member_id in (select community.my_members()));

select platform.protect('community.mute', about => 'participant', grants => 'select, insert, delete');
create policy only_the_person on community.mute as restrictive to footbridge_app
    using (participant_id = (select community.me()))
    with check (participant_id = (select community.me()) and member_id in (select community.my_members()));

select platform.protect('community.report', about => 'participant');
select community.people_and_staff('community.report');

-- Who comes in, writes or answers belongs in the room on that day, whoever sets the row: page, colleague, job or import.
create function community.refuse_who_does_not_belong() returns trigger language plpgsql as
$$
declare
    person uuid;
    room   community.room;
    moment timestamptz;
begin
    if tg_table_name = 'member' then
        if new.left_at is not null then
            return new;
        end if;
        person := new.participant_id;
        moment := new.joined_at;
    else
        if tg_table_name = 'post' then
            if new.member_id is null or tg_op = 'UPDATE' and (new.state <> 'shown' or old.state = 'shown') then
                return new;
            end if;
            moment := coalesce(new.shown_at, new.written_at);
        else
            moment := new.at;
            if not exists (select from community.post
                            where organization_id = new.organization_id and id = new.post_id and state = 'shown') then
                raise exception using errcode = 'FB003', message = 'community.reaction: there is no such post';
            end if;
        end if;
        select participant_id into person
          from community.member
         where organization_id = new.organization_id and id = new.member_id and left_at is null;
    end if;
    select * into room from community.room where organization_id = new.organization_id and id = new.room_id;
    if person is null or room.id is null or room.closed_at is not null
       or not coalesce(community.belongs(person, room.program_id, room.track_id, room.band, moment), false) then
        raise exception using errcode = 'FB003', message = format('community.%s: not somebody of this room', tg_table_name);
    end if;
    if tg_table_name = 'member' and not community.free_of(new.room_id, person) then
        raise exception using errcode = 'FB003', message = 'community.member: not somebody of this room';
    end if;
    return new;
end
$$;
create trigger belongs before insert or update of room_id, participant_id on community.member
    for each row execute function community.refuse_who_does_not_belong();
create trigger belongs before insert or update on community.post
    for each row execute function community.refuse_who_does_not_belong();
create trigger belongs before insert on community.reaction
    for each row execute function community.refuse_who_does_not_belong();

-- Which age a room is for, and whose it is, is decided once.
create function community.refuse_another_band() returns trigger language plpgsql as
$$
begin
    if (new.band, new.program_id, new.track_id) is distinct from (old.band, old.program_id, old.track_id) then
        raise exception using errcode = 'FB001', message = 'community.room: the age group and the track are kept';
    end if;
    return new;
end
$$;
create trigger kept before update on community.room for each row execute function community.refuse_another_band();

-- Who wrote it and where is decided once too.
create function community.refuse_another_writer() returns trigger language plpgsql as
$$
begin
    if (new.room_id, new.member_id, new.staff_id) is distinct from (old.room_id, old.member_id, old.staff_id) then
        raise exception using errcode = 'FB001', message = 'community.post: the writer and the room are kept';
    end if;
    return new;
end
$$;
create trigger kept before update on community.post for each row execute function community.refuse_another_writer();
create trigger kept before update of room_id, participant_id on community.member
    for each row execute function platform.refuse_change();

-- What waits for staff, for Today.
create view community.v_waiting with (security_invoker = true) as
select organization_id, room_id, id as post_id, written_at as since from community.post where state = 'held'
union all
select organization_id, room_id, post_id, reported_at from community.report where settled_at is null;
grant select on community.v_waiting to footbridge_app;
