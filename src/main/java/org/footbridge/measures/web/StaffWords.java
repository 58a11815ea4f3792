package org.footbridge.measures.web;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.measures.Change;
import org.footbridge.measures.Courses;
import org.footbridge.measures.Instrument;
import org.footbridge.measures.Instrument.ChangeKind;
import org.footbridge.measures.StayEvents;
import org.footbridge.ui.Trend;

/** What staff read about a course of scores: plain numbers, what they mean by which paper, never a diagnosis. */
final class StaffWords {

    private StaffWords() {}

    /** The drawing of one score with the words staff read. */
    static Trend trend(Courses.Course course, ZoneId zone, List<StayEvents.Event> events) {
        var single = course.instrument().facts().scores().size() == 1;
        return course.trend(
                single || course.score().equals(course.instrument().facts().main())
                        ? course.instrument().title()
                                + (single ? "" : ": " + course.score().label())
                        : course.score().label(),
                summary(course, course.change(zone)),
                zone,
                events,
                new Plainly(course.score()));
    }

    private record Plainly(Instrument.ScoreRule score) implements Courses.Said {

        @Override
        public String point(Courses.Point point) {
            return StaffWords.point(score, point);
        }

        @Override
        public String band(Instrument.Band band) {
            return band.label();
        }

        @Override
        public String gap(long days) {
            return "no answers for %d days".formatted(days);
        }

        @Override
        public Optional<String> event(StayEvents.Event event) {
            return Optional.of(event.words());
        }
    }

    private static String point(Instrument.ScoreRule score, Courses.Point point) {
        return point.total()
                .map(total -> "%s%s%s"
                        .formatted(
                                plain(total),
                                point.band()
                                        .flatMap(score::band)
                                        .map(band -> ", " + band.label())
                                        .orElse(""),
                                point.prorated() ? ", %d blank filled by the mean".formatted(point.missing()) : ""))
                .orElse("not scorable: %d blank".formatted(point.missing()));
    }

    /** "14, moderate, 5 less than at the start: a real change", as LOOK asks. */
    static String summary(Courses.Course course, Change change) {
        if (change.now().isEmpty()) {
            return "No scorable answers yet.";
        }
        var sentence = course.last().map(last -> point(course.score(), last)).orElse("");
        if (change.sinceStart().isPresent()) {
            sentence += ", " + compared(change.sinceStart().get(), "at the start");
            if (!change.start().equals(change.before())) {
                sentence += "; " + compared(change.sinceBefore().orElseThrow(), "the time before");
            }
        }
        return sentence + "." + (change.lastIsScorable() ? "" : " The newest answers gave no score.");
    }

    private static String compared(Change.Step step, String when) {
        if (step.points().signum() == 0) {
            return "the same as " + when;
        }
        return "%s %s than %s%s"
                .formatted(
                        plain(step.points().abs()),
                        step.points().signum() < 0 ? "less" : "more",
                        when,
                        switch (step.reading()) {
                            case BETTER, WORSE -> ": a real change";
                            case WITHIN_CHANCE -> ": within chance";
                            case UNREAD -> "";
                        });
    }

    /** Each kind of reading with its answer and its paper; what no paper reads is said at the end. */
    static List<String> readings(Change change) {
        List<String> lines = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        change.sinceStart()
                .flatMap(Change.Step::rule)
                .ifPresentOrElse(
                        rule -> lines.add("Reliable change since the start: %s. %s points and more count (%s)."
                                .formatted(
                                        switch (change.sinceStart()
                                                .orElseThrow()
                                                .reading()) {
                                            case BETTER -> "yes, better";
                                            case WORSE -> "yes, worse";
                                            case WITHIN_CHANCE -> "no, within chance";
                                            case UNREAD -> "cannot be said";
                                        },
                                        plain(rule.value()),
                                        rule.paper())),
                        () -> unread.add("reliable change"));
        add(lines, unread, change, "Clinically significant", change.significant(), ChangeKind.CLINICALLY_SIGNIFICANT);
        add(lines, unread, change, "Response", change.response(), ChangeKind.RESPONSE_PERCENT);
        add(lines, unread, change, "Remission", change.remission(), ChangeKind.REMISSION);
        if (change.sinceStart().isEmpty()) {
            return List.of("One score is a beginning: change is read from the second on.");
        }
        if (!unread.isEmpty()) {
            lines.add(
                    "Not read, for lack of a second score or of a published rule: " + String.join(", ", unread) + ".");
        }
        return lines;
    }

    private static void add(
            List<String> lines,
            List<String> unread,
            Change change,
            String name,
            Optional<Boolean> holds,
            ChangeKind kind) {
        var rule = change.now().flatMap(now -> change.score().ruleOn(kind, now.on()));
        if (holds.isEmpty() || rule.isEmpty()) {
            unread.add(name.toLowerCase(java.util.Locale.US));
        } else {
            lines.add("%s: %s. %s".formatted(name, holds.get() ? "yes" : "no", sentence(rule.get())));
        }
    }

    /** What the scores of the form are read by, and whose they are. */
    static List<String> facts(Instrument instrument) {
        var facts = new ArrayList<String>();
        for (var score : instrument.facts().scores()) {
            var named = instrument.facts().scores().size() == 1 ? "" : score.label() + ": ";
            score.rules().forEach(rule -> facts.add(named + sentence(rule)));
            score.screens().forEach(screen -> facts.add("%s%s (%s).".formatted(named, screen.label(), screen.paper())));
            facts.add(named + score.missing().rule() + " " + score.missing().source());
            if (!score.bands().isEmpty()) {
                facts.add("%sBands: %s. A band is not a diagnosis.".formatted(named, score.bandSource()));
            }
        }
        facts.add("No source gives a measurement error for these scores: no ribbon of uncertainty is drawn.");
        if (instrument.facts().unvalidated()) {
            facts.add("Our own short form: no study stands behind its number.");
        }
        instrument.facts().notice().ifPresent(facts::add);
        facts.add(instrument.facts().license());
        return facts;
    }

    private static String sentence(Instrument.ChangeRule rule) {
        var value = plain(rule.value());
        return switch (rule.kind()) {
            case RELIABLE_CHANGE -> "A change of %s points or more counts as real (%s).".formatted(value, rule.paper());
            case CLINICALLY_SIGNIFICANT ->
                "A real change that crosses %s is clinically significant (%s).".formatted(value, rule.paper());
            case RESPONSE_PERCENT -> "Better by %s %% or more is a response (%s).".formatted(value, rule.paper());
            case REMISSION -> "Reaching %s is remission (%s).".formatted(value, rule.paper());
            case MINIMAL_IMPORTANT -> "A change of %s points matters to people (%s).".formatted(value, rule.paper());
        };
    }

    static String plain(BigDecimal value) {
        var plain = value.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }
}
