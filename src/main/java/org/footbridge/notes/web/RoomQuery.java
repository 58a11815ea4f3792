package org.footbridge.notes.web;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.people.ContactId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.scheduling.SessionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of the room read: who is young and may leave with whom. */
@Component
class RoomQuery {

    private static final int OF_AGE = 18;

    private final Sql sql;

    RoomQuery(Sql sql) {
        this.sql = sql;
    }

    /** One contact of the pick-up list of somebody young, or a row without one where the list is empty. */
    record PickUp(
            ParticipantId participantId,
            Optional<ContactId> contactId,
            Optional<String> name,
            Optional<String> relation,
            Optional<String> phone,
            Optional<String> leftWith) {}

    /** Who of these people is under 18 on that day, with their pick-up list and with whom they left this session. */
    @Transactional(readOnly = true)
    public List<PickUp> pickUps(SessionId session, LocalDate day, Collection<UUID> people) {
        return sql.sql("""
                        select young.participant_id, contact.contact_id, contact.name, contact.relation, contact.phone,
                               departure.with_whom as left_with
                          from people.v_names young
                          left join people.v_contacts_of contact
                            on contact.organization_id = young.organization_id and contact.participant_id = young.participant_id
                           and contact.may_pick_up
                          left join attendance.v_departures departure
                            on departure.organization_id = young.organization_id and departure.session_id = :session
                           and departure.participant_id = young.participant_id
                         where young.organization_id = :organization and young.participant_id = any(:people::uuid[])
                           and young.birth_date > :eighteenYearsBefore
                         order by young.participant_id, contact.name
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .param("people", people)
                .param("eighteenYearsBefore", day.minusYears(OF_AGE))
                .list(PickUp.class);
    }
}
