package org.footbridge.rights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Another house's program on npm's fhir-kit-client ({@code src/test/fhir-client}), run by Node. What it needs is fetched
 * once into {@code target}, exactly as its lock file says. Where there is no npm, its tests are left out, with a word
 * why; on a build machine that is a failure.
 */
final class StrangersClient {

    private static final Path SOURCE = Path.of("src/test/fhir-client");
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "open.mjs");

    private final Path folder;

    private StrangersClient(Path folder) {
        this.folder = folder;
    }

    static StrangersClient fetched() {
        var folder = Path.of("target/fhir-client");
        try {
            Files.createDirectories(folder);
            for (var file : FILES) {
                Files.copy(SOURCE.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            run(folder, "", "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
        } catch (IOException missing) {
            if (System.getenv("CI") != null) {
                throw new UncheckedIOException(missing);
            }
            Assumptions.abort("npm or what it fetches is not to be had here: " + missing.getMessage());
        }
        return new StrangersClient(folder);
    }

    /** @return what the program found */
    JsonNode told(Map<String, String> words) {
        var json = JsonMapper.shared();
        try {
            return json.readTree(run(folder, json.writeValueAsString(words), "node", "open.mjs"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String run(Path folder, String input, String... command) throws IOException {
        var out = Files.createTempFile(folder.toAbsolutePath(), "said", ".txt");
        var err = Files.createTempFile(folder.toAbsolutePath(), "complained", ".txt");
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            try (var to = process.getOutputStream()) {
                to.write(input.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command[0] + " did not end within 90 seconds");
            }
            if (process.exitValue() != 0) {
                throw new IOException(command[0] + " failed: " + Files.readString(err));
            }
            return Files.readString(out);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
