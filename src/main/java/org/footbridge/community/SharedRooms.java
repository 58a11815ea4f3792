package org.footbridge.community;

import java.util.List;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.WherePeopleMeet;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rooms two people share whom somebody keeps apart. Who is in a room is known to those who look after it and to nobody
 * else (CARE 21): another clinician reads nothing here.
 */
@Component("communitySharedRooms")
class SharedRooms implements WherePeopleMeet {

    private final Sql sql;
    private final Authorization authorization;
    private final Oversight oversight;

    SharedRooms(Sql sql, Authorization authorization, Oversight oversight) {
        this.sql = sql;
        this.authorization = authorization;
        this.oversight = oversight;
    }

    private record Shared(UUID roomId, String name) {}

    @Override
    @Transactional(readOnly = true)
    public List<Place> bothIn(ParticipantId one, ParticipantId other) {
        if (!authorization.may(Permission.READ_COMMUNITY)) {
            return List.of();
        }
        return sql
                .sql("""
                        select room.id as room_id, room.name
                          from community.room
                         where room.organization_id = :organization and room.id = any(:mine::uuid[]) and room.closed_at is null
                           and (select count(*) from community.member
                                 where member.organization_id = room.organization_id and member.room_id = room.id
                                   and member.left_at is null and member.participant_id in (:one, :other)
                                   and member.id not in (select community.unseen_by_me())) = 2
                         order by room.name
                        """)
                .param("organization", Actor.current().organization())
                .param("mine", oversight.rooms())
                .param("one", one)
                .param("other", other)
                .list(Shared.class)
                .stream()
                .map(room -> new Place(
                        "Both are in the room “%s” of the community. From now on neither sees the other’s name, posts and signs there, and neither is told. Both stay in it, and everybody else reads both."
                                .formatted(room.name()),
                        "/community/rooms/" + room.roomId() + "/people"))
                .toList();
    }
}
