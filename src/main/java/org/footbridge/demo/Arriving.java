package org.footbridge.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.footbridge.attendance.Absences;
import org.footbridge.attendance.ArrivalNumbers;
import org.footbridge.attendance.Arrivals;
import org.footbridge.attendance.CheckIn;
import org.footbridge.attendance.CheckIns;
import org.footbridge.attendance.Joining;
import org.footbridge.attendance.SafetyAnswer;
import org.footbridge.attendance.Way;
import org.footbridge.demo.Stays.Stay;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.scheduling.SessionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How people come tonight: some said how they are, one joins late from the car, one cannot come. */
@Component
class Arriving {

    private final CheckIns checkIns;
    private final Arrivals arrivals;
    private final Absences absences;
    private final ArrivalNumbers numbers;
    private final Sql sql;
    private final TransactionTemplate transaction;

    Arriving(
            CheckIns checkIns,
            Arrivals arrivals,
            Absences absences,
            ArrivalNumbers numbers,
            Sql sql,
            TransactionTemplate transaction) {
        this.checkIns = checkIns;
        this.arrivals = arrivals;
        this.absences = absences;
        this.numbers = numbers;
        this.sql = sql;
        this.transaction = transaction;
    }

    /** Before the marks of tonight are made. */
    void tonight(DemoHouse house, List<Stay> all) {
        Actor.job(house.organization(), "demo")
                .run(() -> all.stream()
                        .filter(stay -> stay.who().stage().equals("active"))
                        .forEach(stay -> numbers.give(stay.participant())));
        Function<String, Stay> people = given -> all.stream()
                .filter(stay -> stay.who().given().equals(given))
                .findFirst()
                .orElseThrow();
        first(house).ifPresent(hour -> come(house, new SessionId(hour.sessionId()), hour.startsAt(), people));
    }

    private record Hour(UUID sessionId, Instant startsAt) {}

    private Optional<Hour> first(DemoHouse house) {
        return Actor.job(house.organization(), "demo")
                .call(() -> Objects.requireNonNull(transaction.execute(_ -> sql.sql("""
                        select session_id, starts_at
                          from scheduling.v_sessions
                         where organization_id = :organization and track_id = :track and on_date = :today and status = 'open'
                         order by starts_at
                         limit 1
                        """)
                        .param("organization", house.organization())
                        .param("track", house.track("evening"))
                        .param("today", house.today())
                        .optional(Hour.class))));
    }

    private void come(DemoHouse house, SessionId session, Instant starts, Function<String, Stay> people) {
        Time.at(
                house.today().atTime(LocalTime.of(9, 10)).atZone(house.zone()).toInstant(),
                () -> as(house, people.apply("Renata"))
                        .call(() -> absences.say(
                                session,
                                people.apply("Renata").participant(),
                                "My son has a fever and nobody else is home.",
                                Optional.of(false))));
        says(
                house,
                people.apply("Imani"),
                starts.minus(Duration.ofMinutes(8)),
                said(3, 7, 4, true, ""),
                SafetyAnswer.YES);
        says(
                house,
                people.apply("Priscilla"),
                starts.minus(Duration.ofMinutes(40)),
                said(6, 1, 7, false, "The interview is tomorrow."),
                SafetyAnswer.YES);
        says(house, people.apply("Tomasz"), starts.minus(Duration.ofMinutes(15)), said(5, 4, 6, false, ""), null);
        says(
                house,
                people.apply("Bernadette"),
                starts.minus(Duration.ofMinutes(25)),
                said(7, 2, 8, false, ""),
                SafetyAnswer.IN_PERSON);
        joins(
                house,
                session,
                people.apply("Walter"),
                starts.minus(Duration.ofMinutes(3)),
                "31 Congress Street, Troy",
                true);
        joins(
                house,
                session,
                people.apply("Imani"),
                starts.minus(Duration.ofMinutes(2)),
                "At home, 8 Fulton Street, Troy",
                true);
        joins(
                house,
                session,
                people.apply("Gareth"),
                starts.minus(Duration.ofMinutes(1)),
                "At home, 2 Ida Street, Troy",
                true);
        joins(
                house,
                session,
                people.apply("Mara"),
                starts.plus(Duration.ofMinutes(25)),
                "In the car, parking lot at 1200 Hoosick Road, Troy",
                false);
    }

    private static CheckIn said(int mood, int craving, int hours, boolean word, String words) {
        return new CheckIn(Optional.of(mood), Optional.of(craving), Optional.of(hours * 60), word, words);
    }

    private void says(DemoHouse house, Stay stay, Instant at, CheckIn said, @Nullable SafetyAnswer safety) {
        Time.at(
                at,
                () -> as(house, stay)
                        .call(() -> checkIns.send(
                                stay.participant(),
                                Way.PHONE,
                                new CheckIns.Sent(said, true, Optional.ofNullable(safety), Optional.of(false)))));
    }

    private void joins(DemoHouse house, SessionId session, Stay stay, Instant at, String where, boolean freely) {
        Time.at(
                at,
                () -> as(house, stay)
                        .call(() -> arrivals.join(
                                session,
                                stay.participant(),
                                new Joining(where, "(518) 555-0187", Optional.of(freely)))));
    }

    private static Actor as(DemoHouse house, Stay stay) {
        return Actor.atTablet(house.organization(), stay.participant().value());
    }
}
