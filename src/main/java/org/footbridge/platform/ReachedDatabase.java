package org.footbridge.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The database of a data folder for a command beside it: the running one if Footbridge runs, else started for it. */
final class ReachedDatabase implements AutoCloseable {

    private static final int PORT_LINE = 3;

    private final DatabaseSecrets secrets;
    private final int port;
    private final @Nullable EmbeddedDatabase own;
    private final @Nullable DataFolder held;

    private ReachedDatabase(
            DatabaseSecrets secrets, int port, @Nullable EmbeddedDatabase own, @Nullable DataFolder held) {
        this.secrets = secrets;
        this.port = port;
        this.own = own;
        this.held = held;
    }

    static ReachedDatabase of(Path folder) {
        if (!Files.exists(folder.resolve("database"))) {
            throw new StartRefused(
                    "The data folder %s holds no database.".formatted(folder),
                    "Set FOOTBRIDGE_DATA to the folder that is meant.");
        }
        DataFolder held;
        try {
            held = DataFolder.hold(folder);
        } catch (StartRefused running) {
            return new ReachedDatabase(
                    DatabaseSecrets.read(folder.resolve("database.secrets")), portOfRunning(folder), null, null);
        }
        try {
            var database = EmbeddedDatabase.start(held.path(), held.path(), EmbeddedDatabase.Durability.FULL);
            return new ReachedDatabase(database.secrets(), database.port(), database, held);
        } catch (RuntimeException unable) {
            held.close();
            throw unable;
        }
    }

    private static int portOfRunning(Path folder) {
        Path note = folder.resolve("database/postmaster.pid");
        try {
            List<String> lines = Files.readAllLines(note);
            return Integer.parseInt(lines.get(PORT_LINE).strip());
        } catch (IOException | RuntimeException starting) {
            throw new StartRefused(
                    "Another Footbridge holds the data folder %s, and its database does not answer yet."
                            .formatted(folder),
                    "Try again in a minute.");
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/footbridge".formatted(port);
    }

    DatabaseSecrets secrets() {
        return secrets;
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
        if (held != null) {
            held.close();
        }
    }
}
