package org.footbridge.today.web;

import java.time.Instant;
import java.util.Optional;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.ui.Mark;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Messages that wait longer than was promised, in one line: the reader's own and those nobody has taken. */
@Component
class MessageLines {

    private final Sql sql;
    private final Authorization authorization;

    MessageLines(Sql sql, Authorization authorization) {
        this.sql = sql;
        this.authorization = authorization;
    }

    @Transactional(readOnly = true)
    public Optional<TodayPage.Line> late(Instant now) {
        if (!authorization.may(Permission.ANSWER_MESSAGES)) {
            return Optional.empty();
        }
        int late = sql.sql("""
                        select count(*) from messages.v_waiting
                         where organization_id = :organization and due_at < :now
                           and (owner_id is null or owner_id = :me::uuid)
                           and participant_id = any(:reachable::uuid[])
                        """)
                .param("organization", Actor.current().organization())
                .param("now", now)
                .param("me", Actor.current().membership())
                .param("reachable", authorization.reachable(Permission.ANSWER_MESSAGES))
                .single(Integer.class);
        return late == 0
                ? Optional.empty()
                : Optional.of(new TodayPage.Line(
                        late == 1 ? "A message waits" : late + " messages wait",
                        "longer than we said we answer",
                        "/messages?show=late",
                        "Answer",
                        Mark.NEEDS));
    }
}
