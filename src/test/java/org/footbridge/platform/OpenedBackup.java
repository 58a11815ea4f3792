package org.footbridge.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real backup of the tests' own database server while it runs, opened again with its passphrase. */
public final class OpenedBackup {

    private static final char[] PASSPHRASE = "correct horse battery staple".toCharArray();

    private OpenedBackup() {}

    /**
     * What a thief has who has the file and its passphrase: the database's files, the log of changes and the key.
     *
     * @param empty where the backup and what is in it may be written
     */
    public static Path in(Path empty) throws IOException {
        var server = TestDatabase.run();
        var file = empty.resolve("installation.backup");
        var key = empty.resolve("installation.key");
        Files.writeString(key, Keys.generate().write());
        DataFolder.makePrivate(server);
        try (var _ = DataFolder.hold(server)) {
            Backup.write(server, key, file, PASSPHRASE);
        }
        var opened = empty.resolve("opened");
        Restore.read(file, opened, TestDatabase.PROGRAMS, PASSPHRASE);
        return opened;
    }
}
