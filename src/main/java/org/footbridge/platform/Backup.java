package org.footbridge.platform;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.slf4j.LoggerFactory;

/**
 * Writes one installation into one encrypted file while it runs: PostgreSQL's own files between
 * {@code pg_backup_start} and {@code pg_backup_stop}, the log of changes written meanwhile, the installation key and
 * the passwords of the roles. See ADR 6 for why files and not rows.
 */
final class Backup {

    /** What PostgreSQL makes anew, or what belongs to the running server only (its manual, 25.3.4.4). */
    private static final Set<String> LEFT_OUT = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans",
            "pg_internal.init");

    private final Path folder;
    private final Path key;
    private final TarArchiveOutputStream to;

    private Backup(Path folder, Path key, TarArchiveOutputStream to) {
        this.folder = folder;
        this.key = key;
        this.to = to;
    }

    /**
     * @param key the installation key, wherever it lies
     * @return the size of the file in bytes
     */
    static long write(Path folder, Path key, Path file, char[] passphrase) {
        if (!Files.exists(key)) {
            throw new StartRefused(
                    "The installation key %s is missing; what a backup held could not be opened.".formatted(key),
                    "Set FOOTBRIDGE_KEY_FILE to where it is, and FOOTBRIDGE_DATA to the folder to back up.");
        }
        if (Files.exists(file)) {
            throw new StartRefused("There is a file %s already.".formatted(file), "Choose another name.");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (var reached = ReachedDatabase.of(folder)) {
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
                    OutputStream sealed = BackupFile.encrypt(bytes, passphrase);
                    OutputStream zipped = fast(sealed);
                    var tar = new TarArchiveOutputStream(zipped, StandardCharsets.UTF_8.name())) {
                tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
                tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
                new Backup(folder, key, tar).everything(reached);
                tar.finish();
            }
            try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return Files.size(file);
        } catch (IOException | SQLException unable) {
            deleteQuietly(part);
            throw new StartRefused(
                    "The backup could not be written: " + unable.getMessage(),
                    "Check that there is room for it, then try again.");
        }
    }

    private void everything(ReachedDatabase database) throws IOException, SQLException {
        add("installation.key", Files.readAllBytes(key));
        add("database.secrets", Files.readAllBytes(folder.resolve("database.secrets")));
        for (String name : List.of("installation.mode", "demo.made")) {
            if (Files.exists(folder.resolve(name))) {
                add(folder.resolve(name));
            }
        }
        try (Connection connection = DriverManager.getConnection(
                database.url(), "footbridge_backup", database.secrets().backup())) {
            // The slot keeps the server from recycling the log written from here on; it goes with the connection.
            ask(connection, "select pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)");
            ask(connection, "select pg_backup_start('footbridge', true)");
            copyCluster(folder.resolve("database"));
            addStop(connection);
        }
    }

    private void copyCluster(Path cluster) throws IOException {
        Files.walkFileTree(cluster, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path one, BasicFileAttributes attributes) throws IOException {
                if (!belongs(cluster, one)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                add(one);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path one, BasicFileAttributes attributes) throws IOException {
                if (belongs(cluster, one)) {
                    add(one);
                }
                return FileVisitResult.CONTINUE;
            }

            /** What went while it was listed is made anew by the server or by recovery. */
            @Override
            public FileVisitResult visitFileFailed(Path one, IOException failed) throws IOException {
                if (failed instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failed;
            }
        });
        for (String empty : List.of(
                "pg_wal",
                "pg_wal/archive_status",
                "pg_wal/summaries",
                "pg_replslot",
                "pg_dynshmem",
                "pg_notify",
                "pg_serial",
                "pg_snapshots",
                "pg_stat_tmp",
                "pg_subtrans")) {
            var entry = new TarArchiveEntry("database/" + empty + "/");
            to.putArchiveEntry(entry);
            to.closeArchiveEntry();
        }
    }

    private static boolean belongs(Path cluster, Path one) {
        Path inside = cluster.relativize(one);
        String last = inside.getFileName().toString();
        return !LEFT_OUT.contains(inside.getName(0).toString())
                && !LEFT_OUT.contains(last)
                && !last.startsWith("pgsql_tmp");
    }

    /** The end of the backup: what happened during it, and the label from which recovery starts. */
    private void addStop(Connection connection) throws IOException, SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select labelfile, pg_walfile_name(lsn) from pg_backup_stop(false)")) {
            rows.next();
            String label = rows.getString(1);
            String last = rows.getString(2);
            add("database/backup_label", label.getBytes(StandardCharsets.UTF_8));
            addLog(label.replaceAll("(?s).*\\(file ([0-9A-F]{24})\\).*", "$1"), last);
        }
    }

    private void addLog(String first, String last) throws IOException {
        Path log = folder.resolve("database/pg_wal");
        try (Stream<Path> files = Files.list(log)) {
            List<Path> needed = files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.length() == 24 && name.compareTo(first) >= 0 && name.compareTo(last) <= 0;
                    })
                    .sorted()
                    .toList();
            if (needed.isEmpty()
                    || !needed.getFirst().endsWith(first)
                    || !needed.getLast().endsWith(last)) {
                throw new IOException("the log of changes from %s to %s is not complete".formatted(first, last));
            }
            for (Path file : needed) {
                add(file);
            }
        }
    }

    /** A file of a running server may grow or go while it is read; recovery repairs what is torn. */
    private void add(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            to.putArchiveEntry(new TarArchiveEntry(name(file) + "/"));
            to.closeArchiveEntry();
            return;
        }
        try (InputStream from = Files.newInputStream(file)) {
            long size = Files.size(file);
            var entry = new TarArchiveEntry(name(file));
            entry.setSize(size);
            to.putArchiveEntry(entry);
            byte[] buffer = new byte[1 << 16];
            long left = size;
            while (left > 0) {
                int read = from.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    java.util.Arrays.fill(buffer, (byte) 0);
                    read = (int) Math.min(buffer.length, left);
                }
                to.write(buffer, 0, read);
                left -= read;
            }
            to.closeArchiveEntry();
        } catch (NoSuchFileException goneMeanwhile) {
            // A dropped table; its going is in the log.
        }
    }

    private void add(String name, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        to.putArchiveEntry(entry);
        to.write(content);
        to.closeArchiveEntry();
    }

    private String name(Path file) {
        return folder.relativize(file).toString();
    }

    private static void ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(question);
        }
    }

    private static OutputStream fast(OutputStream to) throws IOException {
        return new GZIPOutputStream(to, 1 << 16) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        };
    }

    private static void deleteQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException stays) {
            LoggerFactory.getLogger(Backup.class).warn("Could not delete {}", part, stays);
        }
    }
}
