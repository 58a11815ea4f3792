package org.footbridge.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is who to a participant. Being named here gives no right to know anything: consents do. */
@Component
public class Contacts {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;

    Contacts(Sql sql, Clock clock, Audit audit) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * Somebody near a participant.
     *
     * @param relation in the participant's word, such as "sister"
     * @param mayPickUp whether a young person may leave with them
     */
    public record NewContact(
            String name,
            String relation,
            Optional<String> phone,
            Optional<String> email,
            boolean guardian,
            boolean emergency,
            boolean mayPickUp) {}

    @Transactional
    public ContactId add(ParticipantId participant, NewContact contact) {
        var id = new ContactId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into people.contact (organization_id, id, name, phone, email, created_at)
                        values (:organization, :id, :name, :phone, :email, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("name", contact.name().strip())
                .param("phone", contact.phone())
                .param("email", contact.email())
                .param("now", clock.instant())
                .update();
        stand(participant, id, contact);
        return id;
    }

    /** The same contact for another participant: one grandmother may stand for two. */
    @Transactional
    public void stand(ParticipantId participant, ContactId id, NewContact contact) {
        sql.sql("""
                        insert into people.contact_of (organization_id, participant_id, contact_id, relation, guardian, emergency,
                                                       may_pick_up)
                        values (:organization, :participant, :contact, :relation, :guardian, :emergency, :mayPickUp)
                        on conflict (organization_id, participant_id, contact_id)
                        do update set relation = excluded.relation, guardian = excluded.guardian, emergency = excluded.emergency,
                                      may_pick_up = excluded.may_pick_up, ended_on = null
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("contact", id)
                .param("relation", contact.relation().strip())
                .param("guardian", contact.guardian())
                .param("emergency", contact.emergency())
                .param("mayPickUp", contact.mayPickUp())
                .update();
        audit.act(Act.UPDATE, "contact", id, List.of(participant));
    }

    /**
     * Writes anew who this contact is, for everybody they stand near, and what they are to this participant.
     *
     * @throws NotNear if they do not stand near this participant
     */
    @Transactional
    public void change(ParticipantId participant, ContactId id, NewContact contact) {
        int changed = sql.sql("""
                        update people.contact set name = :name, phone = :phone, email = :email
                         where organization_id = :organization and id = :id
                           and exists (select from people.contact_of own
                                        where own.organization_id = contact.organization_id and own.contact_id = contact.id
                                          and own.participant_id = :participant and own.ended_on is null)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("participant", participant)
                .param("name", contact.name().strip())
                .param("phone", contact.phone())
                .param("email", contact.email())
                .update();
        if (changed == 0) {
            throw new NotNear();
        }
        stand(participant, id, contact);
    }

    /**
     * They are near no longer: gone from emergency and pick-up at once. What they may know is said by consents and does not
     * change by it.
     *
     * @param endedOn today or before, in the zone of whoever asks
     * @throws NotNear if they do not stand near this participant
     */
    @Transactional
    public void end(ParticipantId participant, ContactId id, LocalDate endedOn) {
        int ended = sql.sql("""
                        update people.contact_of set ended_on = :endedOn
                         where organization_id = :organization and participant_id = :participant and contact_id = :contact
                           and ended_on is null
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("contact", id)
                .param("endedOn", endedOn)
                .update();
        if (ended == 0) {
            throw new NotNear();
        }
        audit.act(Act.UPDATE, "contact", id, List.of(participant), "near no longer");
    }

    /** Somebody who was near, and until when. */
    public record Ended(String name, String relation, LocalDate endedOn) {}

    /** Who stood near a participant before, the latest first. */
    @Transactional(readOnly = true)
    public List<Ended> ended(ParticipantId participant) {
        return sql.sql("""
                        select contact.name, own.relation, own.ended_on
                          from people.contact_of own
                          join people.contact on contact.organization_id = own.organization_id and contact.id = own.contact_id
                         where own.organization_id = :organization and own.participant_id = :participant
                           and own.ended_on is not null
                         order by own.ended_on desc, contact.name
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .list(Ended.class);
    }

    /** There is no such contact of this participant. */
    public static final class NotNear extends RuntimeException {
        NotNear() {
            super("Not near", null, false, false);
        }
    }

    /** A contact as a page names it. */
    public record Contact(
            ContactId contactId,
            String name,
            String relation,
            Optional<String> phone,
            Optional<String> email,
            boolean guardian,
            boolean emergency,
            boolean mayPickUp) {}

    /** Everybody named by a participant. */
    @Transactional(readOnly = true)
    public List<Contact> of(ParticipantId participant) {
        return sql.sql("""
                        select contact_id, name, relation, phone, email, guardian, emergency, may_pick_up
                          from people.v_contacts_of
                         where organization_id = :organization and participant_id = :participant
                         order by emergency desc, name
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .list(Contact.class);
    }
}
