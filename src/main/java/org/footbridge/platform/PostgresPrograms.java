package org.footbridge.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL ({@code initdb}, {@code pg_ctl}, {@code postgres}), unpacked once from the jar. */
record PostgresPrograms(Path home) {

    private static final Pattern VERSION = Pattern.compile("-(\\d+(?:\\.\\d+)+)\\.jar");

    private static final Pattern FOLDER = Pattern.compile("postgres-\\d+(?:\\.\\d+)+");

    /** Unpacks the programs into a sub-folder named by their version, unless they are there already. */
    static PostgresPrograms under(Path folder) {
        String archive = "/postgres-%s-%s.txz".formatted(system(), processor());
        URL source = PostgresPrograms.class.getResource(archive);
        if (source == null) {
            throw new IllegalStateException(
                    """
                    This build of Footbridge holds no PostgreSQL for %s %s.
                    Maybe build it on this machine (./footbridge run), or set spring.datasource.url to a server of your own.""".formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        var version = VERSION.matcher(source.toString());
        Path home = folder.resolve(version.find() ? "postgres-" + version.group(1) : "postgres");
        if (!Files.exists(home)) {
            try {
                unpack(source, home);
            } catch (IOException full) {
                throw new UncheckedIOException("PostgreSQL could not be unpacked into " + home, full);
            }
        }
        return new PostgresPrograms(home);
    }

    /** Runs one of the programs to its end and returns what it said; its input is {@code input}. */
    String run(String input, String program, List<String> arguments) {
        try {
            Path said = Files.createTempFile("footbridge-" + program, ".log");
            try {
                // A file, not a pipe: a server started by pg_ctl would hold a pipe open.
                Process process = new ProcessBuilder(command(program, arguments))
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
                try (OutputStream to = process.getOutputStream()) {
                    to.write(input.getBytes(StandardCharsets.UTF_8));
                }
                int status = process.waitFor();
                String words = Files.readString(said);
                if (status != 0 && isRoot() && words.contains("unshare")) {
                    throw new StartRefused(
                            "PostgreSQL does not run as root, and this system forbids the user namespace it would need.",
                            "Run Footbridge as an ordinary user who owns the data folder.");
                }
                if (status != 0) {
                    throw new Failed("%s ended with %d:\n%s".formatted(program, status, words.strip()));
                }
                return words;
            } finally {
                Files.delete(said);
            }
        } catch (IOException unable) {
            throw new UncheckedIOException("Could not run " + home.resolve("bin/" + program), unable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while " + program + " was running.", stopped);
        }
    }

    private List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            // PostgreSQL refuses to run as root; inside its own user namespace it is nobody.
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Deletes what earlier versions of Footbridge unpacked into the same folder. */
    void removeOthers() {
        try (Stream<Path> all = Files.list(home.getParent())) {
            for (Path one : all.filter(
                            one -> FOLDER.matcher(one.getFileName().toString()).matches() && !one.equals(home))
                    .toList()) {
                remove(one);
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException("Could not clear " + home.getParent(), unusable);
        }
    }

    /** The major version, such as {@code 18}; data of another one cannot be read. */
    String major() {
        return home.getFileName().toString().replaceFirst("^postgres-(\\d+).*", "$1");
    }

    private static void unpack(URL source, Path home) throws IOException {
        Path part = home.resolveSibling(home.getFileName() + ".part");
        remove(part);
        try (InputStream bytes = source.openStream();
                var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(bytes)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = part.resolve(entry.getName()).normalize();
                if (!target.startsWith(part)) {
                    throw new IOException("Entry outside of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (!entry.getName().endsWith(".a")) {
                    Files.createDirectories(target.getParent());
                    write(tar, entry, target);
                }
            }
        }
        Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        boolean runs = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(runs ? "rwx------" : "rw-------"));
    }

    /** Deletes a folder and all in it; no folder is fine. */
    static void remove(Path folder) throws IOException {
        if (Files.isSymbolicLink(folder) || !Files.exists(folder)) {
            Files.deleteIfExists(folder);
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        return "aarch64".equals(System.getProperty("os.arch")) ? "arm_64" : "x86_64";
    }

    /** One of PostgreSQL's programs ended with an error; the message is what it said. */
    static final class Failed extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        Failed(String message) {
            super(message);
        }
    }
}
