package org.footbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What stands on a Spanish page is Spanish: no text left as it was in English, and none half translated. */
class SpanishWordsTests {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");

    /** Said the same in both languages. */
    private static final Set<String> SAME = Set.of("access.nav.plan", "ui.name", "ui.kept.pin");

    private static final Set<String> ENGLISH_ONLY = Set.of(
            "the", "and", "your", "you", "with", "for", "not", "from", "this", "that", "will", "have", "are", "what",
            "when", "who", "they", "their", "was", "were", "about", "which", "would", "could", "should", "please",
            "here", "there");

    private static final Pattern PARTS = Pattern.compile("\\{[^}]*}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}’']+");

    @Test
    void no_spanish_text_is_the_english_one() throws IOException {
        var left = new TreeMap<String, String>();
        for (var english : english()) {
            var spanish = texts(spanishOf(english));
            texts(english).forEach((key, text) -> {
                boolean says = PARTS.matcher(text).replaceAll("").matches("(?s).*\\p{L}{3}.*");
                if (says && text.equals(spanish.get(key)) && !SAME.contains(key)) {
                    left.put(key, text);
                }
            });
        }
        assertThat(left).isEmpty();
    }

    @Test
    void no_spanish_text_holds_an_english_word() throws IOException {
        var found = new TreeMap<String, List<String>>();
        for (var english : english()) {
            texts(spanishOf(english)).forEach((key, text) -> {
                var words = englishIn(text);
                if (!words.isEmpty()) {
                    found.put(key, words);
                }
            });
        }
        assertThat(found).isEmpty();
    }

    @Test
    void a_half_translated_text_is_found() {
        assertThat(englishIn("Lo lee: your team, y when they answer")).containsExactly("your", "when", "they");
        assertThat(englishIn("Lo lee: {0}. Si no puede esperar, llame al 988")).isEmpty();
    }

    private static List<String> englishIn(String text) {
        return WORD.matcher(PARTS.matcher(text).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .filter(word -> ENGLISH_ONLY.contains(word.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static List<Path> english() throws IOException {
        try (var files = Files.list(MESSAGES)) {
            var all = files.filter(file -> file.toString().endsWith(".properties"))
                    .filter(file -> !file.toString().endsWith("_es.properties"))
                    .sorted()
                    .toList();
            assertThat(all).isNotEmpty();
            return all;
        }
    }

    private static Path spanishOf(Path english) {
        return Path.of(english.toString().replace(".properties", "_es.properties"));
    }

    private static Map<String, String> texts(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        var texts = new TreeMap<String, String>();
        properties.forEach((key, text) -> texts.put(key.toString(), text.toString()));
        return texts;
    }
}
