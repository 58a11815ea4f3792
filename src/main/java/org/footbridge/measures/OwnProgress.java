package org.footbridge.measures;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Trend;
import org.footbridge.ui.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The person's own view of her answers, in kind words: no diagnosis, no grade, no promise. */
@Component
public class OwnProgress {

    private final Courses courses;
    private final ObjectProvider<StayEvents> events;

    OwnProgress(Courses courses, ObjectProvider<StayEvents> events) {
        this.courses = courses;
        this.events = events;
    }

    /**
     * One line of progress: what it is about, what it says, and the drawing.
     *
     * @param parts the form's other scores that go anywhere
     */
    public record Line(String title, String sentence, Trend trend, List<Line> parts) {}

    /** For the participant's own page; the caller is the participant. */
    @Transactional(readOnly = true)
    public List<Line> of(ParticipantId participant, Words words, ZoneId zone) {
        var own = courses.of(participant).stream()
                .filter(course -> !course.instrument().facts().scoreForStaffOnly())
                .toList();
        var happened = own.stream()
                .map(course -> course.since(zone))
                .min(Comparator.naturalOrder())
                .map(from -> events.stream()
                        .flatMap(known -> known.of(participant, from, zone).stream())
                        .toList())
                .orElse(List.of());
        return own.stream()
                .filter(Courses.Course::isMain)
                .map(main -> line(
                        main,
                        own.stream()
                                .filter(one -> one.instrument()
                                        .id()
                                        .equals(main.instrument().id()))
                                .filter(one -> !one.isMain() && one.trends())
                                .map(one -> line(one, List.of(), List.of(), words, zone))
                                .toList(),
                        happened,
                        words,
                        zone))
                .toList();
    }

    private static Line line(
            Courses.Course course, List<Line> parts, List<StayEvents.Event> happened, Words words, ZoneId zone) {
        var title = parts.isEmpty() && course.isMain() ? title(course.instrument(), words) : title(course, words);
        var sentence = sentence(course, words, zone);
        var since = course.since(zone);
        return new Line(
                title,
                sentence,
                course.trend(
                        title,
                        sentence,
                        zone,
                        happened.stream()
                                .filter(event -> !event.on().isBefore(since))
                                .toList(),
                        new Kindly(words)),
                parts);
    }

    /** The words of the drawing as the person reads it. */
    private record Kindly(Words words) implements Courses.Said {

        @Override
        public String point(Courses.Point point) {
            return point.total()
                    .map(total -> words.say(
                            "measures.point",
                            total.toPlainString(),
                            point.band().map(band -> kind(band, words)).orElse("")))
                    .orElse(words.say("measures.noTotal"));
        }

        @Override
        public String band(Instrument.Band band) {
            return kind(band.key(), words);
        }

        @Override
        public String gap(long days) {
            return words.say("measures.gap", days);
        }

        /** What the house does with the stay's papers is not hers to read between the lines; her weeks and medicines are. */
        @Override
        public Optional<String> event(StayEvents.Event event) {
            var key = "measures.event." + event.kind().name().toLowerCase(Locale.ROOT);
            return words.has(key) ? Optional.of(words.say(key, event.what())) : Optional.empty();
        }
    }

    /** A band in kind words; one that has none, of a site's own form, is not named. */
    private static String kind(String band, Words words) {
        var key = "measures.kind." + band;
        return words.has(key) ? words.say(key) : "";
    }

    /** What these answers say, in kind words; a score without bands says only that it was kept. */
    public static String now(Optional<String> band, Words words) {
        return band.map(one -> "measures.now." + one)
                .filter(words::has)
                .map(words::say)
                .orElseGet(() -> words.say("measures.nowKept"));
    }

    /** What a person is told the questions are about; the instrument's own name stays with staff. */
    public static String title(Instrument instrument, Words words) {
        var key = "measures.about." + instrument.name();
        return words.has(key) ? words.say(key) : instrument.title();
    }

    /** One score among several of a form, in the person's words where we have them. */
    private static String title(Courses.Course course, Words words) {
        var key = "measures.part." + course.score().key();
        var part = words.has(key) ? words.say(key) : course.score().label();
        return course.isMain() && !course.score().key().equals("total")
                ? title(course.instrument(), words) + ": " + part
                : course.isMain() ? title(course.instrument(), words) : part;
    }

    /** How the last answers compare with the ones before, in words. */
    static String sentence(Courses.Course course, Words words, ZoneId zone) {
        var last = course.last();
        if (last.isEmpty()) {
            return words.say("measures.noTotal");
        }
        var now = now(last.get().band(), words);
        var change = course.change(zone);
        return Stream.of(
                        Optional.of(now),
                        compared("", change.sinceBefore(), words),
                        change.start().equals(change.before())
                                ? Optional.<String>empty()
                                : compared("Start", change.sinceStart(), words))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    /** Lighter, heavier or about the same; nothing where no rule reads the difference. */
    private static Optional<String> compared(String since, Optional<Change.Step> step, Words words) {
        return step.flatMap(one -> switch (one.reading()) {
            case BETTER -> Optional.of(words.say("measures.lighter" + since));
            case WORSE -> Optional.of(words.say("measures.heavier" + since));
            case WITHIN_CHANCE -> Optional.of(words.say("measures.same" + since));
            case UNREAD -> Optional.empty();
        });
    }
}
