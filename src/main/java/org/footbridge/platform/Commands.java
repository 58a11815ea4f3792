package org.footbridge.platform;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** What the command line can ask for besides running: {@code backup FILE} and {@code restore FILE}. */
public final class Commands {

    private Commands() {}

    /**
     * Runs a command that needs no application around it.
     *
     * @return false if {@code arguments} name no such command
     */
    public static boolean ran(String[] arguments) {
        if (arguments.length != 2 || !Map.of("backup", 1, "restore", 1).containsKey(arguments[0])) {
            return false;
        }
        Path folder = Path.of(System.getenv().getOrDefault("FOOTBRIDGE_DATA", "data"))
                .toAbsolutePath()
                .normalize();
        Path file = Path.of(arguments[1]).toAbsolutePath().normalize();
        try {
            if (arguments[0].equals("backup")) {
                long bytes = Backup.write(folder, keyFile(folder), file, Passphrase.toWrite());
                System.out.printf(
                        Locale.ROOT, "Backed up %s into %s (%.1f MB, encrypted).%n", folder, file, bytes / 1e6);
            } else {
                Restore.read(file, folder, folder, Passphrase.toRead());
                System.out.printf("Restored %s into %s.%nStart it with ./footbridge run%n", file, folder);
            }
        } catch (StartRefused refused) {
            System.err.println(refused.getMessage());
            System.err.println(refused.advice());
            System.exit(1);
        }
        return true;
    }

    private static Path keyFile(Path folder) {
        String elsewhere = System.getenv("FOOTBRIDGE_KEY_FILE");
        return elsewhere == null ? folder.resolve("installation.key") : Path.of(elsewhere);
    }
}
