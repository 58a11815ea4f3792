package org.footbridge.demo;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.footbridge.demo.Stays.Stay;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Time;
import org.footbridge.practice.Corner;
import org.footbridge.practice.Hours;
import org.footbridge.practice.Near;
import org.footbridge.practice.Near.Good;
import org.footbridge.practice.Near.Ring;
import org.springframework.stereotype.Component;

/** Who is in Mara's corner and in Kai's, as they see it themselves. */
@Component
class Corners {

    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);
    private static final Hours ANY = new Hours(true, List.of());

    private final Corner corner;
    private final OwnLogin logins;

    Corners(Corner corner, OwnLogin logins) {
        this.corner = corner;
        this.logins = logins;
    }

    void fill(DemoHouse house, List<Stay> all) {
        keep(
                house,
                logins.of(house, all, "Mara"),
                List.of(
                        new Someone(
                                "Ana", Ring.CLOSEST, Set.of(Good.LISTENING, Good.COMPANY), "says what is", "0163", ANY),
                        new Someone(
                                "Luis",
                                Ring.CLOSEST,
                                Set.of(Good.COMPANY, Good.HANDS),
                                "takes the boys",
                                "0136",
                                hours(window(WEEKDAYS, 16, 23), window(WEEKEND, 8, 23))),
                        new Someone(
                                "Bev, Tuesday meeting",
                                Ring.CLOSE,
                                Set.of(Good.RECOVERY, Good.LISTENING),
                                "",
                                "0174",
                                hours(window(EVERY_DAY, 6, 22))),
                        new Someone(
                                "Dispatcher Lou",
                                Ring.CLOSE,
                                Set.of(Good.LAUGHING),
                                "awake when I am",
                                "0171",
                                hours(window(WEEKDAYS, 21, 6))),
                        new Someone(
                                "Aunt Pilar",
                                Ring.AROUND,
                                Set.of(Good.RIDES),
                                "",
                                "0193",
                                hours(window(WEEKEND, 9, 20))),
                        new Someone(
                                "Mrs. Hale next door",
                                Ring.AROUND,
                                Set.of(Good.COMPANY),
                                "porch light on",
                                "",
                                hours())));
        keep(
                house,
                logins.of(house, all, "Kai"),
                List.of(
                        new Someone(
                                "Mom",
                                Ring.CLOSEST,
                                Set.of(Good.RIDES, Good.HANDS),
                                "",
                                "0129",
                                hours(window(EVERY_DAY, 6, 22))),
                        new Someone(
                                "Juno",
                                Ring.CLOSEST,
                                Set.of(Good.LAUGHING, Good.LISTENING),
                                "sends terrible frog pictures",
                                "0157",
                                hours(window(WEEKDAYS, 15, 22), window(WEEKEND, 10, 23))),
                        new Someone(
                                "Coach Abel",
                                Ring.AROUND,
                                Set.of(Good.LISTENING),
                                "",
                                "0162",
                                hours(window(WEEKDAYS, 8, 17)))));
    }

    /** @param number the end of a telephone number; nothing for somebody one goes to see */
    private record Someone(String name, Ring ring, Set<Good> good, String words, String number, Hours hours) {

        Near near(String whose) {
            return new Near(
                    UUID.nameUUIDFromBytes((whose + name).getBytes(StandardCharsets.UTF_8)),
                    0,
                    name,
                    ring,
                    good,
                    words,
                    number.isEmpty() ? "" : "(518) 555-" + number,
                    true,
                    hours);
        }
    }

    private void keep(DemoHouse house, Actor self, List<Someone> people) {
        var evening = house.at(house.today().minusDays(8), LocalTime.of(21, 15));
        people.forEach(one -> Time.at(evening, () -> keep(self, one)));
    }

    private Corner.Keeping keep(Actor self, Someone one) {
        return self.call(() -> corner.keep(one.near(String.valueOf(self.person()))));
    }

    private static Hours hours(Hours.Window... windows) {
        return new Hours(false, List.of(windows));
    }

    private static Hours.Window window(Set<DayOfWeek> days, int from, int until) {
        return new Hours.Window(days, LocalTime.of(from, 0), LocalTime.of(until, 0));
    }
}
