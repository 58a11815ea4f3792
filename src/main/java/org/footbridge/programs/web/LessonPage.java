package org.footbridge.programs.web;

import gg.jte.Content;
import java.util.List;
import org.footbridge.programs.Lesson;
import org.footbridge.programs.LessonPart;
import org.footbridge.programs.Lessons;
import org.footbridge.programs.Markdown;
import org.footbridge.programs.Theme;
import org.footbridge.ui.Show;

/**
 * A lesson to run cold: two pages and the hand-out.
 *
 * @param state which version this is, in words
 * @param current whether this is how it is taught today
 * @param editable whether the reader may change it
 * @param offered whether a newer edition came with this release
 */
public record LessonPage(
        String id,
        String title,
        String line,
        String state,
        int version,
        boolean current,
        boolean editable,
        boolean offered,
        List<String> materials,
        Content aim,
        Content whenNot,
        List<Lesson.Activity> activities,
        Content openingWords,
        Content exercise,
        Content choosingNotTo,
        Content byVideo,
        Content atHome,
        Content sources,
        String handOutTitle,
        Content handOut) {

    static LessonPage of(Lessons.Written written, boolean current, boolean editable, boolean offered) {
        var lesson = written.content();
        return new LessonPage(
                written.lessonId().value().toString(),
                lesson.title(),
                written.moduleTitle() + " · " + written.modality() + " · " + Show.minutes(lesson.minutes()) + " · "
                        + String.join(
                                ", ", lesson.themes().stream().map(Theme::word).toList()),
                state(written, current),
                written.version(),
                current,
                editable,
                offered,
                lesson.materials(),
                Markdown.content(lesson.aim()),
                part(lesson, LessonPart.WHEN_NOT_TO_USE_IT),
                lesson.activities(),
                part(lesson, LessonPart.OPENING_WORDS),
                part(lesson, LessonPart.EXERCISE),
                part(lesson, LessonPart.CHOOSING_NOT_TO),
                part(lesson, LessonPart.BY_VIDEO),
                part(lesson, LessonPart.TEN_MINUTES_AT_HOME),
                part(lesson, LessonPart.SOURCES),
                lesson.handOut().title(),
                Markdown.content(lesson.handOut().text()));
    }

    private static Content part(Lesson lesson, LessonPart part) {
        return Markdown.content(lesson.part(part));
    }

    private static String state(Lessons.Written written, boolean current) {
        var whose = written.changedHere() ? "changed here" : "edition " + written.edition();
        return "Version " + written.version() + ", " + whose
                + (current ? "" : ". Kept because sessions used it; the lesson has changed since");
    }
}
