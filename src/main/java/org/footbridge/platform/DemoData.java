package org.footbridge.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.FileSystemUtils;

/**
 * The data of a demo, which may be made anew: when somebody asks for it, so that its days are around today again, and
 * when a first start was stopped before it was whole. Nothing real is ever in it; a real installation is never touched.
 */
public final class DemoData {

    private static final Logger log = LoggerFactory.getLogger(DemoData.class);
    private static final String MAKING = "demo.making";
    private static final String MADE = "demo.made";

    private DemoData() {}

    /** Notes that a demo is being made, until {@link #made} says that it is whole. */
    public static void making(Installation installation) {
        DataFolder.writePrivate(installation.data().resolve(MAKING), new byte[0]);
    }

    /** Notes that the demo of that day is whole. */
    public static void made(Installation installation, LocalDate day) {
        DataFolder.writePrivate(installation.data().resolve(MADE), (day + "\n").getBytes(StandardCharsets.UTF_8));
        remove(installation.data().resolve(MAKING));
    }

    /** Around which day the demo was made, where that is known. */
    public static Optional<LocalDate> madeOn(Installation installation) {
        Path file = installation.data().resolve(MADE);
        try {
            return Files.exists(file)
                    ? Optional.of(LocalDate.parse(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Could not read " + file, unreadable);
        }
    }

    /** Removes a demo that is to be made anew, before its database is started. */
    static void clear(Installation installation, Environment environment) {
        Path folder = installation.data();
        boolean asked = environment.getProperty("footbridge.new-demo", Boolean.class, false);
        if (!installation.demo()) {
            if (asked) {
                throw new StartRefused(
                        "The data folder " + folder + " holds a real installation, not a demo.",
                        "For a demo set FOOTBRIDGE_DATA to another folder.");
            }
            return;
        }
        Path database = folder.resolve("database");
        if (Files.exists(database) && (asked || Files.exists(folder.resolve(MAKING)))) {
            log.info(asked ? "The demo is made anew." : "The demo was not finished; it is made anew.");
            try {
                EmbeddedDatabase.stopLeftOver(folder, folder);
                FileSystemUtils.deleteRecursively(database);
            } catch (IOException held) {
                throw new UncheckedIOException("Could not remove the demo in " + folder, held);
            }
            remove(folder.resolve(MADE));
            remove(folder.resolve(MAKING));
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException held) {
            throw new UncheckedIOException("Could not remove " + file, held);
        }
    }
}
