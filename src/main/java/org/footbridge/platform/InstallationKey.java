package org.footbridge.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The key of this installation, in a file beside the data or where {@code FOOTBRIDGE_KEY_FILE} says. The database
 * keeps a sealed word, so that a start without the key, or with another one, is refused before anything is written
 * that nobody could open later.
 */
@Configuration
class InstallationKey {

    private static final String CONTEXT = "platform/installation";

    @Bean
    @DependsOnDatabaseInitialization
    Keys keys(Installation installation, Environment environment, JdbcTemplate jdbc) {
        Path file = Path.of(environment.getProperty(
                "footbridge.key-file",
                installation.data().resolve("installation.key").toString()));
        List<byte[]> proofs = proofs(jdbc);
        if (Files.exists(file)) {
            Keys keys = read(file);
            if (proofs.isEmpty()) {
                prove(jdbc, keys);
            }
            return checked(keys, file, proofs(jdbc).getFirst());
        }
        if (!proofs.isEmpty()) {
            throw new StartRefused(
                    "The installation key %s is missing, and there are data that only it opens.".formatted(file),
                    "Put the key back from a backup, or set FOOTBRIDGE_KEY_FILE to where it is.");
        }
        Keys fresh = Keys.generate();
        DataFolder.makePrivateParent(file);
        DataFolder.writePrivate(file, fresh.write().getBytes(StandardCharsets.UTF_8));
        prove(jdbc, fresh);
        return checked(fresh, file, proofs(jdbc).getFirst());
    }

    private static Keys read(Path file) {
        try {
            return Keys.read(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The installation key %s cannot be read.".formatted(file), unreadable);
        } catch (Keys.SealBroken damaged) {
            throw new StartRefused(
                    "The installation key %s is damaged.".formatted(file), "Put the key back from a backup.");
        }
    }

    private static Keys checked(Keys keys, Path file, byte[] proof) {
        try {
            keys.open(proof, CONTEXT);
            return keys;
        } catch (Keys.SealBroken other) {
            throw new StartRefused(
                    "The key %s belongs to another installation: it does not open these data.".formatted(file),
                    "Put the right key back from a backup, or set FOOTBRIDGE_KEY_FILE to where it is.");
        }
    }

    private static List<byte[]> proofs(JdbcTemplate jdbc) {
        return jdbc.queryForList("select key_proof from platform.installation", byte[].class);
    }

    /** Of two nodes that start at once on an empty database, one key wins. */
    private static void prove(JdbcTemplate jdbc, Keys keys) {
        jdbc.update(
                "insert into platform.installation (key_proof) values (?) on conflict do nothing",
                keys.seal("footbridge".getBytes(StandardCharsets.UTF_8), CONTEXT));
    }
}
