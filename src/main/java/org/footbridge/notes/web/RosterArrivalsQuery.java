package org.footbridge.notes.web;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.scheduling.SessionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people said and did when they came, for a whole roster in one statement. */
@Component
class RosterArrivalsQuery {

    private final Sql sql;

    RosterArrivalsQuery(Sql sql) {
        this.sql = sql;
    }

    /**
     * @param way of the check-in: phone or tablet
     * @param safety answers of the day in their order, {@code blank} for a blank
     * @param arrivedBy tablet or video, where that time stands in the mark
     * @param contacts emergency contacts
     */
    record Row(
            UUID participantId,
            Optional<Instant> checkedInAt,
            Optional<String> way,
            Optional<Integer> mood,
            Optional<Integer> craving,
            Optional<Integer> sleepMinutes,
            Optional<Boolean> wantsWord,
            Optional<String> words,
            List<String> safety,
            Optional<Instant> arrivedAt,
            Optional<String> arrivedBy,
            Optional<Instant> joinedAt,
            Optional<String> whereabouts,
            Optional<String> phone,
            Optional<Boolean> speaksFreely,
            Optional<Instant> absentSaidAt,
            Optional<String> absentReason,
            Optional<String> contacts) {}

    @Transactional(readOnly = true)
    public List<Row> of(SessionId session, Collection<UUID> people) {
        return sql.sql("""
                        select person.participant_id, said.at as checked_in_at, said.way, said.mood, said.craving, said.sleep_minutes,
                               said.wants_word, said.words, coalesce(asked.answers, '{}') as safety,
                               came.arrived_at, came.way as arrived_by,
                               joining.at as joined_at, joining.whereabouts, joining.phone, joining.speaks_freely,
                               absent.said_at as absent_said_at, absent.reason as absent_reason, emergency.contacts
                          from unnest(:people::uuid[]) as person (participant_id)
                          join scheduling.v_sessions session
                            on session.organization_id = :organization and session.session_id = :session
                          left join attendance.v_check_ins said
                            on said.organization_id = :organization and said.participant_id = person.participant_id
                           and said.on_date = session.on_date
                          left join lateral (
                               select array_agg(coalesce(answer, 'blank') order by at) as answers
                                 from attendance.v_safety_answers
                                where organization_id = :organization and participant_id = person.participant_id
                                  and on_date = session.on_date) asked on true
                          left join attendance.v_arrivals came
                            on came.organization_id = :organization and came.session_id = :session
                           and came.participant_id = person.participant_id
                          left join lateral (
                               select at, whereabouts, phone, speaks_freely
                                 from attendance.v_joinings
                                where organization_id = :organization and session_id = :session
                                  and participant_id = person.participant_id
                                order by at desc
                                limit 1) joining on true
                          left join attendance.v_absences_said absent
                            on absent.organization_id = :organization and absent.session_id = :session
                           and absent.participant_id = person.participant_id
                          left join lateral (
                               select string_agg(concat_ws(', ', name, relation, phone), ' · ' order by name) as contacts
                                 from people.v_contacts_of
                                where organization_id = :organization and participant_id = person.participant_id
                                  and emergency) emergency on true
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .param("people", people)
                .list(Row.class);
    }
}
