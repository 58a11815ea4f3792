package org.footbridge.attendance;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ContactId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Sql;
import org.footbridge.scheduling.Rosters;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down with whom somebody left a session; for who is under 18 the pick-up list decides (CARE 8, 14). */
@Component
public class Departures {

    private static final String STAYS = "Stays here for the next group";

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Sessions sessions;
    private final Rosters rosters;

    Departures(Sql sql, Clock clock, Audit audit, Authorization authorization, Sessions sessions, Rosters rosters) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.sessions = sessions;
        this.rosters = rosters;
    }

    /** With whom. */
    public sealed interface Company {
        /** Somebody from the pick-up list. */
        record Contact(ContactId contact) implements Company {}

        /** They have not left: another group of the day follows. */
        record Stays() implements Company {}

        /**
         * Somebody who is not on the list, or alone.
         *
         * @param reason why the staff member who writes it let them go
         */
        record SomebodyElse(String who, String reason) implements Company {}
    }

    /** What came of noting it. */
    public sealed interface Noting {
        record Noted() implements Noting {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Noting {}
    }

    private record OnList(String name, String relation) {}

    /**
     * The newest word counts until the session closes.
     *
     * @throws NotYours if the person is not on the roster or not reached by the actor
     */
    @Transactional
    public Noting note(SessionId id, ParticipantId participant, Company company) {
        authorization.require(Permission.TAKE_ATTENDANCE, participant);
        var staff = Actor.current().person();
        if (staff == null || !Actor.current().isStaff()) {
            throw new NotYours();
        }
        var session = sessions.lock(id);
        if (!session.isOpen()) {
            return new Noting.Refused("This session is over. Write a correction instead.");
        }
        if (rosters.of(id).stream().noneMatch(due -> due.participantId().equals(participant))) {
            throw new NotYours();
        }
        return switch (company) {
            case Company.Stays() -> write(session, participant, staff, Optional.empty(), STAYS, STAYS);
            case Company.SomebodyElse(var who, var reason) ->
                who.isBlank() || reason.isBlank()
                        ? new Noting.Refused(
                                "Not on the pick-up list: say with whom they left, and why you let them go. Your name stands with it.")
                        : write(session, participant, staff, Optional.empty(), who.strip(), reason.strip());
            case Company.Contact(var contact) ->
                onList(participant, contact)
                        .map(one -> write(
                                session,
                                participant,
                                staff,
                                Optional.of(contact),
                                "With %s, %s".formatted(one.name(), one.relation()),
                                ""))
                        .orElseGet(
                                () -> new Noting.Refused(
                                        "This contact is not on the pick-up list. Choose another, or say why you let them go."));
        };
    }

    private Optional<OnList> onList(ParticipantId participant, ContactId contact) {
        return sql.sql("""
                        select name, relation from people.v_contacts_of
                         where organization_id = :organization and participant_id = :participant and contact_id = :contact
                           and may_pick_up
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("contact", contact)
                .optional(OnList.class);
    }

    private Noting write(
            Sessions.Session session,
            ParticipantId participant,
            UUID staff,
            Optional<ContactId> contact,
            String withWhom,
            String reason) {
        sql.sql("""
                        insert into attendance.departure (organization_id, session_id, participant_id, contact_id, with_whom, reason,
                                                          noted_at, noted_by, regime, privacy_class)
                        values (:organization, :session, :participant, :contact::uuid, :withWhom, :reason, :now, :by, :regime, :class)
                        on conflict (organization_id, session_id, participant_id) do update
                           set contact_id = excluded.contact_id, with_whom = excluded.with_whom, reason = excluded.reason,
                               noted_at = excluded.noted_at, noted_by = excluded.noted_by
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session.sessionId())
                .param("participant", participant)
                .param("contact", contact)
                .param("withWhom", withWhom)
                .param("reason", reason)
                .param("now", clock.instant())
                .param("by", staff)
                .param("regime", session.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        audit.act(Act.UPDATE, "departure", session.sessionId(), List.of(participant));
        return new Noting.Noted();
    }
}
