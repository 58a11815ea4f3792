package org.footbridge.community;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which staff read which room: who leads groups of its track (of any of the program's where it has none), the clinical
 * supervisors and the director. Its people are told their names before they join.
 */
@Component
public class Oversight {

    /** Who reads a room, as rows of room_id, staff_id; narrowed by the caller. */
    private static final String READERS = """
            select room.id as room_id, leader.staff_id
              from community.room
              join programs.v_slots slot on slot.organization_id = room.organization_id
               and (slot.track_id = room.track_id or room.track_id is null and slot.program_id = room.program_id)
               and (slot.ends_on is null or slot.ends_on >= :today)
             cross join lateral unnest(array [slot.facilitator_id, slot.cofacilitator_id]) as leader (staff_id)
             where room.organization_id = :organization and leader.staff_id is not null
            union
            select room.id, member.person_id
              from community.room
              join access.v_memberships member on member.organization_id = room.organization_id
             where room.organization_id = :organization and member.ended_at is null
               and member.roles && '{director,supervisor}'
            """;

    private final Sql sql;
    private final Clock clock;
    private final Authorization authorization;

    Oversight(Sql sql, Clock clock, Authorization authorization) {
        this.sql = sql;
        this.clock = clock;
        this.authorization = authorization;
    }

    /** The rooms the bound colleague reads. */
    @Transactional(readOnly = true)
    public List<UUID> rooms() {
        authorization.require(Permission.READ_COMMUNITY);
        return sql.sql("select room_id from (%s) reader where staff_id = :me".formatted(READERS))
                .param("organization", Actor.current().organization())
                .param("today", yesterday())
                .param("me", Objects.requireNonNull(Actor.current().person()))
                .list(UUID.class);
    }

    /** @throws NotYours if the bound colleague does not read this room */
    @Transactional(readOnly = true)
    public void require(RoomId room) {
        if (!rooms().contains(room.value())) {
            throw new NotYours();
        }
    }

    /** Names and credentials of everybody who reads this room, for those who are in it or think of coming in. */
    @Transactional(readOnly = true)
    public List<String> readersOf(RoomId room) {
        return sql.sql("""
                        select distinct name.signed_name
                          from (%s) reader
                          join staff.v_names name on name.organization_id = :organization and name.staff_id = reader.staff_id
                         where reader.room_id = :room
                         order by name.signed_name
                        """.formatted(READERS))
                .param("organization", Actor.current().organization())
                .param("today", yesterday())
                .param("room", room)
                .list(String.class);
    }

    /** A pattern's last day counts whole, in every zone. */
    private LocalDate yesterday() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
    }
}
