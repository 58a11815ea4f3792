package org.footbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingLevelTests {

    private static final String EASY = "You can wait. It will pass. Call a friend. ".repeat(4);
    private static final String LAW = """
            Notwithstanding authorization previously communicated, redisclosure of confidential rehabilitation documentation
            necessitates individualized determination regarding applicability of regulatory prohibitions promulgated by
            governmental authorities, irrespective of institutional considerations concerning operational administrability.
            """.replace('\n', ' ').repeat(2);

    @Test
    void english_is_measured_in_grades() {
        assertThat(ReadingLevel.of(EASY, WordsOf.ENGLISH)).hasValueSatisfying(level -> {
            assertThat(level.score()).isLessThan(3);
            assertThat(level.hard()).isFalse();
            assertThat(level.said()).isEqualTo("reads like grade 1.");
        });
        assertThat(ReadingLevel.of(LAW, WordsOf.ENGLISH))
                .hasValueSatisfying(level -> assertThat(level.hard()).isTrue());
    }

    @Test
    void the_formulas_are_those_that_were_published() {
        // 40 words of one syllable in four sentences: 0.39 * 10 + 11.8 * 1 - 15.59; 206.835 - 62.3 * 1 - 10.
        var english = "the cat sat on the mat and the dog ran. ".repeat(4);
        assertThat(ReadingLevel.of(english, WordsOf.ENGLISH).orElseThrow().score())
                .isCloseTo(0.11, within(0.001));
        var spanish = "yo sé que el sol da luz y el mar. ".repeat(4).replace("luz y el", "luz en el");
        assertThat(ReadingLevel.of(spanish, WordsOf.SPANISH).orElseThrow().score())
                .isCloseTo(206.835 - 62.3 - 10, within(0.001));
    }

    @Test
    void spanish_is_measured_on_its_own_scale() {
        var easy = "Puede esperar. Esto pasa. Llame a un amigo. Respire y cuente hasta diez. ".repeat(3);
        assertThat(ReadingLevel.of(easy, WordsOf.SPANISH)).hasValueSatisfying(level -> {
            assertThat(level.hard()).isFalse();
            assertThat(level.said()).contains("INFLESZ");
        });
        var hard = "La redivulgación de documentación confidencial requiere determinaciones individualizadas sobre la "
                + "aplicabilidad de prohibiciones reglamentarias promulgadas por autoridades gubernamentales, "
                + "independientemente de consideraciones institucionales relativas a la administración operativa general. ";
        assertThat(ReadingLevel.of(hard.repeat(2), WordsOf.SPANISH)).hasValueSatisfying(level -> {
            assertThat(level.hard()).isTrue();
            assertThat(level.said()).startsWith("reads very hard");
        });
    }

    @Test
    void of_a_few_words_a_formula_says_nothing() {
        assertThat(ReadingLevel.of("", WordsOf.ENGLISH)).isEmpty();
        assertThat(ReadingLevel.of("Help now", WordsOf.ENGLISH)).isEmpty();
        assertThat(ReadingLevel.of("123 … !? \u0000 ".repeat(200), WordsOf.SPANISH))
                .isEmpty();
    }

    @Test
    void syllables_are_counted_as_they_are_said() {
        Map.of(
                        "you", 1, "people", 2, "wait", 1, "making", 2, "walked", 1, "wanted", 2, "makes", 1, "changes",
                        2, "table", 2)
                .forEach((word, syllables) ->
                        assertThat(ReadingLevel.englishSyllables(word)).as(word).isEqualTo(syllables));
        Map.of("social", 2, "medication", 4, "situation", 4, "anything", 3, "family", 3)
                .forEach((word, syllables) ->
                        assertThat(ReadingLevel.englishSyllables(word)).as(word).isEqualTo(syllables));
        Map.of(
                        "que",
                        1,
                        "guía",
                        2,
                        "poeta",
                        3,
                        "día",
                        2,
                        "ciudad",
                        2,
                        "ayuda",
                        3,
                        "muy",
                        1,
                        "guitarra",
                        3,
                        "pingüino",
                        3,
                        "y",
                        1)
                .forEach((word, syllables) ->
                        assertThat(ReadingLevel.spanishSyllables(word)).as(word).isEqualTo(syllables));
    }
}
