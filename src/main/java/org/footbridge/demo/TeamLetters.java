package org.footbridge.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.footbridge.demo.DemoHouse.Colleague;
import org.footbridge.demo.Stays.Stay;
import org.footbridge.messages.AnswerTime;
import org.footbridge.messages.Letter;
import org.footbridge.messages.OwnMessages;
import org.footbridge.messages.TeamMessages;
import org.footbridge.messages.ThreadId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Time;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.Programs;
import org.springframework.stereotype.Component;

/** What Mara and Kai wrote to their team: answered, closed, and one question that waits. */
@Component
class TeamLetters {

    private final OwnMessages own;
    private final TeamMessages team;
    private final Programs programs;

    TeamLetters(OwnMessages own, TeamMessages team, Programs programs) {
        this.own = own;
        this.team = team;
        this.programs = programs;
    }

    /** Mara and Kai with their own logins. */
    void write(DemoHouse house, List<Stay> all, Actor maraActor, Actor kaiActor) {
        for (var program : List.of(house.adults(), house.teens())) {
            house.colleague("director")
                    .actor()
                    .run(() -> programs.setRule(new NewRule(
                            Optional.of(program),
                            AnswerTime.RULE,
                            "24",
                            "decided here",
                            house.today().minusWeeks(9))));
        }
        var mara = new Writer(house, named(all, "Mara"), maraActor);
        var dana = house.leaderOf("evening");
        var shift = mara.begins(
                4,
                LocalTime.of(21, 40),
                "Thursday and my shift",
                "They moved my shift. I get out at 6:10 on Thursday and would be about 25 minutes late. Is it still worth coming?");
        mara.answered(
                shift,
                dana,
                3,
                LocalTime.of(9, 15),
                "Yes, please come. Walk in quietly; the first part is check-in, and Joel keeps you a chair by the door. Would joining by phone from the car for the first part be easier?");
        mara.goesOn(shift, 3, LocalTime.of(12, 30), "From the car would be easier. Parked, I promise.");
        mara.answered(
                shift,
                dana,
                3,
                LocalTime.of(14, 5),
                "Good. The link is on your Today page. When you join it asks where you are; write the parking lot.");
        mara.begins(
                house.now().minus(Duration.ofHours(3)),
                "The form for my employer",
                "HR wants a form that says I am in treatment, but I don’t want them to know what for. What do I give them?");
        var kai = new Writer(house, named(all, "Kai"), kaiActor);
        var school = kai.begins(
                9,
                LocalTime.of(16, 20),
                "School",
                "My counselor asks why I leave at two. What can I say that isn’t a lie?");
        var priya = house.leaderOf("teen");
        kai.answered(
                school,
                priya,
                8,
                LocalTime.of(10, 0),
                "“I have a standing appointment” is true and enough. If they need paper, we write one that says only the hours. You decide whether we do.");
        kai.goesOn(school, 8, LocalTime.of(15, 10), "That works. Just the hours then. Thanks");
        kai.answered(school, priya, 7, LocalTime.of(11, 30), "Ready at the desk in a plain envelope.");
        at(
                house.at(house.today().minusDays(7), LocalTime.of(11, 31)),
                priya.actor(),
                () -> team.close(school, team.newest(school)));
    }

    /** One person with the login they write by. */
    private final class Writer {

        private final DemoHouse house;
        private final Stay stay;
        private final Actor actor;

        Writer(DemoHouse house, Stay stay, Actor actor) {
            this.house = house;
            this.stay = stay;
            this.actor = actor;
        }

        ThreadId begins(int daysAgo, LocalTime time, String topic, String words) {
            return begins(house.at(house.today().minusDays(daysAgo), time), topic, words);
        }

        ThreadId begins(Instant at, String topic, String words) {
            return switch (at(
                    at, actor, () -> own.begin(stay.participant(), topic, Letter.of(words), Optional.of(false)))) {
                case OwnMessages.Sending.Sent(var thread, boolean _) -> thread;
                case OwnMessages.Sending refused -> throw new IllegalStateException("Not sent: " + refused);
            };
        }

        void goesOn(ThreadId thread, int daysAgo, LocalTime time, String words) {
            at(house.at(house.today().minusDays(daysAgo), time), actor, () -> {
                own.opened(stay.participant(), thread);
                return own.reply(stay.participant(), thread, Letter.of(words), Optional.of(false));
            });
        }

        void answered(ThreadId thread, Colleague by, int daysAgo, LocalTime time, String words) {
            at(house.at(house.today().minusDays(daysAgo), time), by.actor(), () -> {
                team.opened(thread);
                return team.answer(thread, Letter.of(words), team.newest(thread));
            });
        }
    }

    private static <T> T at(Instant moment, Actor actor, ScopedValue.CallableOp<T, RuntimeException> work) {
        return Time.at(moment, () -> actor.call(work));
    }

    private static Stay named(List<Stay> all, String given) {
        return all.stream()
                .filter(stay -> stay.who().given().equals(given))
                .findFirst()
                .orElseThrow();
    }
}
