package org.footbridge.practice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tools there are, as {@code practice/tools.json} says, and which of them goes along with a lesson. */
@Component
public class Tools {

    private final List<Tool> all;
    private final Properties homework = new Properties();

    Tools(JsonMapper json) {
        try (var tools = open("/practice/tools.json");
                var lessons = open("/practice/homework.properties")) {
            all = json.readTree(tools).valueStream().map(Tools::tool).toList();
            homework.load(lessons);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** In the order in which they are offered. */
    public List<Tool> all() {
        return all;
    }

    public Optional<Tool> find(String key) {
        return all.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    /** What staff pages call the tool with this key. */
    String called(String key) {
        return find(key).map(Tool::called).orElse(key);
    }

    /**
     * The tool a lesson gives along: the lesson's own, else its module's, else a blank page.
     *
     * @param module folder of the module in the shipped curriculum
     * @param lesson folder and file of the lesson, without its ending
     */
    public Tool along(String module, String lesson) {
        return Optional.ofNullable(homework.getProperty(lesson))
                .or(() -> Optional.ofNullable(homework.getProperty(module)))
                .flatMap(this::find)
                .or(() -> find("journal"))
                .orElseThrow();
    }

    /** Lessons and modules that name a tool, with its key. */
    Properties homework() {
        return homework;
    }

    private static Tool tool(JsonNode one) {
        List<Tool.Field> fields = new ArrayList<>();
        for (var field : one.path("fields")) {
            fields.add(new Tool.Field(
                    field.path("key").asString(),
                    Tool.Kind.valueOf(field.path("kind").asString().toUpperCase(Locale.ROOT)),
                    field.path("to").asInt(0),
                    field.path("of").valueStream().map(JsonNode::asString).toList(),
                    field.path("watched").asBoolean(false),
                    field.has("asked") ? field.path("asked").asString() : null));
        }
        return new Tool(
                one.path("key").asString(),
                one.path("called").asString(),
                Tool.Group.valueOf(one.path("group").asString().toUpperCase(Locale.ROOT)),
                one.path("icon").asString(),
                List.copyOf(fields));
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(Tools.class.getResourceAsStream(resource), resource);
    }
}
