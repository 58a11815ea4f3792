package org.footbridge.referrals;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a machine from filling the worklist. A clinic or a household may share an address, so the bound is wide. */
@Component
public class Knocking {

    /** Inquiries an hour from one address. */
    static final int MOST = 20;

    private final Sql sql;
    private final Clock clock;

    Knocking(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Counts this knock, whatever becomes of it, and says whether it is one too many. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean tooOften(String address) {
        var hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        var organization = Actor.current().organization();
        var day = hour.truncatedTo(ChronoUnit.DAYS);
        var digest =
                Digest.sha256("%s %s %s".formatted(organization, day, address).getBytes(StandardCharsets.UTF_8));
        forgetEarlierThan(hour.minus(1, ChronoUnit.DAYS));
        return sql.sql("""
                        insert into referrals.knocking (organization_id, address_digest, hour, times)
                        values (:organization, :digest, :hour, 1)
                        on conflict (organization_id, address_digest, hour) do update set times = knocking.times + 1
                        returning times
                        """)
                        .param("organization", organization)
                        .param("digest", digest)
                        .param("hour", hour)
                        .single(Integer.class)
                > MOST;
    }

    private void forgetEarlierThan(java.time.Instant hour) {
        sql.sql("delete from referrals.knocking where organization_id = :organization and hour < :hour")
                .param("organization", Actor.current().organization())
                .param("hour", hour)
                .update();
    }
}
