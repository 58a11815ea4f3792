package org.footbridge.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every lesson that comes with the program can be run cold by a substitute (CARE 32), in words of our own. */
class ShippedLessonsTests {

    private static final Set<String> MODALITIES = Set.of(
            "CBT",
            "DBT",
            "MBSR",
            "MI",
            "Trauma",
            "Relapse prevention",
            "Experiential",
            "Psychoeducation",
            "Life skills",
            "Vocational");

    /** Words that belong to somebody else's manual, or that nobody should read about themselves. */
    private static final Pattern NOT_OURS = Pattern.compile(
            "\\b(patients?|clients?|addicts?|alcoholics?|abus\\w*|refus\\w*|fail(s|ed|ing|ure|ures)?|non-?complian\\w*|wise mind)\\b"
                    + "|\\b(?-i:DEAR MAN|TIPP?|ACCEPTS|HALT|RAIN|GIVE|FAST)\\b|!",
            Pattern.CASE_INSENSITIVE);

    static Stream<ShippedCurriculum> curricula() {
        var shipped = new ShippedCurricula();
        return Stream.of(shipped.named(ShippedCurricula.ADULT), shipped.named(ShippedCurricula.ADOLESCENT));
    }

    static Stream<ShippedCurriculum.Text> lessons() {
        return curricula().flatMap(one -> one.modules().stream()).flatMap(module -> module.lessons().stream());
    }

    @ParameterizedTest
    @MethodSource("curricula")
    void a_curriculum_lasts_twelve_weeks_and_its_modules_have_an_order(ShippedCurriculum curriculum) {
        assertThat(curriculum.modules()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(curriculum.modules())
                .extracting(ShippedCurriculum.Module::order)
                .doesNotHaveDuplicates();
        assertThat(curriculum.modules())
                .extracting(ShippedCurriculum.Module::title)
                .doesNotHaveDuplicates();
        assertThat(curriculum.modules()).allSatisfy(module -> {
            assertThat(module.modality()).isIn(MODALITIES);
            assertThat(module.about()).isNotBlank();
            assertThat(module.lessons()).isNotEmpty();
        });
        // Three hours a week of skills, understanding and making, none twice in twelve weeks.
        assertThat(curriculum.modules().stream()
                        .mapToInt(module -> module.lessons().size())
                        .sum())
                .isGreaterThanOrEqualTo(48);
    }

    @ParameterizedTest
    @MethodSource("curricula")
    void no_two_lessons_of_a_curriculum_have_one_title(ShippedCurriculum curriculum) {
        assertThat(curriculum.modules().stream().flatMap(module -> module.lessons().stream()))
                .extracting(one -> one.lesson().title())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void a_substitute_can_run_it_from_two_pages(ShippedCurriculum.Text text) {
        var lesson = text.lesson();
        assertThat(lesson.minutes()).isBetween(45, 75);
        assertThat(lesson.activities()).hasSizeBetween(5, 7);
        assertThat(lesson.activities())
                .allSatisfy(one -> assertThat(one.title().split(" ")).hasSizeLessThanOrEqualTo(4));
        assertThat(words(text.text().substring(0, text.text().indexOf("## Hand-out"))))
                .as("words before the hand-out")
                .isBetween(400, 800);
        assertThat(words(lesson.part(LessonPart.OPENING_WORDS))).isBetween(50, 120);
        assertThat(words(lesson.part(LessonPart.TEN_MINUTES_AT_HOME))).isBetween(30, 100);
        assertThat(lesson.part(LessonPart.OPENING_WORDS)).startsWith(">");
        assertThat(lesson.part(LessonPart.CHOOSING_NOT_TO)).startsWith(">");
        assertThat(lesson.part(LessonPart.EXERCISE)).startsWith("1.");
        assertThat(words(lesson.handOut().title() + " " + lesson.handOut().text()))
                .as("words of the hand-out")
                .isBetween(100, 255);
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void its_words_are_ours_and_kind(ShippedCurriculum.Text text) {
        var said = text.text().substring(0, text.text().indexOf("## Sources"));
        assertThat(NOT_OURS.matcher(said).results().map(found -> found.group())).isEmpty();
        assertThat((text.lesson().part(LessonPart.OPENING_WORDS)
                                + text.lesson().handOut().text())
                        .toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("relaps");
        assertThat(text.text()).matches(Pattern.compile("\\A\\p{ASCII}*\\z"));
    }

    @Test
    void a_word_that_is_not_ours_is_found() {
        assertThat(NOT_OURS.matcher("Patients who failed HALT!").results()).hasSize(4);
        assertThat(NOT_OURS.matcher("a tip, a halt, some rain, to give fast").results())
                .isEmpty();
    }

    @Test
    void no_two_lessons_share_a_sentence_of_twelve_words() {
        Map<String, String> first = new HashMap<>();
        Set<String> shared = new TreeSet<>();
        lessons()
                .forEach(text -> sentences(text).forEach(sentence -> {
                    var other = first.putIfAbsent(
                            sentence, text.origin() + text.lesson().title());
                    if (other != null
                            && !other.equals(text.origin() + text.lesson().title())) {
                        shared.add(text.origin() + " and " + other + ": " + sentence);
                    }
                }));
        assertThat(shared).isEmpty();
    }

    private static Set<String> sentences(ShippedCurriculum.Text text) {
        var said = text.text().substring(0, text.text().indexOf("## Sources"));
        Set<String> sentences = new HashSet<>();
        Arrays.stream(said.split("[.?!]\\s|\n"))
                .map(one -> one.replaceAll("\\W+", " ").strip().toLowerCase(java.util.Locale.ROOT))
                .filter(one -> one.split(" ").length >= 12)
                .forEach(sentences::add);
        return sentences;
    }

    private static int words(String text) {
        return (int) Pattern.compile("[A-Za-z0-9'-]+").matcher(text).results().count();
    }
}
