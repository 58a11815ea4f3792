package org.footbridge.platform;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** The passwords of the three roles of an embedded database, generated once and kept beside it. */
record DatabaseSecrets(String owner, String app, String backup) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static DatabaseSecrets generate() {
        return new DatabaseSecrets(secret(), secret(), secret());
    }

    static DatabaseSecrets read(Path file) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(file)));
        } catch (IOException lost) {
            throw new UncheckedIOException(
                    "The database's passwords in %s cannot be read.\nMaybe restore the whole folder from a backup."
                            .formatted(file),
                    lost);
        }
        return new DatabaseSecrets(
                properties.getProperty("owner", ""),
                properties.getProperty("app", ""),
                properties.getProperty("backup", ""));
    }

    void write(Path file) {
        String text = """
                # Passwords of the embedded database's roles, made at the first start.
                owner=%s
                app=%s
                backup=%s
                """.formatted(owner, app, backup);
        DataFolder.writePrivate(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String secret() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "DatabaseSecrets[hidden]";
    }
}
