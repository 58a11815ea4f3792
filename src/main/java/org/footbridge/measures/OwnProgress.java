package org.footbridge.measures;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Trend;
import org.footbridge.ui.Words;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The person's own view of her answers, in kind words: no diagnosis, no grade, no promise. */
@Component
public class OwnProgress {

    private final Courses courses;

    OwnProgress(Courses courses) {
        this.courses = courses;
    }

    /** One line of progress: what it is about, what it says, and the drawing. */
    public record Line(String title, String sentence, Trend trend) {}

    /** For the participant's own page; the caller is the participant. */
    @Transactional(readOnly = true)
    public List<Line> of(ParticipantId participant, Words words, ZoneId zone) {
        return courses.of(participant).stream()
                .filter(course -> !course.instrument().facts().scoreForStaffOnly())
                .map(course -> line(course, words, zone))
                .toList();
    }

    private static Line line(Courses.Course course, Words words, ZoneId zone) {
        var title = title(course.instrument(), words);
        var sentence = sentence(course, words, zone);
        return new Line(
                title,
                sentence,
                course.trend(
                        title,
                        sentence,
                        zone,
                        point -> point.total()
                                .map(total -> words.say(
                                        "measures.point",
                                        total.toPlainString(),
                                        point.band()
                                                .map(band -> kind(band, words))
                                                .orElse("")))
                                .orElse(words.say("measures.noTotal")),
                        band -> kind(band.key(), words)));
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
    static String title(Instrument instrument, Words words) {
        var key = "measures.about." + instrument.name();
        return words.has(key) ? words.say(key) : instrument.title();
    }

    /** How the last answers compare with the ones before, in words. */
    static String sentence(Courses.Course course, Words words, ZoneId zone) {
        var last = course.last();
        if (last.isEmpty()) {
            return words.say("measures.noTotal");
        }
        var now = now(last.get().band(), words);
        var direction = course.instrument().facts().main().direction();
        if (direction == Instrument.Direction.NONE) {
            return now;
        }
        int lighter = direction == Instrument.Direction.WORSE_IS_HIGHER ? -1 : 1;
        return course.changeSince(course.beforeLast())
                .map(change -> now + " "
                        + words.say(
                                !course.isReal(change, zone)
                                        ? "measures.same"
                                        : Integer.signum(change) == lighter ? "measures.lighter" : "measures.heavier"))
                .orElse(now);
    }
}
