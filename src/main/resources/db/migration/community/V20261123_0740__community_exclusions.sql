-- Somebody whom staff put out of a room for a time or until further notice. The place in it stays hers, with the name on what
-- she wrote: once it is over, she is in it as before. She reads that it is so, until when, and a kind word; the reason is the
-- staff's alone and stands in a table of its own.
create table community.exclusion (
    organization_id uuid        not null,
    id              uuid        not null,
    room_id         uuid        not null,
    member_id       uuid        not null,
    participant_id  uuid        not null,
    words           text        not null check (length(btrim(words)) between 1 and 1000),
    starts_at       timestamptz not null,
    until_at        timestamptz check (until_at > starts_at),
    put_out_by      uuid        not null,
    ended_at        timestamptz,
    ended_by        uuid,
    primary key (organization_id, id),
    foreign key (organization_id, member_id, room_id) references community.member (organization_id, id, room_id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, put_out_by) references staff.member,
    foreign key (organization_id, ended_by) references staff.member
);
comment on column community.exclusion.words is 'what she reads about it';
comment on column community.exclusion.until_at is 'nothing: until further notice';
comment on column community.exclusion.ended_at is 'let back in, or the time was over when the next one began';
create unique index on community.exclusion (organization_id, room_id, participant_id) where ended_at is null;
select platform.protect('community.exclusion', about => 'participant');
select community.people_and_staff('community.exclusion');
create policy staff_put_out on community.exclusion as restrictive for insert to footbridge_app
    with check ((select platform.participants()) is null);
create policy staff_let_in on community.exclusion as restrictive for update to footbridge_app
    using ((select platform.participants()) is null);
create policy not_of_whom_one_must_not_see on community.exclusion as restrictive for select to footbridge_app
    using ((select platform.participants()) is not null or member_id not in (select community.unseen_by_me()));

-- Why, for staff.
create table community.exclusion_reason (
    organization_id uuid not null,
    exclusion_id    uuid not null,
    reason          text not null check (length(btrim(reason)) between 1 and 2000),
    primary key (organization_id, exclusion_id),
    foreign key (organization_id, exclusion_id) references community.exclusion
);
select platform.protect('community.exclusion_reason', about => 'staff', grants => 'select, insert');
select community.people_and_staff('community.exclusion_reason');
create policy of_an_exclusion_one_sees on community.exclusion_reason as restrictive for select to footbridge_app
    using (exists (select from community.exclusion
                    where exclusion.organization_id = exclusion_reason.organization_id
                      and exclusion.id = exclusion_reason.exclusion_id));

-- Whether somebody is put out of a room at that moment. Asked by its owner's rights: a wall that the asker's own eyes could
-- open is none.
create function community.is_out(room uuid, person uuid, at timestamptz) returns boolean
    language sql stable security definer
begin atomic
    select exists (select from community.exclusion
                    where organization_id = platform.organization() and room_id = room and participant_id = person
                      and ended_at is null and (until_at is null or coalesce(until_at > at, true)));
end;
revoke all on function community.is_out(uuid, uuid, timestamptz) from public;

-- The same of the one who asks, and for staff of whomever they may see.
create function community.put_out(room uuid, person uuid, at timestamptz) returns boolean
    language sql stable security definer
begin atomic
    select (platform.kind() in ('staff', 'job') or person = community.me()) and community.is_out(room, person, at);
end;

-- The rooms the person is in and still belongs in, today, and is not put out of.
create or replace function community.my_rooms() returns setof uuid language sql stable
begin atomic
    select room.id
      from community.member
      join community.room on room.organization_id = member.organization_id and room.id = member.room_id
     where member.organization_id = platform.organization() and member.participant_id = community.me()
       and member.left_at is null and room.closed_at is null
       and community.belongs(member.participant_id, room.program_id, room.track_id, room.band, platform.moment())
       and not community.put_out(room.id, member.participant_id, platform.moment());
end;

-- Who is put out neither comes in anew under another name, nor writes, nor answers, whoever sets the row. Nor do staff let a
-- post through that waited.
create function community.refuse_who_is_out() returns trigger language plpgsql security definer as
$$
declare
    person uuid;
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
            if new.member_id is null or tg_op = 'UPDATE' and new.state in ('returned', 'removed')
               or tg_op = 'UPDATE' and new.state = 'shown' and old.state = 'shown' then
                return new;
            end if;
            moment := coalesce(new.shown_at, new.written_at);
        else
            moment := new.at;
        end if;
        select participant_id into person
          from community.member where organization_id = new.organization_id and id = new.member_id;
    end if;
    if community.is_out(new.room_id, person, moment) then
        raise exception using errcode = 'FB003', message = format('community.%s: not somebody of this room', tg_table_name);
    end if;
    return new;
end
$$;
create trigger not_put_out before insert or update of room_id, participant_id on community.member
    for each row execute function community.refuse_who_is_out();
create trigger not_put_out before insert or update on community.post
    for each row execute function community.refuse_who_is_out();
create trigger not_put_out before insert on community.reaction
    for each row execute function community.refuse_who_is_out();

-- Who, where and since when is decided once; only the end is set later.
create function community.refuse_another_exclusion() returns trigger language plpgsql as
$$
begin
    if (new.room_id, new.member_id, new.participant_id, new.words, new.starts_at, new.until_at, new.put_out_by)
       is distinct from (old.room_id, old.member_id, old.participant_id, old.words, old.starts_at, old.until_at, old.put_out_by)
       or old.ended_at is not null then
        raise exception using errcode = 'FB001', message = 'community.exclusion: what was decided is kept';
    end if;
    return new;
end
$$;
create trigger kept before update on community.exclusion for each row execute function community.refuse_another_exclusion();
