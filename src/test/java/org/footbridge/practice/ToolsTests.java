package org.footbridge.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The tools as they are shipped. */
class ToolsTests {

    private static final Path CURRICULA = Path.of("src/main/resources/curricula");

    private final Tools tools = new Tools(JsonMapper.shared());

    @Test
    void there_is_a_tool_for_everything_that_was_promised() {
        assertThat(tools.all())
                .extracting(Tool::key)
                .containsExactlyInAnyOrder(
                        "thought-record",
                        "diary-card",
                        "urge-log",
                        "emotion-log",
                        "chain",
                        "problem-solving",
                        "day-planner",
                        "boundary",
                        "activation",
                        "breathing",
                        "grounding",
                        "gratitude",
                        "journal");
    }

    @Test
    void every_tool_speaks_both_languages() {
        for (Words words :
                List.of(WordsOf.strict().of(WordsOf.ENGLISH), WordsOf.strict().of(WordsOf.SPANISH))) {
            for (var tool : tools.all()) {
                var key = "practice." + tool.key() + ".";
                assertThat(words.say(key + "title")).isNotBlank();
                assertThat(words.say(key + "about")).isNotBlank();
                for (var field : tool.fields()) {
                    assertThat(words.say(key + field.key())).isNotBlank();
                    field.of()
                            .forEach(choice -> assertThat(words.say(key + field.key() + "." + choice))
                                    .isNotBlank());
                }
            }
        }
    }

    @Test
    void homework_names_lessons_and_tools_that_exist() {
        assertThat(tools.homework()).isNotEmpty();
        tools.homework().forEach((lesson, tool) -> {
            var file = lesson.toString().contains("/") ? lesson + ".md" : lesson + "/module.md";
            assertThat(List.of(CURRICULA.resolve("adult"), CURRICULA.resolve("adolescent")))
                    .as(lesson.toString())
                    .anyMatch(folder -> Files.exists(folder.resolve(file)));
            assertThat(tools.find(tool.toString())).as(tool.toString()).isPresent();
        });
    }

    @Test
    void a_lessons_own_tool_wins_over_its_modules_and_a_stranger_gets_a_blank_page() {
        assertThat(tools.along("mindfulness", "mindfulness/07-a-kind-word-inward")
                        .key())
                .isEqualTo("thought-record");
        assertThat(tools.along("mindfulness", "mindfulness/02-breath-as-an-anchor")
                        .key())
                .isEqualTo("breathing");
        assertThat(tools.along("our-own", "our-own/first").key()).isEqualTo("journal");
    }

    @Test
    void a_blank_and_a_zero_speak_of_no_danger_and_a_mark_does() {
        var card = tools.find("diary-card").orElseThrow();
        assertThat(card.speaksOfDanger(Map.of())).isFalse();
        assertThat(card.speaksOfDanger(Map.of("die", "0", "joy", "5"))).isFalse();
        assertThat(card.speaksOfDanger(Map.of("hurt", "1"))).isTrue();
    }
}
