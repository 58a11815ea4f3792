package org.footbridge.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.footbridge.programs.LessonText.Reading;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The curricula in the jar, read once when somebody asks. */
@Component
class ShippedCurricula {

    static final String ADULT = "adult";
    static final String ADOLESCENT = "adolescent";

    private static final String MODULE = "module.md";

    private final Map<String, ShippedCurriculum> read = new ConcurrentHashMap<>();

    /** Adolescents' groups where nobody of 21 or older comes; adults' elsewhere. */
    static String nameFor(Optional<Integer> oldestAge) {
        return oldestAge.filter(oldest -> oldest < 21).isPresent() ? ADOLESCENT : ADULT;
    }

    ShippedCurriculum named(String name) {
        return read.computeIfAbsent(name, ShippedCurricula::fromJar);
    }

    private static ShippedCurriculum fromJar(String name) {
        var about = text("curricula/" + name + "/about.md");
        var head = Markdown.frontMatter(Markdown.tree(about));
        var files = files("curricula/" + name + "/*/*.md");
        var modules = files.keySet().stream()
                .filter(file -> file.endsWith("/" + MODULE))
                .map(file -> module(file.substring(0, file.indexOf('/')), files))
                .sorted(Comparator.comparingInt(ShippedCurriculum.Module::order))
                .toList();
        return new ShippedCurriculum(
                name, one(head, "title"), Integer.parseInt(one(head, "edition")), below(about), modules);
    }

    private static ShippedCurriculum.Module module(String folder, NavigableMap<String, String> files) {
        var text = Objects.requireNonNull(files.get(folder + "/" + MODULE));
        var head = Markdown.frontMatter(Markdown.tree(text));
        // Between a slash and the character after it stand this folder's files.
        var lessons = files.subMap(folder + "/", folder + "0").entrySet().stream()
                .filter(file -> !file.getKey().endsWith("/" + MODULE))
                .map(file -> new ShippedCurriculum.Text(
                        file.getKey().substring(0, file.getKey().length() - ".md".length()),
                        lesson(file.getKey(), file.getValue()),
                        file.getValue()))
                .toList();
        return new ShippedCurriculum.Module(
                folder,
                one(head, "title"),
                one(head, "modality"),
                Integer.parseInt(one(head, "order")),
                below(text),
                lessons);
    }

    private static Lesson lesson(String file, String text) {
        return switch (LessonText.read(file, text)) {
            case Reading.Readable(var lesson) -> lesson;
            case Reading.Unreadable(var complaints) ->
                throw new IllegalStateException("A shipped lesson is wrong: " + complaints.getFirst());
        };
    }

    private static String one(Map<String, List<String>> head, String key) {
        return String.join(" ", head.getOrDefault(key, List.of()));
    }

    private static String below(String text) {
        return text.substring(text.indexOf("\n---\n") + "\n---\n".length()).strip();
    }

    /** By folder and file, in order. */
    private static NavigableMap<String, String> files(String pattern) {
        NavigableMap<String, String> files = new TreeMap<>();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern)) {
                var path = file.getURL().getPath();
                var folder = path.substring(0, path.lastIndexOf('/'));
                files.put(
                        folder.substring(folder.lastIndexOf('/') + 1) + "/" + file.getFilename(),
                        file.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }

    private static String text(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
