package org.footbridge.families.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Lessons for families: the same for everybody with a sign-in, whatever is shared with them. */
@Controller
class LearnController {

    private final Authorization authorization;
    private final WordsOf wordsOf;

    LearnController(Authorization authorization, WordsOf wordsOf) {
        this.authorization = authorization;
        this.wordsOf = wordsOf;
    }

    /** In the order in which they are offered; the words stand in the message files. */
    private enum Lesson {
        PROGRAM(4),
        LITTLE(3),
        BESIDE(4),
        BOUNDARIES(4),
        LAPSE(4),
        DANGER(5),
        YOURSELF(4),
        TEENS(4);

        private final int sections;

        Lesson(int sections) {
            this.sections = sections;
        }

        String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        Optional<Lesson> next() {
            return Optional.of(ordinal() + 1)
                    .filter(next -> next < values().length)
                    .map(next -> values()[next]);
        }
    }

    @GetMapping("/family/learn")
    String all(Locale locale, Model model) {
        authorization.require(Permission.FAMILY_VIEW);
        var words = wordsOf.of(locale);
        model.addAttribute(
                "lessons",
                Arrays.stream(Lesson.values())
                        .map(lesson -> new LessonPage(
                                lesson.slug(),
                                words.say("families.learn." + lesson.slug()),
                                words.say("families.learn." + lesson.slug() + ".lead"),
                                List.of(),
                                null,
                                ""))
                        .toList());
        return "families/learn";
    }

    @GetMapping("/family/learn/{slug}")
    String one(@PathVariable String slug, Locale locale, Model model) {
        authorization.require(Permission.FAMILY_VIEW);
        var lesson = Arrays.stream(Lesson.values())
                .filter(one -> one.slug().equals(slug))
                .findFirst()
                .orElseThrow(NotYours::new);
        var words = wordsOf.of(locale);
        var key = "families.learn." + slug;
        model.addAttribute(
                "page",
                new LessonPage(
                        slug,
                        words.say(key),
                        words.say(key + ".lead"),
                        IntStream.rangeClosed(1, lesson.sections)
                                .mapToObj(at -> new LessonPage.Section(
                                        words.say(key + "." + at), words.say(key + "." + at + ".text")))
                                .toList(),
                        lesson.next().map(Lesson::slug).orElse(null),
                        lesson.next()
                                .map(next -> words.say("families.learn." + next.slug()))
                                .orElse("")));
        return "families/lesson";
    }
}
