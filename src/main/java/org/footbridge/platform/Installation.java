package org.footbridge.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/**
 * What runs here: a demo with fictional people, or the real thing. Decided once, at the first start.
 *
 * @param data the folder of everything that is kept
 * @param url  where people reach it, without a path
 */
public record Installation(Mode mode, Path data, URI url) {

    /** A demo listens on this machine only; a real installation never has demo accounts. */
    public enum Mode {
        DEMO,
        REAL
    }

    private static final Logger log = LoggerFactory.getLogger(Installation.class);
    private static final String FILE = "installation.mode";

    public boolean demo() {
        return mode == Mode.DEMO;
    }

    /** A database of somebody else's is always real. */
    static Installation outside(Path data, Environment environment) {
        return new Installation(Mode.REAL, data, url(environment));
    }

    static Installation embedded(DataFolder folder, Environment environment) {
        boolean askedEmpty = environment.getProperty("footbridge.empty", Boolean.class, false);
        Mode asked = askedEmpty ? Mode.REAL : Mode.DEMO;
        Mode mode = stored(folder).orElseGet(() -> store(folder, asked));
        if (askedEmpty && mode == Mode.DEMO) {
            log.warn(
                    "The data folder {} holds a demo and stays one. For an empty installation set FOOTBRIDGE_DATA to another folder.",
                    folder.path());
        }
        return new Installation(mode, folder.path(), url(environment));
    }

    private static Optional<Mode> stored(DataFolder folder) {
        Path file = folder.resolve(FILE);
        try {
            if (Files.exists(file)) {
                return Optional.of(Mode.valueOf(Files.readString(file).strip().toUpperCase(java.util.Locale.ROOT)));
            }
            // Data whose mode got lost is treated as real: nothing of a demo may be let into it.
            return Files.exists(folder.resolve("database")) ? Optional.of(Mode.REAL) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Could not read " + file, unreadable);
        } catch (IllegalArgumentException unknown) {
            throw new StartRefused(file + " says neither demo nor real.", "Restore the file from a backup.");
        }
    }

    private static Mode store(DataFolder folder, Mode mode) {
        String word = mode.name().toLowerCase(java.util.Locale.ROOT);
        DataFolder.writePrivate(folder.resolve(FILE), (word + "\n").getBytes(StandardCharsets.UTF_8));
        return mode;
    }

    private static URI url(Environment environment) {
        String local = "http://localhost:" + environment.getProperty("server.port", "8080");
        return URI.create(environment.getProperty("footbridge.url", local));
    }
}
