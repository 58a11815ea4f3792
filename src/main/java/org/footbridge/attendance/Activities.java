package org.footbridge.attendance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Names what an open session's time is spent on. What somebody was marked in keeps its name and stays. */
@Component
public class Activities {

    private final Sql sql;
    private final Audit audit;
    private final Authorization authorization;
    private final Sessions sessions;
    private final AttendanceRows rows;

    Activities(Sql sql, Audit audit, Authorization authorization, Sessions sessions, AttendanceRows rows) {
        this.sql = sql;
        this.audit = audit;
        this.authorization = authorization;
        this.sessions = sessions;
        this.rows = rows;
    }

    /** What came of a change. */
    public sealed interface Changing {
        record Done() implements Changing {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Changing {}
    }

    /** One of a session's activities, and whether it can still be renamed or removed. */
    public record Listed(int position, String title, boolean marked) {}

    /** In their order; the session itself while nobody has named any. */
    @Transactional(readOnly = true)
    public List<Listed> of(Sessions.Session session) {
        authorization.require(Permission.RUN_GROUPS);
        var named = sql.sql("""
                        select position, title,
                               exists (select from attendance.taking_part
                                        where taking_part.organization_id = activity.organization_id
                                          and taking_part.session_id = activity.session_id
                                          and taking_part.position = activity.position) as marked
                          from attendance.activity
                         where organization_id = :organization and session_id = :session
                         order by coalesce(place, position), position
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session.sessionId())
                .list(Listed.class);
        return named.isEmpty() ? List.of(new Listed(1, session.title(), false)) : named;
    }

    /** One more, after the others. */
    @Transactional
    public Changing add(SessionId id, String title) {
        var session = open(id);
        if (session.isEmpty()) {
            return OVER;
        }
        if (title.isBlank()) {
            return UNNAMED;
        }
        rows.ensureActivity(session.get());
        if (of(session.get()).stream().anyMatch(one -> one.title().equalsIgnoreCase(title.strip()))) {
            return new Changing.Refused("There is an activity of this name already.");
        }
        sql.sql("""
                        insert into attendance.activity (organization_id, session_id, position, title, place)
                        select :organization, :session, max(position) + 1, :title, max(coalesce(place, position)) + 1
                          from attendance.activity
                         where organization_id = :organization and session_id = :session
                        """)
                .param("organization", Actor.current().organization())
                .param("session", id)
                .param("title", title.strip())
                .update();
        return done(id);
    }

    /** Another title, while nobody is marked in it. */
    @Transactional
    public Changing rename(SessionId id, int position, String title) {
        var session = open(id);
        if (session.isEmpty()) {
            return OVER;
        }
        if (title.isBlank()) {
            return UNNAMED;
        }
        rows.ensureActivity(session.get());
        if (listed(session.get(), position).marked()) {
            return MARKED;
        }
        sql.sql("""
                        update attendance.activity set title = :title
                         where organization_id = :organization and session_id = :session and position = :position
                        """)
                .param("organization", Actor.current().organization())
                .param("session", id)
                .param("position", position)
                .param("title", title.strip())
                .update();
        return done(id);
    }

    /** It was not offered after all; possible while nobody is marked in it and it is not the only one. */
    @Transactional
    public Changing remove(SessionId id, int position) {
        var session = open(id);
        if (session.isEmpty()) {
            return OVER;
        }
        if (listed(session.get(), position).marked()) {
            return MARKED;
        }
        if (of(session.get()).size() == 1) {
            return new Changing.Refused("A session has at least one activity. Rename it instead.");
        }
        sql.sql("""
                        delete from attendance.activity
                         where organization_id = :organization and session_id = :session and position = :position
                        """)
                .param("organization", Actor.current().organization())
                .param("session", id)
                .param("position", position)
                .update();
        return done(id);
    }

    /** One place earlier; the first one stays the first. */
    @Transactional
    public Changing moveUp(SessionId id, int position) {
        var session = open(id);
        if (session.isEmpty()) {
            return OVER;
        }
        var order =
                new ArrayList<>(of(session.get()).stream().map(Listed::position).toList());
        int at = order.indexOf(position);
        if (at < 0) {
            throw new NotYours();
        }
        if (at > 0) {
            order.remove(at);
            order.add(at - 1, position);
            sql.sql("""
                            update attendance.activity set place = ordered.place
                              from unnest(:order::int[]) with ordinality as ordered (position, place)
                             where organization_id = :organization and session_id = :session
                               and activity.position = ordered.position
                            """)
                    .param("organization", Actor.current().organization())
                    .param("session", id)
                    .param("order", order)
                    .update();
        }
        return done(id);
    }

    private static final Changing OVER =
            new Changing.Refused("What was done in a session that is over stays as it is.");
    private static final Changing UNNAMED = new Changing.Refused("Say in a few words what it is.");
    private static final Changing MARKED =
            new Changing.Refused("Somebody is marked in this activity; it keeps its name and stays.");

    private Optional<Sessions.Session> open(SessionId id) {
        authorization.require(Permission.RUN_GROUPS);
        return Optional.of(sessions.lock(id)).filter(Sessions.Session::isOpen);
    }

    private Listed listed(Sessions.Session session, int position) {
        return of(session).stream()
                .filter(one -> one.position() == position)
                .findFirst()
                .orElseThrow(NotYours::new);
    }

    private Changing done(SessionId id) {
        sessions.touch(id);
        audit.act(Act.UPDATE, "session", id, List.of(), "activities");
        return new Changing.Done();
    }
}
