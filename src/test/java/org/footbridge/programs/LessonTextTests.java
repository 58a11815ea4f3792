package org.footbridge.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.footbridge.programs.LessonText.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonTextTests {

    static final String KETTLE = """
            ---
            title: The kettle
            minutes: 30
            themes: [stress, low mood]
            materials: [a kettle, cups]
            edition: 2
            ---
            People wait for water to boil and notice *that* they wait.

            ## When not to use it
            Somebody was burned lately: take a radio instead.

            ## Minutes
            | minutes | activity | what happens |
            |---|---|---|
            | 10 | Arriving | Names. |
            | 15 | The kettle | The exercise. |
            | 5 | Closing round | One word. |

            ## Opening words
            > Water takes its time.

            ## Exercise
            1. Put the kettle on.
            2. Wait.

            ## Choosing not to
            > You can sit this out by the window.

            ## By video
            Everybody uses their own kettle.

            ## Ten minutes at home
            Make tea once.

            ## Hand-out
            # Waiting for water
            You can wait.

            I waited on: ________

            ## Sources
            - CDC Coping with Stress
            """;

    @Test
    void a_lesson_is_read_whole() {
        var lesson = lesson(KETTLE);
        assertThat(lesson.title()).isEqualTo("The kettle");
        assertThat(lesson.minutes()).isEqualTo(30);
        assertThat(lesson.edition()).isEqualTo(2);
        assertThat(lesson.themes()).containsExactly(Theme.STRESS, Theme.LOW_MOOD);
        assertThat(lesson.materials()).containsExactly("a kettle", "cups");
        assertThat(lesson.aim()).isEqualTo("People wait for water to boil and notice *that* they wait.");
        assertThat(lesson.activities())
                .containsExactly(
                        new Lesson.Activity("Arriving", 10, "Names."),
                        new Lesson.Activity("The kettle", 15, "The exercise."),
                        new Lesson.Activity("Closing round", 5, "One word."));
        assertThat(lesson.part(LessonPart.EXERCISE)).isEqualTo("1. Put the kettle on.\n2. Wait.");
        assertThat(lesson.part(LessonPart.SOURCES)).isEqualTo("- CDC Coping with Stress");
        assertThat(lesson.handOut())
                .isEqualTo(new Lesson.HandOut("Waiting for water", "You can wait.\n\nI waited on: ________"));
    }

    @Test
    void a_browsers_line_ends_change_nothing() {
        assertThat(lesson(KETTLE.replace("\n", "\r\n"))).isEqualTo(lesson(KETTLE));
    }

    @Test
    void lists_may_stand_one_entry_a_line() {
        assertThat(lesson(KETTLE.replace("themes: [stress, low mood]", "themes:\n  - stress\n  - low mood"))
                        .themes())
                .containsExactly(Theme.STRESS, Theme.LOW_MOOD);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            ## By video ~ ## On video ~ 31 ~ No lesson has the heading “On video”.
            ## By video ~ ## ~ 31 ~ No lesson has the heading “”.
            ## By video ~ ## Exercise ~ 31 ~ The heading “Exercise” stands here a second time.
            minutes: 30 ~ minutes: 45 ~ 13 ~ The minutes add up to 30; the lesson lasts 45.
            minutes: 30 ~ minutes: half an hour ~ 3 ~ “minutes” is a whole number from 10 to 480.
            edition: 2 ~ edition: 0 ~ 6 ~ “edition” is a whole number from 1 to 9999.
            edition: 2 ~ edition: 2#year: 2026 ~ 7 ~ “year:” means nothing here
            title: The kettle ~ titel: The kettle ~ 1 ~ “title:” is missing at the top.
            title: The kettle ~ title: ~ 2 ~ A title has 1 to 120 characters.
            [stress, low mood] ~ [stress, sadness] ~ 4 ~ “sadness” is no theme.
            [stress, low mood] ~ [] ~ 4 ~ Name at least one theme.
            10 | Arriving ~ ten | Arriving ~ 16 ~ “ten” is no number of whole minutes.
            5 | Closing round ~ 5 | Arriving ~ 18 ~ The activity “Arriving” stands there twice.
            15 | The kettle | ~ 15 |  | ~ 17 ~ A row has three cells: minutes, activity, what happens.
            # Waiting for water ~ Waiting for water ~ 38 ~ The hand-out begins with its own title
            > Water takes its time. ~ # Water ~ 21 ~ Only the hand-out's title begins with one “#”.
            Make tea once. ~ # ~ 33 ~ Nothing stands under “Ten minutes at home”.
            """)
    void what_is_wrong_is_said_with_its_line(String right, String wrong, int line, String sentence) {
        var put = wrong.equals("#") ? "" : wrong.replace("2#", "2\n");
        assertThat(KETTLE).contains(right);
        assertThat(complaints(KETTLE.replace(right, put))).as(put).anySatisfy(complaint -> {
            assertThat(complaint.sentence()).startsWith(sentence);
            assertThat(complaint.line()).isEqualTo(line);
            assertThat(complaint.file()).isEqualTo("kettle.md");
        });
    }

    @Test
    void every_complaint_is_said_at_once_in_the_order_of_the_lines() {
        var twice = KETTLE.replace("edition: 2", "edition: new").replace("## By video\n", "");
        assertThat(complaints(twice))
                .extracting(LessonText.Complaint::sentence)
                .containsExactly(
                        "“edition” is a whole number from 1 to 9999.", "The heading “## By video” is missing.");
    }

    @Test
    void parts_in_another_order_are_not_a_lesson() {
        var moved = KETTLE.replace("## By video\nEverybody uses their own kettle.\n\n", "")
                .replace("## Exercise\n", "## By video\nEverybody.\n\n## Exercise\n");
        assertThat(complaints(moved))
                .extracting(LessonText.Complaint::sentence)
                .containsExactly("“Exercise” comes before “By video”.");
    }

    @Test
    void a_text_that_is_no_lesson_at_all_is_refused_kindly() {
        for (var text : List.of(
                "", "---", "---\n", "hello", "---\ntitle: x\n---", "## \n", "|\n|---|\n", "\0", "#\n".repeat(9))) {
            assertThat(complaints(text)).isNotEmpty();
        }
        assertThat(complaints("x".repeat(LessonText.LONGEST + 1)))
                .extracting(LessonText.Complaint::sentence)
                .containsExactly("The text is longer than 40000 characters.");
    }

    @Test
    void markup_in_a_text_comes_out_as_the_characters_it_is() {
        var html = Markdown.html("""
                <script>alert(1)</script>

                [a link](javascript:alert(1)) and <img src=x onerror=alert(1)>

                | a | b |
                |---|---|
                | <b onclick=x>c</b> | d |
                """);
        assertThat(html)
                .doesNotContain("<script", "<img", "<b ", "javascript:", "href=\"j")
                .contains("&lt;script&gt;", "<td>d</td>");
    }

    static Lesson lesson(String text) {
        assertThat(LessonText.read("kettle.md", text)).isInstanceOf(Reading.Readable.class);
        return ((Reading.Readable) LessonText.read("kettle.md", text)).lesson();
    }

    private static List<LessonText.Complaint> complaints(String text) {
        assertThat(LessonText.read("kettle.md", text)).isInstanceOf(Reading.Unreadable.class);
        return ((Reading.Unreadable) LessonText.read("kettle.md", text)).complaints();
    }
}
