-- Whether nobody of the room is called so; only for a room the asker could come into, and no more than yes or no.
create function community.name_is_free(room uuid, wanted text) returns boolean language sql stable security definer
begin atomic
    select not exists (select from community.name
                        where organization_id = platform.organization() and room_id = room
                          and lower(display_name) = lower(wanted));
end;

-- A person reads whether the room's people, today, leave a place for her; never who is meant (CARE 15).
comment on function community.free_of(uuid, uuid) is 'says yes or no; the page says the same words for a room that is shut';
