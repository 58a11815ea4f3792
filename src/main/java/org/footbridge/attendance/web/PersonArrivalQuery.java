package org.footbridge.attendance.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One person's check-ins. */
@Component
class PersonArrivalQuery {

    private static final int WEEKS = 4;

    private final Sql sql;
    private final Clock clock;

    PersonArrivalQuery(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @param safety answers of the day in their order, {@code blank} for a blank */
    record Day(
            LocalDate onDate,
            Optional<Integer> mood,
            Optional<Integer> craving,
            Optional<Integer> sleepMinutes,
            Optional<Boolean> wantsWord,
            Optional<String> words,
            List<String> safety) {}

    @Transactional(readOnly = true)
    public List<Day> days(ParticipantId person) {
        return sql.sql("""
                        select coalesce(said.on_date, asked.on_date) as on_date, said.mood, said.craving, said.sleep_minutes, said.wants_word,
                               said.words, coalesce(asked.safety, '{}') as safety
                          from (select * from attendance.v_check_ins
                                 where organization_id = :organization and participant_id = :person and on_date > :since) said
                          full join (
                               select on_date, array_agg(coalesce(answer, 'blank') order by at) as safety
                                 from attendance.v_safety_answers
                                where organization_id = :organization and participant_id = :person and on_date > :since
                                group by on_date) asked
                            on asked.on_date = said.on_date
                         order by 1 desc
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .param(
                        "since",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusWeeks(WEEKS))
                .list(Day.class);
    }
}
