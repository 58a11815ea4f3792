package org.footbridge.today.web;

import java.util.Optional;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.community.Oversight;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.ui.Mark;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What waits in the rooms the reader looks after, in one line. */
@Component
class CommunityLines {

    private final Sql sql;
    private final Authorization authorization;
    private final Oversight oversight;

    CommunityLines(Sql sql, Authorization authorization, Oversight oversight) {
        this.sql = sql;
        this.authorization = authorization;
        this.oversight = oversight;
    }

    @Transactional(readOnly = true)
    public Optional<TodayPage.Line> waiting() {
        if (!authorization.may(Permission.READ_COMMUNITY)) {
            return Optional.empty();
        }
        int waiting = sql.sql("""
                        select count(*) from community.v_waiting
                         where organization_id = :organization and room_id = any(:mine::uuid[])
                        """)
                .param("organization", Actor.current().organization())
                .param("mine", oversight.rooms())
                .single(Integer.class);
        return waiting == 0
                ? Optional.empty()
                : Optional.of(new TodayPage.Line(
                        waiting == 1 ? "Something waits in the community" : waiting + " things wait in the community",
                        "held until somebody has read it, or told to staff",
                        "/community",
                        "Look",
                        Mark.NEEDS));
    }
}
