package org.footbridge.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder everything of one installation lies in, held by one process at a time. Only the user who runs
 * Footbridge can read it.
 */
final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Opens the folder, makes it if there is none, and keeps every other process out until closed. */
    static DataFolder hold(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        makePrivate(absolute);
        return new DataFolder(absolute, lock(absolute));
    }

    private static FileChannel lock(Path path) {
        try {
            FileChannel channel = FileChannel.open(
                    path.resolve("footbridge.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() != null) {
                    return channel;
                }
            } catch (OverlappingFileLockException heldByThisProcess) {
                // The answer is the same: somebody holds it.
            }
            channel.close();
            throw new StartRefused(
                    "Another Footbridge is running on the data folder %s.".formatted(path),
                    "Stop it first, or set FOOTBRIDGE_DATA to another folder.");
        } catch (IOException unusable) {
            throw new UncheckedIOException("The data folder " + path + " cannot be used.", unusable);
        }
    }

    /** Makes a folder that only its owner can enter. */
    static void makePrivate(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException unusable) {
            throw new UncheckedIOException(
                    "The data folder %s cannot be used.\nMaybe it belongs to another user, or its disk is full or read-only."
                            .formatted(folder),
                    unusable);
        }
    }

    /** Makes the folder a private file will lie in; one that is there stays as it is. */
    static void makePrivateParent(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.exists(folder)) {
            makePrivate(folder);
        }
    }

    /** Writes a file whole or not at all, readable by its owner only. */
    static void writePrivate(Path file, byte[] content) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                var buffer = java.nio.ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(part, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unusable) {
            throw new UncheckedIOException("Could not write " + file, unusable);
        }
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException unusable) {
            throw new UncheckedIOException("Could not let go of " + path, unusable);
        }
    }
}
