package org.footbridge.referrals;

import java.util.Optional;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an organization says of itself to visitors; nothing until it is published. */
@Component
class PublicProfiles {

    private final Sql sql;

    PublicProfiles(Sql sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    Optional<PublicVisit.Profile> published() {
        return sql.sql("""
                        select name, phone, staffed_hours, zone
                          from programs.v_profile
                         where organization_id = :organization and published
                        """)
                .param("organization", Actor.current().organization())
                .optional(PublicVisit.Profile.class);
    }
}
