package org.footbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class WordsTests {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Words ENGLISH = WordsOf.strict().of(WordsOf.ENGLISH);
    private static final Words SPANISH = WordsOf.strict().of(WordsOf.SPANISH);

    @Test
    void both_languages_say_the_same_things() {
        files(".properties").forEach((name, _) -> {
            if (!name.endsWith("_es.properties")) {
                var spanish = MESSAGES.resolve(name.replace(".properties", "_es.properties"));
                assertThat(spanish).as("the Spanish words of %s", name).exists();
                assertThat(properties(spanish).keySet())
                        .as("keys of %s", name)
                        .isEqualTo(properties(MESSAGES.resolve(name)).keySet());
            }
        });
    }

    @Test
    void a_sentence_that_ends_with_an_hour_ends_once() {
        assertThat(SPANISH.say("plans.review", "24 de noviembre a las 8:00 a.m."))
                .endsWith("8:00 a.m.");
        assertThat(SPANISH.say("plans.review", "24 de noviembre, 8:00 a. m.")).endsWith("8:00 a. m.");
        assertThat(ENGLISH.say("plans.review", "November 24")).endsWith("November 24.");
        assertThat(ENGLISH.say("plans.review", "um..")).endsWith("um...");
    }

    @Test
    void no_text_is_empty_and_each_begins_with_its_module() {
        files(".properties")
                .keySet()
                .forEach(name -> properties(MESSAGES.resolve(name)).forEach((key, text) -> {
                    assertThat(text).as(key).isNotBlank();
                    assertThat(key).startsWith(name.replaceAll("(_es)?\\.properties$", "") + ".");
                }));
    }

    @Test
    void both_languages_take_the_same_parts() {
        files("_es.properties").keySet().forEach(name -> {
            var english = properties(MESSAGES.resolve(name.replace("_es", "")));
            properties(MESSAGES.resolve(name))
                    .forEach((key, text) -> assertThat(parts(text))
                            .as("parts of %s", key)
                            .isEqualTo(parts(english.getOrDefault(key, text))));
        });
    }

    @Test
    void every_key_a_template_says_exists() {
        var said = Pattern.compile("say\\(\"([^\"]+)\"\\s*[,)]");
        templates()
                .forEach((name, source) -> said.matcher(source)
                        .results()
                        .forEach(match -> assertThat(ENGLISH.has(match.group(1)))
                                .as("%s says %s", name, match.group(1))
                                .isTrue()));
    }

    /** Pages people outside read take every word from the message files, and so do the parts they are made of. */
    @Test
    void pages_for_participants_families_and_visitors_hold_no_words_of_their_own() {
        var templates = templates();
        var outside = new TreeSet<String>();
        templates.forEach((name, source) -> {
            if (Pattern.compile("@template\\.ui\\.layout(Public|Participant|Family)\\(")
                    .matcher(source)
                    .find()) {
                outside.add(name);
            }
            if (name.startsWith("ui/") && !name.equals("ui/layoutStaff") && !name.equals("ui/language")) {
                outside.add(name);
            }
        });
        var call = Pattern.compile("@template\\.((?!ui\\.)[A-Za-z.]+)\\(");
        for (int before = -1; before < outside.size(); ) {
            before = outside.size();
            List.copyOf(outside)
                    .forEach(name -> call.matcher(templates.getOrDefault(name, ""))
                            .results()
                            .forEach(match -> outside.add(match.group(1).replace('.', '/'))));
        }
        var found = new TreeMap<String, List<String>>();
        outside.forEach(name -> {
            var words = Template.literalWords(templates.getOrDefault(name, ""));
            if (!words.isEmpty()) {
                found.put(name, words);
            }
        });
        assertThat(found).isEmpty();
    }

    @Test
    void a_planted_word_is_found() {
        assertThat(Template.literalWords("<p>Good morning ${page.name()}</p>")).containsExactly("Good morning");
        assertThat(Template.literalWords("<img alt=\"A bridge\">")).containsExactly("A bridge");
        assertThat(Template.literalWords("@template.ui.field(frame = frame, name = \"phone\", label = \"Phone\")"))
                .containsExactly("Phone");
        assertThat(Template.literalWords("${page.done() ? \"Yes\" : \"not yet\"}"))
                .containsExactly("Yes", "not yet");
        assertThat(Template.literalWords("@template.ui.layoutPublic(frame = frame, content = @`<b>Hello</b>`)"))
                .containsExactly("Hello");
        assertThat(Template.literalWords("""
                                @import org.footbridge.ui.Frame
                                @param Frame frame
                                <%-- Words for us. --%>
                                @if(page.any())<a class="button wide" href="/x">${frame.say("portal.hello", page.name())}</a>@endif
                                @template.ui.field(frame = frame, name = "phone", type = "tel", label = frame.say("portal.phone"))
                                """)).isEmpty();
    }

    @Test
    void no_template_goes_around_escaping_or_the_content_policy() {
        var around = Pattern.compile("\\$unsafe|<[^>]*\\s(style|on[a-z]+)=|<style|<script(?![^>]*\\ssrc=)");
        templates().forEach((name, source) -> assertThat(source).as(name).doesNotContainPattern(around));
    }

    @Test
    void parts_are_filled_in_and_an_apostrophe_is_an_apostrophe() {
        var words = new Words(
                WordsOf.ENGLISH, Map.of("a.b", "We can't find {0}"), Map.of("a.b", "We can't find {0}"), true);

        assertThat(words.say("a.b", "Mara")).isEqualTo("We can't find Mara");
        assertThat(ENGLISH.say("ui.problems", 1)).isEqualTo("One thing is in the way:");
        assertThat(ENGLISH.say("ui.problems", 3)).isEqualTo("3 things are in the way:");
        assertThat(SPANISH.say("ui.problems", 3)).isEqualTo("Falta resolver 3 cosas:");
    }

    @Test
    void a_missing_key_stops_a_test_and_says_where_to_add_it() {
        assertThatThrownBy(() -> SPANISH.say("portal.nothing"))
                .hasMessageContaining("portal.nothing")
                .hasMessageContaining("messages/portal_es.properties");
    }

    @Test
    void in_production_a_missing_key_falls_back_to_english_and_then_to_itself() {
        var words = new Words(WordsOf.SPANISH, Map.of(), Map.of("a.b", "Hello"), false);

        assertThat(words.say("a.b")).isEqualTo("Hello");
        assertThat(words.say("a.c")).isEqualTo("a.c");
        assertThat(new WordsOf(new MockEnvironment()).of(WordsOf.ENGLISH).say("no.such.key"))
                .isEqualTo("no.such.key");
    }

    @Test
    void any_spanish_is_spanish_and_any_other_language_is_english() {
        var words = WordsOf.strict();

        assertThat(words.of(Locale.of("es", "MX")).language()).isEqualTo("es");
        assertThat(words.of(Locale.FRENCH).language()).isEqualTo("en");
    }

    /** Numbers of a MessageFormat, or names where a mail fills in its own. */
    private static Set<String> parts(String text) {
        return Pattern.compile("\\{([A-Za-z0-9]+)[,}]")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    static Map<String, String> templates() {
        var templates = new TreeMap<String, String>();
        try (var files = Files.walk(TEMPLATES)) {
            files.filter(file -> file.toString().endsWith(".jte"))
                    .forEach(file ->
                            templates.put(TEMPLATES.relativize(file).toString().replaceAll("\\.jte$", ""), read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return templates;
    }

    private static Map<String, Path> files(String end) {
        var found = new TreeMap<String, Path>();
        try (var files = Files.list(MESSAGES)) {
            files.filter(file -> file.getFileName().toString().endsWith(end))
                    .forEach(file -> found.put(file.getFileName().toString(), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static Map<String, String> properties(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var texts = new LinkedHashMap<String, String>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
