package org.footbridge.portal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.House;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.footbridge.practice.OnThePhone;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the notes that are due: that the team has written, once until the person has looked; of homework and of the
 * check-in once a day, from the hour the person named. Nothing in the quiet hours, nothing once the stay is over. A note
 * holds no words, and several reasons make one note.
 */
@Component("portalDueNotes")
class DueNotes {

    private final Sql sql;
    private final Clock clock;
    private final House house;
    private final OnThePhone onThePhone;
    private final WordsOf words;
    private final NotedPhones phones;
    private final NoteJob job;

    DueNotes(Sql sql, Clock clock, House house, OnThePhone onThePhone, WordsOf words, NotedPhones phones, NoteJob job) {
        this.sql = sql;
        this.clock = clock;
        this.house = house;
        this.onThePhone = onThePhone;
        this.words = words;
        this.phones = phones;
        this.job = job;
    }

    private record Row(
            ParticipantId participantId,
            boolean messages,
            boolean homework,
            boolean checkIn,
            LocalTime quietFrom,
            LocalTime quietUntil,
            LocalTime remindAt,
            String zone,
            Optional<LocalDate> remindedHomeworkOn,
            Optional<LocalDate> remindedCheckInOn,
            boolean unopened,
            boolean checkedIn) {

        NoteWish wish() {
            return new NoteWish(messages, homework, checkIn, quietFrom, quietUntil, remindAt, ZoneId.of(zone));
        }
    }

    private static final String WISHES = """
            select wish.participant_id, wish.messages, wish.homework, wish.check_in, wish.quiet_from, wish.quiet_until, wish.remind_at,
                   wish.zone, wish.reminded_homework_on, wish.reminded_check_in_on,
                   exists (select from messages.v_unopened fresh
                            where fresh.organization_id = wish.organization_id and fresh.participant_id = wish.participant_id
                              and fresh.sent_at > greatest(wish.chosen_at, wish.told_of_messages_at))
                   and not exists (select from messages.v_unopened earlier
                                    where earlier.organization_id = wish.organization_id
                                      and earlier.participant_id = wish.participant_id
                                      and earlier.sent_at between wish.chosen_at and wish.told_of_messages_at) as unopened,
                   exists (select from attendance.v_check_ins had
                            where had.organization_id = wish.organization_id and had.participant_id = wish.participant_id
                              and had.on_date = :today) as checked_in
              from portal.note_wish wish
             where wish.organization_id = :organization and wish.chosen_at <= :now
               and exists (select from portal.phone
                            where phone.organization_id = wish.organization_id and phone.participant_id = wish.participant_id
                              and phone.ended_at is null)
               and exists (%s)
            """.formatted(NotedPhones.STAYS.formatted("wish"));

    /** Run by a job every few minutes. */
    @Transactional
    void write() {
        var now = clock.instant();
        sql
                .sql(WISHES)
                .param("organization", Actor.current().organization())
                .param("today", LocalDate.ofInstant(now, house.zone()))
                .param("now", now)
                .list(Row.class)
                .stream()
                .filter(row -> !row.wish().quietAt(now))
                .forEach(row -> write(row, now));
    }

    private void write(Row row, Instant now) {
        var here = now.atZone(ZoneId.of(row.zone()));
        boolean hour = !here.toLocalTime().isBefore(row.remindAt());
        boolean messages = row.messages() && row.unopened();
        boolean checkIn =
                row.checkIn() && hour && !row.checkedIn() && isFirst(row.remindedCheckInOn(), here.toLocalDate());
        boolean homework = row.homework()
                && hour
                && isFirst(row.remindedHomeworkOn(), here.toLocalDate())
                && !onThePhone
                        .homework(row.participantId(), words.of(WordsOf.ENGLISH))
                        .isEmpty();
        if (!messages && !checkIn && !homework) {
            return;
        }
        sql.sql("""
                        update portal.note_wish
                           set told_of_messages_at = case when :messages then :now else told_of_messages_at end,
                               reminded_homework_on = case when :homework then :today::date else reminded_homework_on end,
                               reminded_check_in_on = case when :checkIn then :today::date else reminded_check_in_on end
                         where organization_id = :organization and participant_id = :who
                        """)
                .param("organization", Actor.current().organization())
                .param("who", row.participantId())
                .param("messages", messages)
                .param("homework", homework)
                .param("checkIn", checkIn)
                .param("today", here.toLocalDate())
                .param("now", now)
                .update();
        phones.of(row.participantId()).forEach(phone -> write(row.participantId(), phone, now));
    }

    private static boolean isFirst(Optional<LocalDate> last, LocalDate today) {
        return last.filter(day -> !day.isBefore(today)).isEmpty();
    }

    private void write(ParticipantId who, UUID phone, Instant now) {
        var id = Id.fresh(now);
        sql.sql("""
                        insert into portal.note (organization_id, id, participant_id, phone_id, written_at)
                        values (:organization, :id, :who, :phone, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("who", who)
                .param("phone", phone)
                .param("now", now)
                .update();
        job.schedule(Actor.current().organization(), id);
    }

    record Due(UUID phoneId, Instant writtenAt, LocalTime quietFrom, LocalTime quietUntil, String zone) {

        NoteWish wish() {
            return new NoteWish(true, false, false, quietFrom, quietUntil, quietFrom, ZoneId.of(zone));
        }
    }

    /** One that is to leave; nothing once it has, or the wish, the phone or the stay is over. */
    @Transactional(readOnly = true)
    Optional<Due> due(UUID note) {
        return sql.sql("""
                        select note.phone_id, note.written_at, wish.quiet_from, wish.quiet_until, wish.zone
                          from portal.note
                          join portal.note_wish wish
                            on wish.organization_id = note.organization_id and wish.participant_id = note.participant_id
                           and (wish.messages or wish.homework or wish.check_in)
                          join portal.phone on phone.organization_id = note.organization_id and phone.id = note.phone_id
                           and phone.ended_at is null
                         where note.organization_id = :organization and note.id = :id
                           and note.sent_at is null and note.stopped_at is null and exists (%s)
                        """.formatted(NotedPhones.STAYS.formatted("note")))
                .param("organization", Actor.current().organization())
                .param("id", note)
                .optional(Due.class);
    }

    @Transactional
    void sent(UUID note) {
        after(note, "sent_at = :now, last_problem = null", "");
    }

    /** @param forGood whether it is not tried again */
    @Transactional
    void failed(UUID note, String problem, boolean forGood) {
        after(note, forGood ? "stopped_at = :now, last_problem = :problem" : "last_problem = :problem", problem);
    }

    private void after(UUID note, String change, String problem) {
        sql.sql("""
                        update portal.note set attempts = attempts + 1, %s
                         where organization_id = :organization and id = :id and sent_at is null
                        """.formatted(change))
                .param("organization", Actor.current().organization())
                .param("id", note)
                .param("problem", problem)
                .param("now", clock.instant())
                .update();
    }
}
