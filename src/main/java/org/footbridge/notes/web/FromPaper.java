package org.footbridge.notes.web;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says on a session's page that its attendance was typed from paper. */
@Component
class FromPaper {

    private final Sql sql;
    private final Sessions sessions;

    FromPaper(Sql sql, Sessions sessions) {
        this.sql = sql;
        this.sessions = sessions;
    }

    private record Entered(int number, Instant enteredAt, String who) {}

    /** The last time, in a quiet line; nothing where nobody did. */
    @Transactional(readOnly = true)
    public Optional<String> line(UUID session, Locale locale) {
        return sql.sql("""
                        select entered.number, entered.entered_at, name.full_name as who
                          from attendance.v_entered_from_paper entered
                          join staff.v_names name
                            on name.organization_id = entered.organization_id and name.staff_id = entered.entered_by
                         where entered.organization_id = :organization and entered.session_id = :session
                         order by entered.entered_at desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .optional(Entered.class)
                .map(one -> "Entered from paper on %s by %s (copy %d)"
                        .formatted(
                                new Show(
                                                locale,
                                                sessions.get(new SessionId(session))
                                                        .wall())
                                        .date(one.enteredAt()),
                                one.who(),
                                one.number()));
    }
}
