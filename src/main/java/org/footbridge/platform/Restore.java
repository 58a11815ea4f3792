package org.footbridge.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Brings a backup into an empty data folder, and starts its database once to see that it is whole. */
final class Restore {

    private Restore() {}

    /** @param programs where PostgreSQL's programs are, or will be unpacked */
    static void read(Path file, Path folder, Path programs, char[] passphrase) {
        if (!Files.isRegularFile(file)) {
            throw new StartRefused("There is no file %s.".formatted(file), "Check its name.");
        }
        try (var held = DataFolder.hold(folder)) {
            Path part = held.resolve("restore.part");
            PostgresPrograms.remove(part);
            if (!isEmpty(held.path())) {
                throw new StartRefused(
                        "The data folder %s is not empty.".formatted(held.path()),
                        "Set FOOTBRIDGE_DATA to a new folder. A restore never overwrites data.");
            }
            unpack(file, part, passphrase);
            PostgresPrograms.under(programs)
                    .run("", "initdb", List.of("--sync-only", "--pgdata=" + part.resolve("database")));
            try (var database = EmbeddedDatabase.start(part, programs, EmbeddedDatabase.Durability.FULL)) {
                database.process();
            }
            moveUp(part, held.path());
        } catch (IOException unable) {
            throw new StartRefused(
                    "The backup could not be restored into " + folder + ": " + unable.getMessage(),
                    "Check that its disk has room.");
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.noneMatch(one -> !List.of("footbridge.lock", "lost+found")
                    .contains(one.getFileName().toString()));
        }
    }

    private static void unpack(Path file, Path part, char[] passphrase) throws IOException {
        DataFolder.makePrivate(part);
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                InputStream plain = BackupFile.decrypt(bytes, passphrase);
                var tar = new TarArchiveInputStream(new GZIPInputStream(plain, 1 << 16))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, part);
            }
        } catch (IOException doesNotOpen) {
            PostgresPrograms.remove(part);
            throw new StartRefused(
                    "The backup does not open: the passphrase is another one, or the file is damaged.",
                    "Check the passphrase, then compare the file with another copy of it.");
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path part) throws IOException {
        Path target = part.resolve(entry.getName()).normalize();
        if (!target.startsWith(part)) {
            throw new IOException("Entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            DataFolder.makePrivate(target);
            return;
        }
        Files.createFile(target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream to = Files.newOutputStream(target)) {
            tar.transferTo(to);
        }
    }

    /** The database comes last: with it the folder is an installation. */
    private static void moveUp(Path part, Path folder) throws IOException {
        for (String name :
                List.of("installation.mode", "demo.made", "installation.key", "database.secrets", "database")) {
            if (Files.exists(part.resolve(name))) {
                Files.move(part.resolve(name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        PostgresPrograms.remove(part);
    }
}
