package org.footbridge.measures;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.notices.MailAddress;
import org.footbridge.notices.Outbox;
import org.footbridge.notices.Recipient;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.SafeContacts;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails that remind a person of questions, because and as long as that person asked for them: at the hour they chose, one
 * a day at most, in words that say nothing of what they are about (CARE 16, 27). Nobody gets one who did not ask.
 */
@Component
public class Reminders {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Outbox outbox;
    private final House house;
    private final SafeContacts safeContacts;

    Reminders(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Outbox outbox,
            House house,
            SafeContacts safeContacts) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.outbox = outbox;
        this.house = house;
        this.safeContacts = safeContacts;
    }

    /** When a reminder comes, by the house's wall clock; never at night. */
    public enum Moment {
        EVENING_BEFORE(LocalTime.of(18, 0), LocalTime.of(21, 0), 1),
        MORNING_OF(LocalTime.of(8, 0), LocalTime.of(12, 0), 0);

        private final LocalTime from;
        private final LocalTime until;
        private final int daysAhead;

        Moment(LocalTime from, LocalTime until, int daysAhead) {
            this.from = from;
            this.until = until;
            this.daysAhead = daysAhead;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        private boolean isNow(LocalTime time) {
            return !time.isBefore(from) && time.isBefore(until);
        }
    }

    public record Chosen(Moment moment, String address) {}

    /** What the bound participant chose; empty: no reminders. */
    @Transactional(readOnly = true)
    public Optional<Chosen> mine() {
        return sql.sql("""
                        select moment, address
                          from measures.reminder
                         where organization_id = :organization and participant_id = :me
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me())
                .optional(Chosen.class);
    }

    /** The address the program has of the bound participant, to begin with; empty where it has none. */
    @Transactional(readOnly = true)
    public Optional<String> knownAddress() {
        return safeContacts.mailOf(me());
    }

    /**
     * The bound participant wants reminders at this address.
     *
     * @return whether it looks like a mail address; nothing is kept otherwise
     */
    @Transactional
    public boolean choose(Moment moment, String address, Locale language) {
        var me = me();
        var at = MailAddress.of(address);
        if (at.isEmpty()) {
            return false;
        }
        sql.sql("""
                        insert into measures.reminder (organization_id, participant_id, moment, address, language, chosen_at)
                        values (:organization, :me, :moment, :address, :language, :now)
                        on conflict (organization_id, participant_id) do update
                           set moment = excluded.moment, address = excluded.address, language = excluded.language,
                               chosen_at = excluded.chosen_at
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .param("moment", moment)
                .param("address", at.get().value())
                .param("language", language.getLanguage().equals("es") ? "es" : "en")
                .param("now", clock.instant())
                .update();
        audit.act(Act.UPDATE, "reminders", me, List.of(me), moment.key());
        return true;
    }

    /** The bound participant wants none; the address is forgotten. */
    @Transactional
    public void end() {
        var me = me();
        sql.sql("delete from measures.reminder where organization_id = :organization and participant_id = :me")
                .param("organization", Actor.current().organization())
                .param("me", me)
                .update();
        audit.act(Act.UPDATE, "reminders", me, List.of(me), "none");
    }

    private record Due(UUID participantId, String address, String language) {}

    /** Run by a job, some times in each of the hours people can choose; what was begun or taken back needs no reminder. */
    @Transactional
    void send() {
        ZoneId zone = house.zone();
        var here = clock.instant().atZone(zone);
        for (var moment : Moment.values()) {
            if (moment.isNow(here.toLocalTime())) {
                due(moment, here.toLocalDate()).forEach(this::send);
            }
        }
    }

    private List<Due> due(Moment moment, LocalDate today) {
        return sql.sql("""
                        update measures.reminder set last_sent_on = :today
                         where organization_id = :organization and moment = :moment
                           and last_sent_on is distinct from :today
                           and exists (select from measures.v_asked asked
                                        where asked.organization_id = reminder.organization_id
                                          and asked.participant_id = reminder.participant_id
                                          and asked.due_on = :day and asked.started_at is null)
                        returning participant_id, address, language
                        """)
                .param("organization", Actor.current().organization())
                .param("moment", moment)
                .param("today", today)
                .param("day", today.plusDays(moment.daysAhead))
                .list(Due.class);
    }

    private void send(Due due) {
        var name = house.about().map(House.About::neutralName).orElse("");
        outbox.mail(
                Recipient.at(due.address(), new ParticipantId(due.participantId())),
                "measures.mail.reminder",
                Locale.of(due.language()),
                Map.of("name", name));
    }

    private ParticipantId me() {
        authorization.require(Permission.OWN_RECORD);
        return new ParticipantId(Objects.requireNonNull(Actor.current().person()));
    }
}
