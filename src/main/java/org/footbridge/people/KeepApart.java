package org.footbridge.people;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Knows who must not meet here (CARE 15). It is secret to both: a check answers yes or no and never who or why, and its
 * audit rows name the pair's table, not the two together.
 */
@Component
public class KeepApart {

    /** All that a page may say where a pair stands in the way. */
    public static final String SENTENCE = "This track cannot be offered. Please ask a clinician.";

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;

    KeepApart(Sql sql, Clock clock, Audit audit) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
    }

    /** From now on these two people never share a group, a make-up, a video room. */
    @Transactional
    public KeepApartId people(ParticipantId one, ParticipantId other, String reason) {
        if (one.equals(other)) {
            throw new IllegalArgumentException("Nobody can be kept apart from herself.");
        }
        return insert(one, other, null, reason);
    }

    /** From now on this person and this staff member are not put together. */
    @Transactional
    public KeepApartId fromStaff(ParticipantId person, Id staff, String reason) {
        return insert(person, null, staff, reason);
    }

    /** Ends it; the row and both reasons are kept. */
    @Transactional
    public void lift(KeepApartId id, String reason) {
        int ended = sql.sql("""
                        update people.keep_apart
                           set ends_at = :now, end_reason = :reason
                         where organization_id = :organization and id = :id and ends_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("reason", reason)
                .param("now", clock.instant())
                .update();
        if (ended == 1) {
            audit.act(Act.UPDATE, "keep-apart", id, List.of());
        }
    }

    /** Whether anybody of these, people or staff, must not meet this person. Says nothing more. */
    @Transactional(readOnly = true)
    public boolean conflicts(ParticipantId who, Collection<ParticipantId> others, Collection<? extends Id> staff) {
        return sql.sql("""
                        select exists (
                               select from people.keep_apart
                                where organization_id = :organization and ends_at is null
                                  and (person_id = :who
                                       and (other_person_id = any (:others::uuid[]) or staff_id = any (:staff::uuid[]))
                                    or other_person_id = :who and person_id = any (:others::uuid[])))
                        """)
                .param("organization", Actor.current().organization())
                .param("who", who)
                .param("others", others)
                .param("staff", List.copyOf(staff))
                .single(Boolean.class);
    }

    /** Whether any of these people must not meet this staff member. Says nothing more. */
    @Transactional(readOnly = true)
    public boolean conflictsWithStaff(Collection<ParticipantId> people, Id staff) {
        return sql.sql("""
                        select exists (select from people.keep_apart
                                        where organization_id = :organization and ends_at is null
                                          and staff_id = :staff and person_id = any (:people::uuid[]))
                        """)
                .param("organization", Actor.current().organization())
                .param("people", people)
                .param("staff", staff)
                .single(Boolean.class);
    }

    /**
     * A pair in force, seen from one of the two.
     *
     * @param otherPersonId the other participant, or {@code staffId} is there
     * @param reason for clinicians only
     */
    public record Pair(
            KeepApartId id,
            Optional<ParticipantId> otherPersonId,
            Optional<UUID> staffId,
            String reason,
            Instant startsAt) {}

    /** The pairs in force of one person; for clinicians' pages only. */
    @Transactional(readOnly = true)
    public List<Pair> pairsOf(ParticipantId who) {
        return sql.sql("""
                        select id, case when person_id = :who then other_person_id else person_id end as other_person_id,
                               staff_id, reason, starts_at
                          from people.keep_apart
                         where organization_id = :organization and ends_at is null
                           and (person_id = :who or other_person_id = :who)
                         order by starts_at
                        """)
                .param("organization", Actor.current().organization())
                .param("who", who)
                .list(Pair.class);
    }

    /** Two people of a pair. */
    public record Two(ParticipantId one, ParticipantId other) {}

    /** The pairs in force of which both are among these; for clinicians' pages only. */
    @Transactional(readOnly = true)
    public List<Two> pairsAmong(Collection<ParticipantId> people) {
        return sql.sql("""
                        select distinct least(person_id, other_person_id) as one, greatest(person_id, other_person_id) as other
                          from people.keep_apart
                         where organization_id = :organization and ends_at is null
                           and person_id = any (:people::uuid[]) and other_person_id = any (:people::uuid[])
                        """)
                .param("organization", Actor.current().organization())
                .param("people", people)
                .list(Two.class);
    }

    private KeepApartId insert(
            ParticipantId person,
            @org.jspecify.annotations.Nullable ParticipantId other,
            @org.jspecify.annotations.Nullable Id staff,
            String reason) {
        var id = new KeepApartId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into people.keep_apart (organization_id, id, person_id, other_person_id, staff_id, reason, set_by,
                                                       starts_at)
                        values (:organization, :id, :person, :other, :staff, :reason, :by, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("person", person)
                .param("other", other)
                .param("staff", staff)
                .param("reason", reason)
                .param("by", Actor.current().person())
                .param("now", clock.instant())
                .update();
        audit.act(Act.CREATE, "keep-apart", id, List.of());
        return id;
    }
}
