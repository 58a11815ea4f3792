package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/**
 * The modules as they are, in {@code docs/modules}. Where code and docs differ the test fails, so that a change of the
 * architecture is seen in review; {@code -Dfootbridge.docs=write} writes them anew.
 */
class ModuleDocsTests {

    private static final Path COMMITTED = Path.of("docs/modules");
    private static final String REMEDY =
            "docs/modules; run mvn test -Dtest=ModuleDocsTests -Dfootbridge.docs=write and commit";

    @Test
    void the_committed_docs_show_the_modules_as_they_are() throws IOException {
        Path made = Path.of("target/module-docs");
        remove(made);
        var options = Documenter.Options.defaults().withOutputFolder(made.toString());
        new Documenter(ApplicationModules.of(Footbridge.class), options)
                .writeModulesAsPlantUml()
                .writeModuleCanvases();
        sortArrows(made);
        sortEvents(made);
        if ("write".equals(System.getProperty("footbridge.docs"))) {
            remove(COMMITTED);
            copy(made, COMMITTED);
        }
        var committed = texts(COMMITTED);
        var present = texts(made);
        assertThat(committed.keySet()).as(REMEDY).isEqualTo(present.keySet());
        assertThat(present.keySet())
                .as(REMEDY)
                .allMatch(file -> committed.get(file).equals(present.get(file)), "is as committed");
    }

    /** The documenter writes the arrows in the order of a hash set; here they have one. */
    private static void sortArrows(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".puml")).toList()) {
                var lines = Files.readAllLines(file);
                for (String kind : List.of("Rel(", "Component(")) {
                    var sorted = lines.stream()
                            .filter(line -> line.strip().startsWith(kind))
                            .sorted()
                            .iterator();
                    lines.replaceAll(line -> line.strip().startsWith(kind) ? sorted.next() : line);
                }
                Files.write(file, lines);
            }
        }
    }

    /** Events a module listens to come in the order in which its classes were compiled; here they have one. */
    private static void sortEvents(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".adoc")).toList()) {
                var lines = Files.readAllLines(file);
                int first = lines.indexOf("|Events listened to") + 1;
                int end = first;
                while (first > 0 && end < lines.size() && lines.get(end).matches("\\|?\\* `.*")) {
                    end++;
                }
                var events = lines.subList(first, end);
                events.replaceAll(line -> line.replaceFirst("^\\|", ""));
                events.sort(null);
                if (!events.isEmpty()) {
                    events.set(0, "|" + events.getFirst());
                }
                Files.write(file, lines);
            }
        }
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    texts.put(folder.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return texts;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
