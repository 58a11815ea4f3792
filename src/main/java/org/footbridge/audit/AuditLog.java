package org.footbridge.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The audit of the bound organization, read the newest first. Who may read it is decided by whoever asks. */
@Component
public class AuditLog {

    private final Sql sql;

    AuditLog(Sql sql) {
        this.sql = sql;
    }

    /** @param membershipId empty for jobs, programs outside and visitors, who are named in {@code actorName} */
    public record Entry(
            UUID id,
            Instant at,
            String actorKind,
            String actorName,
            Optional<UUID> membershipId,
            Act act,
            String subject,
            List<UUID> participants,
            String purpose) {}

    /**
     * What is looked for; empty parts do not narrow.
     *
     * @param from the first moment
     * @param until the moment after the last
     * @param before only entries older than this one, for the next page
     */
    public record Wanted(
            Optional<UUID> participant,
            Optional<UUID> membership,
            Optional<Instant> from,
            Optional<Instant> until,
            Optional<UUID> before) {}

    /** Ids carry their time, so the order of ids is the order of time and the key of the next page. */
    @Transactional(readOnly = true)
    public List<Entry> entries(Wanted wanted, int most) {
        return sql.sql("""
                        select id, at, actor_kind, actor_name, membership_id, act, subject, participants, purpose
                          from audit.entry
                         where organization_id = :organization
                           and (:participant::uuid is null or participants @> array[:participant::uuid])
                           and (:membership::uuid is null or membership_id = :membership::uuid)
                           and (:from::timestamptz is null or at >= :from::timestamptz)
                           and (:until::timestamptz is null or at < :until::timestamptz)
                           and (:before::uuid is null or id < :before::uuid)
                         order by id desc
                         limit :most
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", wanted.participant())
                .param("membership", wanted.membership())
                .param("from", wanted.from())
                .param("until", wanted.until())
                .param("before", wanted.before())
                .param("most", most)
                .list(Entry.class);
    }
}
