package org.footbridge.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Bundles of others: nine people made by Synthea, or all of a folder named by {@code -Dsynthea.bundles}. */
public final class Bundles {

    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static final Path FOLDER = Path.of(System.getProperty("synthea.bundles", "src/test/resources/synthea"));

    private Bundles() {}

    /** The bytes of the one bundle whose file begins so, such as {@code "Earl438"}. */
    public static byte[] of(String beginning) {
        try (var files = Files.list(FOLDER)) {
            var file = files.filter(one -> one.getFileName().toString().startsWith(beginning))
                    .findFirst()
                    .orElseThrow();
            return unpack(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Rows of the manifest whose bundle is here. */
    public static List<Map<String, String>> manifest() {
        try {
            var lines = Files.readAllLines(FOLDER.resolve("manifest.csv"));
            var names = lines.getFirst().split(",", -1);
            return lines.stream()
                    .skip(1)
                    .map(line -> row(names, line.split(",", -1)))
                    .filter(row -> Files.exists(FOLDER.resolve(row.getOrDefault("file", ""))))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> row(String[] names, String[] cells) {
        var row = new HashMap<String, String>();
        for (int cell = 0; cell < names.length; cell++) {
            row.put(names[cell], cells[cell]);
        }
        return row;
    }

    private static byte[] unpack(Path file) throws IOException {
        try (var stream = new GZIPInputStream(Files.newInputStream(file))) {
            return stream.readAllBytes();
        }
    }

    static ReceivedBundle read(String json) {
        return ReceivedBundle.read(json.getBytes(StandardCharsets.UTF_8), "", NOW);
    }

    static ReceivedBundle.Understood understood(byte[] bytes) {
        return switch (ReceivedBundle.read(bytes, "application/fhir+json", NOW)) {
            case ReceivedBundle.Understood understood -> understood;
            case ReceivedBundle.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    static ReceivedBundle.Understood understood(String json) {
        return understood(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Dana and these entries, in a collection. */
    public static String withDana(String... entries) {
        return """
                {"resourceType": "Bundle", "type": "collection", "entry": [
                  {"fullUrl": "urn:uuid:dana", "resource": {"resourceType": "Patient", "id": "dana",
                    "identifier": [{"system": "urn:mrn", "value": "7"}],
                    "name": [{"use": "official", "family": "Reyes", "given": ["Dana", "M."]}],
                    "gender": "female", "birthDate": "1988-03-01"}}%s]}
                """.formatted(entries.length == 0 ? "" : ", " + String.join(", ", entries));
    }

    static String entry(String resource) {
        return "{\"resource\": " + resource + "}";
    }
}
