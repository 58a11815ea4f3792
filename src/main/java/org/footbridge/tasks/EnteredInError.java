package org.footbridge.tasks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Seals what stands in the wrong record: its author asks with a reason, the privacy officer seals, and row security hides
 * it everywhere from that moment on while it stays unaltered (CARE 12). Modules hand in what is theirs; tables that hold
 * such things call {@code tasks.can_be_sealed} in their migration.
 */
@Component
public class EnteredInError {

    /** How soon the privacy officer looks at it. */
    private static final Duration LOOK_WITHIN = Duration.ofDays(1);

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Tasks tasks;

    EnteredInError(Sql sql, Clock clock, Audit audit, Authorization authorization, Tasks tasks) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.tasks = tasks;
    }

    /**
     * What stands wrong.
     *
     * @param kind in plain small words, without health data, as the audit names it
     * @param author the staff member who wrote or signed it
     * @param on the day it is about
     */
    public record Thing(String kind, Id id, ParticipantId person, UUID author, LocalDate on, Regime regime) {}

    /** What came of asking or sealing. */
    public sealed interface Asking {
        record Done() implements Asking {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Asking {}
    }

    /** The bound staff member, as whoever writes in a record. */
    public static UUID author() {
        var actor = Actor.current();
        if (!actor.isStaff() || actor.person() == null) {
            throw new NotYours();
        }
        return actor.person();
    }

    /** The caller has seen to it that the actor may see the thing and that it is signed or kept. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Asking ask(Thing thing, String reason) {
        if (!thing.author().equals(author())) {
            return new Asking.Refused("Only its author says so. Ask whoever wrote it.");
        }
        if (reason.isBlank()) {
            return new Asking.Refused("Say what is wrong with it.");
        }
        var now = clock.instant();
        var error = Id.fresh(now);
        int asked = sql.sql("""
                        insert into tasks.error (organization_id, id, participant_id, thing, thing_id, thing_on, reason, asked_by,
                                                 asked_at, regime, privacy_class)
                        values (:organization, :id, :person, :kind, :thing, :on, :reason, :by, :now, :regime, :class)
                        on conflict do nothing
                        """)
                .param("organization", Actor.current().organization())
                .param("id", error)
                .param("person", thing.person())
                .param("kind", thing.kind())
                .param("thing", thing.id())
                .param("on", thing.on())
                .param("reason", reason.strip())
                .param("by", author())
                .param("now", now)
                .param("regime", thing.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        if (asked == 0) {
            return new Asking.Refused("The privacy officer has been asked already.");
        }
        audit.act(Act.UPDATE, thing.kind(), thing.id(), List.of(thing.person()), "asked to seal as error");
        tasks.open(new NewTask(
                "entered-in-error",
                "Seal what was entered in error and assess whether it was a breach",
                Optional.of(thing.person()),
                Optional.of(Role.PRIVACY),
                Optional.empty(),
                now.plus(LOOK_WITHIN),
                "/privacy/entered-in-error/" + error));
        return new Asking.Done();
    }

    /** What was asked, without a word of what the thing says. */
    public record Asked(
            UUID id,
            ParticipantId participantId,
            String thing,
            UUID thingId,
            LocalDate thingOn,
            String reason,
            UUID askedBy,
            String asker,
            Instant askedAt,
            Optional<Instant> sealedAt) {

        /** "Health event". */
        public String label() {
            return thing.substring(0, 1).toUpperCase(Locale.ROOT) + thing.substring(1);
        }
    }

    /** For the privacy desk. */
    @Transactional(readOnly = true)
    public Asked asked(UUID id) {
        authorization.require(Permission.OPEN_PRIVACY_DESK);
        return one(id, "");
    }

    /** The thing is gone from everywhere but stays as it was. */
    @Transactional
    public Asking seal(UUID id) {
        var asked = one(id, "for update of error");
        authorization.require(Permission.SEAL_ERROR, asked.participantId());
        if (asked.sealedAt().isPresent()) {
            return new Asking.Done();
        }
        if (asked.askedBy().equals(author())) {
            return new Asking.Refused("It takes two people: its author and somebody else.");
        }
        sql.sql("""
                        update tasks.error set sealed_by = :by, sealed_at = :now
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("by", author())
                .param("now", clock.instant())
                .update();
        audit.act(Act.SEAL_AS_ERROR, asked.thing(), new ThingId(asked.thingId()), List.of(asked.participantId()));
        return new Asking.Done();
    }

    private record ThingId(UUID value) implements Id {}

    private Asked one(UUID id, String lock) {
        return sql.sql("""
                        select error.id, error.participant_id, error.thing, error.thing_id, error.thing_on, error.reason, error.asked_by,
                               asker.signed_name as asker, error.asked_at, error.sealed_at
                          from tasks.error
                          join staff.v_names asker
                            on asker.organization_id = error.organization_id and asker.staff_id = error.asked_by
                         where error.organization_id = :organization and error.id = :id
                        """ + lock)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Asked.class)
                .orElseThrow(NotYours::new);
    }
}
