package org.footbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every text that a visitor, participant or family reads is measured in each build; what may read hard stands in {@code
 * target/reading-levels.md}. Only a text far above what is asked, and not known with a reason, stops the build.
 */
class ReadingLevelReportTests {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path KNOWN = Path.of("src/test/resources/reading-levels-known.properties");

    /** Labels and buttons are no sentences; they would make any page look easy. */
    private static final int FEWEST_WORDS = 5;

    private record Measured(String name, ReadingLevel level) {

        boolean farAbove() {
            return level.spanish() ? level.score() < 50 : level.score() > 10;
        }
    }

    @Test
    void what_may_read_hard_is_listed_and_nothing_new_is_far_too_hard() throws IOException {
        var measured = texts().entrySet().stream()
                .flatMap(one -> ReadingLevel.of(one.getValue(), language(one.getKey())).stream()
                        .map(level -> new Measured(one.getKey(), level)))
                .toList();
        assertThat(measured).hasSizeGreaterThan(200);
        var hard = measured.stream().filter(one -> one.level().hard()).toList();
        Files.createDirectories(Path.of("target"));
        Files.writeString(
                Path.of("target/reading-levels.md"),
                hard.stream()
                        .map(one -> "| %s | %s | %.1f |%n"
                                .formatted(
                                        one.name(),
                                        one.level().said(),
                                        one.level().score()))
                        .collect(Collectors.joining(
                                "",
                                "# Texts that may read hard (%d of %d)%n%n| text | | score |%n|---|---|---|%n"
                                        .formatted(hard.size(), measured.size()),
                                "")));
        assertThat(measured.stream().filter(Measured::farAbove).map(Measured::name))
                .as("far above grade 8; mend it, or say why in %s", KNOWN)
                .containsExactlyInAnyOrderElementsOf(properties(KNOWN).stringPropertyNames());
    }

    private static Locale language(String name) {
        return name.startsWith("es/") ? WordsOf.SPANISH : WordsOf.ENGLISH;
    }

    private static SortedMap<String, String> texts() {
        var texts = new TreeMap<String, String>();
        for (var language : List.of(WordsOf.ENGLISH, WordsOf.SPANISH)) {
            WordsOf.strict().of(language).under(List.of("")).entrySet().stream()
                    .filter(one -> one.getValue().split(" ").length >= FEWEST_WORDS)
                    .forEach(one -> texts.merge(
                            language.getLanguage() + "/" + place(one.getKey()),
                            one.getValue().replaceAll("\\{[^}]*}", "Dana"),
                            (before, next) -> before + "\n" + next));
        }
        handOuts()
                .forEach(path -> texts.put(
                        "hand-out/" + path.getParent().getFileName() + "/" + path.getFileName(), handOut(path)));
        forms(texts);
        return texts;
    }

    /** A page or a part of one: {@code finder.guide.bring.2} is of {@code finder.guide}. */
    private static String place(String key) {
        return key.replaceFirst("^([^.]+\\.[^.]+).*", "$1");
    }

    private static List<Path> handOuts() {
        try (var files = Files.walk(RESOURCES.resolve("curricula"))) {
            return files.filter(path -> path.toString().endsWith(".md"))
                    .filter(path -> read(path).contains("## Hand-out"))
                    .sorted()
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String handOut(Path path) {
        return read(path).replaceFirst("(?s).*## Hand-out", "").replaceFirst("(?s)## Sources.*", "");
    }

    private static void forms(SortedMap<String, String> texts) {
        JsonMapper.shared()
                .readTree(RESOURCES.resolve("consents/forms.json").toFile())
                .path("forms")
                .forEach(form -> {
                    var language = form.path("language").asString("en");
                    texts.put(
                            language + "/consent form " + form.path("kind").asString(),
                            form.path("body").toString() + "\n"
                                    + form.path("ifDeclined").asString(""));
                });
    }

    private static Properties properties(Path path) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        }
        return properties;
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
