package org.footbridge.plans.web;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.plans.Aim;
import org.footbridge.plans.Aims;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;

/** Says where a measured objective stands: the last score beside the aim, and what is made of it. */
final class Progress {

    private Progress() {}

    /** For staff: the numbers, and the standing as a mark with a word. */
    static PlanView.Progress forStaff(Aims.Stands one, Words words, Show show) {
        return new PlanView.Progress(
                line(one, words, show),
                switch (one.standing()) {
                    case ACHIEVED -> Mark.DONE;
                    case ON_THE_WAY -> Mark.OPEN;
                    case DAY_PASSED, NOT_ON_TRACK -> Mark.NEEDS;
                    case NO_SCORE -> Mark.QUIET;
                },
                switch (one.standing()) {
                    case ACHIEVED -> "Achieved";
                    case ON_THE_WAY -> "On the way";
                    case DAY_PASSED -> "Not on track: the day has passed";
                    case NOT_ON_TRACK -> "Not on track";
                    case NO_SCORE -> "No score yet";
                });
    }

    /** For the person: the same numbers, and kind words. */
    static PlanView.Progress forThePerson(Aims.Stands one, Words words, Show show) {
        var said = one.standing() == Aims.Standing.NO_SCORE
                ? ""
                : words.say("plans.aim." + one.standing().name().toLowerCase(Locale.ROOT));
        return new PlanView.Progress(
                line(one, words, show), one.standing() == Aims.Standing.ACHIEVED ? Mark.DONE : Mark.OPEN, said);
    }

    private static String line(Aims.Stands one, Words words, Show show) {
        var aim = words.say(one.side() == Aim.AT_MOST ? "plans.atMost" : "plans.atLeast", plain(one.target()));
        var byDay = one.by()
                .map(day -> words.say("plans.byDay", aim, show.date(day)))
                .orElse(aim);
        return Optional.of(one)
                .filter(stands -> stands.value().isPresent())
                .map(stands -> words.say(
                        "plans.progress",
                        plain(stands.value().orElseThrow()),
                        show.date(stands.on().orElseThrow()),
                        byDay))
                .orElseGet(() -> words.say("plans.progressNone", byDay));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
