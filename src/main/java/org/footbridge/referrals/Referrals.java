package org.footbridge.referrals;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.staff.StaffId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The work on a referral: who owns it, what comes next, into a stay or to its end. */
@Component
public class Referrals {

    private final Sql sql;
    private final Clock clock;
    private final Authorization authorization;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Referrals(Sql sql, Clock clock, Authorization authorization, Audit audit, ApplicationEventPublisher events) {
        this.sql = sql;
        this.clock = clock;
        this.authorization = authorization;
        this.audit = audit;
        this.events = events;
    }

    record Row(
            UUID id,
            ParticipantId participantId,
            ParticipantId standsFor,
            Source source,
            Status status,
            Instant receivedAt,
            Optional<Instant> takenAt,
            int version) {}

    /**
     * Intake takes it into work; {@code episodes} opens the stay in the same transaction. Taking one that was closed
     * opens it again, taking one twice changes nothing.
     */
    @Transactional
    public Taken takeIntoWork(ReferralId id) {
        var row = locked(id);
        if (row.takenAt().isEmpty() || !row.status().isOpen()) {
            change(row, """
                    taken_at = coalesce(taken_at, :now), taken_by = coalesce(taken_by, :membership::uuid),
                    owner_id = coalesce(owner_id, :me::uuid), closed_at = null, close_reason = null, close_note = null,
                    status = case when status in ('closed', 'referred_elsewhere') then 'contacted' else status end
                    """).update();
            audit.act(Act.UPDATE, "referral", id, List.of(row.standsFor()), "taken into work");
            events.publishEvent(new ReferralTaken(Actor.current().organization(), id));
        }
        return new Taken(
                id,
                row.standsFor(),
                row.source(),
                row.receivedAt(),
                row.takenAt().isEmpty());
    }

    /** The stay says where its referral stands; {@code episodes} calls it in its own transaction. */
    @Transactional
    public void mark(ReferralId id, Status status) {
        var row = locked(id);
        change(row, "status = :status, closed_at = case when :open then null else :now end")
                .param("status", status)
                .param("open", status.isOpen())
                .update();
        audit.act(Act.UPDATE, "referral", id, List.of(row.standsFor()), status.label());
    }

    /** Ends intake's work. Can be undone by {@link #reopen}. */
    @Transactional
    public void close(ReferralId id, CloseReason reason, String note) {
        var row = locked(id);
        change(row, "status = :status, closed_at = :now, close_reason = :reason, close_note = :note")
                .param("status", reason.status())
                .param("reason", reason)
                .param("note", note)
                .update();
        audit.act(Act.UPDATE, "referral", id, List.of(row.standsFor()), "closed");
        events.publishEvent(new ReferralClosed(Actor.current().organization(), id));
    }

    @Transactional
    public void reopen(ReferralId id) {
        var row = locked(id);
        change(row, """
                status = case when first_contact_at is null then 'new' else 'contacted' end,
                closed_at = null, close_reason = null, close_note = null
                """).update();
        audit.act(Act.UPDATE, "referral", id, List.of(row.standsFor()), "opened again");
    }

    /** Everybody waiting has an owner and a next contact date (CARE 6). */
    @Transactional
    public void plan(ReferralId id, StaffId owner, LocalDate nextContact) {
        var row = locked(id);
        change(row, "owner_id = :owner, next_contact_on = :next")
                .param("owner", owner)
                .param("next", nextContact)
                .update();
        audit.act(Act.UPDATE, "referral", id, List.of(row.standsFor()), "owner and next contact");
    }

    /** Somebody of ours did something; the first contact that reached a person stops the clock. */
    void touched(ReferralId id, boolean reached, Optional<LocalDate> next) {
        var row = locked(id);
        change(row, """
                next_contact_on = :next::date, owner_id = coalesce(owner_id, :me::uuid),
                first_contact_at = case when :reached then coalesce(first_contact_at, :now) else first_contact_at end,
                status = case when :reached and status = 'new' then 'contacted' else status end
                """).param("reached", reached).param("next", next).update();
    }

    /** @throws NotYours if it is not here or not the actor's to work on */
    Row locked(ReferralId id) {
        var row = sql.sql("""
                        select referral.id, referral.participant_id, same.stands_for, referral.source, referral.status,
                               referral.received_at, referral.taken_at, referral.version
                          from referrals.referral
                          join people.v_same_person same
                            on same.organization_id = referral.organization_id
                           and same.participant_id = referral.participant_id
                         where referral.organization_id = :organization and referral.id = :id
                           for update of referral
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Row.class)
                .orElseThrow(NotYours::new);
        authorization.require(Permission.WORK_INTAKE, row.participantId());
        return row;
    }

    private Sql.Statement change(Row row, String what) {
        var actor = Actor.current();
        return sql.sql("update referrals.referral set updated_at = :now, version = version + 1, " + what
                        + " where organization_id = :organization and id = :id")
                .param("organization", actor.organization())
                .param("id", row.id())
                .param("now", clock.instant())
                .param("membership", actor.membership())
                .param("me", actor.isStaff() ? actor.person() : null);
    }
}
