package org.footbridge.people;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff say that two participants are one person, and can take it back: no row moves, one only stands for the other
 * ({@code people.v_same_person}).
 */
@Component
public class SamePerson {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;

    SamePerson(Sql sql, Clock clock, Audit audit, Authorization authorization) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
    }

    /** What came of the wish to merge. */
    public sealed interface Merging permits Merged, Refused {}

    /** @param into who stands for both from now on */
    public record Merged(ParticipantId into) implements Merging {}

    /** @param sentence for the page */
    public record Refused(String sentence) implements Merging {}

    /** From now on {@code into} stands for both. */
    @Transactional
    public Merging merge(ParticipantId from, ParticipantId into) {
        authorization.require(Permission.WORK_INTAKE, from);
        authorization.require(Permission.WORK_INTAKE, into);
        if (from.equals(into)) {
            return new Refused("This is one record already.");
        }
        lock(from, into);
        if (standsForOthers(from) || isMerged(from) || isMerged(into)) {
            return new Refused("One of the two was merged before. Take that apart first.");
        }
        standFor(from, into.value());
        audit.act(Act.MERGE, "participant", from, List.of(from, into), "merged");
        return new Merged(into);
    }

    /** Takes a merge apart. Both stand for themselves again, with everything each had. */
    @Transactional
    public void unmerge(ParticipantId from) {
        authorization.require(Permission.WORK_INTAKE, from);
        standFor(from, null);
        audit.act(Act.MERGE, "participant", from, List.of(from), "taken apart");
    }

    /** Both in one order, so that two merges the other way round do not wait for each other for good. */
    private void lock(ParticipantId one, ParticipantId other) {
        sql.sql("""
                        select id from people.participant
                         where organization_id = :organization and id in (:one, :other)
                         order by id
                           for update
                        """)
                .param("organization", Actor.current().organization())
                .param("one", one)
                .param("other", other)
                .list(UUID.class);
    }

    private boolean isMerged(ParticipantId id) {
        return exists("id = :id and merged_into is not null", id);
    }

    private boolean standsForOthers(ParticipantId id) {
        return exists("merged_into = :id", id);
    }

    private boolean exists(String condition, ParticipantId id) {
        return sql.sql("select exists (select from people.participant where organization_id = :organization and "
                        + condition + ")")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .single(Boolean.class);
    }

    private void standFor(ParticipantId from, @Nullable UUID into) {
        sql.sql("""
                        update people.participant set merged_into = :into::uuid, updated_at = :now, version = version + 1
                         where organization_id = :organization and id = :from
                        """)
                .param("organization", Actor.current().organization())
                .param("from", from)
                .param("into", into)
                .param("now", clock.instant())
                .update();
    }
}
