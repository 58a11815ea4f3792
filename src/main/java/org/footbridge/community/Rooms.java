package org.footbridge.community;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.TrackId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens and closes rooms: a director's verbs, each audited. A room's age group and track are decided once. */
@Component("communityRooms")
public class Rooms {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Departures departures;

    Rooms(Sql sql, Clock clock, Audit audit, Authorization authorization, Departures departures) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.departures = departures;
    }

    /**
     * A room to open.
     *
     * @param track whose people meet; nothing for those who were in the program before
     */
    public record NewRoom(ProgramId program, Optional<TrackId> track, Band band, String name, String about) {}

    /** What came of opening. */
    public sealed interface Opening {

        record Opened(RoomId room) implements Opening {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Opening {}
    }

    @Transactional
    public Opening open(NewRoom wanted) {
        authorization.require(Permission.MANAGE_PROGRAM);
        if (wanted.name().isBlank()
                || wanted.name().strip().length() > 60
                || wanted.about().length() > 400) {
            return new Opening.Refused("A room needs a name of at most 60 signs, and at most 400 about it.");
        }
        var id = new RoomId(Id.fresh(clock.instant()));
        int opened = sql.sql("""
                        insert into community.room (organization_id, id, program_id, track_id, band, name, about, opened_at, opened_by)
                        values (:organization, :id, :program, :track, :band, :name, :about, :now, :me)
                        on conflict (organization_id, program_id, track_id, band) where closed_at is null do nothing
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("program", wanted.program())
                .param("track", wanted.track())
                .param("band", wanted.band())
                .param("name", wanted.name().strip())
                .param("about", wanted.about().strip())
                .param("now", clock.instant())
                .param("me", Actor.current().membership())
                .update();
        if (opened == 0) {
            return new Opening.Refused("There is such a room already, and it is open.");
        }
        audit.act(Act.CONFIGURE, "community room", id, List.of(), "opened");
        return new Opening.Opened(id);
    }

    /** Shuts a room: its people are in it no longer and their names go from what they wrote. Another can be opened later. */
    @Transactional
    public void close(RoomId room) {
        authorization.require(Permission.MANAGE_PROGRAM);
        int closed = sql.sql("""
                        update community.room set closed_at = :now, closed_by = :me
                         where organization_id = :organization and id = :id and closed_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", room)
                .param("now", clock.instant())
                .param("me", Actor.current().membership())
                .update();
        if (closed == 1) {
            departures.ofRoom(room);
            audit.act(Act.CONFIGURE, "community room", room, List.of(), "closed");
        }
    }
}
