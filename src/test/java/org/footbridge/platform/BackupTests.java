package org.footbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation with all tables and some rows, backed up while it runs. */
class BackupTests {

    private static final char[] PASSPHRASE = "correct horse battery staple".toCharArray();
    private static final byte[] SECRET = {1, 2, 3};

    @TempDir
    static Path temporary;

    static Path folder;
    static DataFolder held;
    static EmbeddedDatabase database;
    static Keys keys;

    @BeforeAll
    static void anInstallationRuns() throws SQLException {
        folder = temporary.resolve("data");
        TestDatabase.copyTemplate(folder);
        // To count every row: forced policies hide them from the owner too.
        EmbeddedDatabase.alter(folder, TestDatabase.PROGRAMS, "alter role footbridge_owner bypassrls;\n");
        held = DataFolder.hold(folder);
        database = EmbeddedDatabase.start(folder, TestDatabase.PROGRAMS, EmbeddedDatabase.Durability.FULL);
        keys = Keys.generate();
        DataFolder.writePrivate(folder.resolve("installation.key"), keys.write().getBytes());
        DataFolder.writePrivate(folder.resolve("installation.mode"), "real\n".getBytes());
        try (var app = connect(database)) {
            for (int count = 0; count < 100; count++) {
                found(app, "steady-" + count);
            }
            app.createStatement()
                    .execute(
                            "begin; select set_config('footbridge.organization', id::text, true), set_config('footbridge.kind', 'member', true) from platform.organization limit 1; insert into platform.form_token (organization_id, id, spent_at) select platform.organization(), gen_random_uuid(), 'epoch' from generate_series(1, 100); commit");
            try (var insert = app.prepareStatement("insert into platform.installation (key_proof) values (?)")) {
                insert.setBytes(1, keys.seal(SECRET, "test"));
                insert.execute();
            }
        }
    }

    @AfterAll
    static void stop() {
        database.close();
        held.close();
    }

    @Test
    void a_restored_backup_has_every_row_and_opens_what_was_sealed() throws SQLException, IOException {
        Path file = temporary.resolve("quiet.backup");
        Map<String, Long> before = rowsOfEveryTable(database);
        Backup.write(folder, folder.resolve("installation.key"), file, PASSPHRASE);
        Path restored = temporary.resolve("restored");
        Restore.read(file, restored, TestDatabase.PROGRAMS, PASSPHRASE);

        try (var there = EmbeddedDatabase.start(restored, TestDatabase.PROGRAMS, EmbeddedDatabase.Durability.FULL)) {
            assertThat(rowsOfEveryTable(there)).isEqualTo(before).containsEntry("platform.form_token", 100L);
            try (var app = connect(there);
                    var rows = app.createStatement().executeQuery("select key_proof from platform.installation")) {
                rows.next();
                Keys key = Keys.read(Files.readString(restored.resolve("installation.key")));
                assertThat(key.open(rows.getBytes(1), "test")).isEqualTo(SECRET);
            }
        }
        assertThat(restored.resolve("installation.mode")).hasContent("real");
        PostgresPrograms.remove(restored);
    }

    @Test
    void what_was_acknowledged_before_a_backup_is_in_it_though_writing_goes_on() throws Exception {
        var acknowledged = new AtomicInteger();
        var enough = new AtomicBoolean();
        var writing = CompletableFuture.runAsync(() -> write(acknowledged, enough));
        while (acknowledged.get() < 50) {
            Thread.onSpinWait();
        }
        int before = acknowledged.get();
        Path file = temporary.resolve("busy.backup");
        Backup.write(folder, folder.resolve("installation.key"), file, PASSPHRASE);
        enough.set(true);
        writing.get();

        Path restored = temporary.resolve("restored-busy");
        Restore.read(file, restored, TestDatabase.PROGRAMS, PASSPHRASE);
        try (var there = EmbeddedDatabase.start(restored, TestDatabase.PROGRAMS, EmbeddedDatabase.Durability.FULL);
                var app = connect(there)) {
            List<String> found = new ArrayList<>();
            var rows = app.createStatement()
                    .executeQuery("select slug from platform.organization where slug like 'busy-%'");
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            for (int count = 1; count <= before; count++) {
                assertThat(found).contains("busy-" + count);
            }
        }
        try (var app = connect(database)) {
            app.createStatement().execute("select 1");
        }
        PostgresPrograms.remove(restored);
    }

    @Test
    void without_the_passphrase_a_backup_stays_closed_and_nothing_is_written() throws IOException {
        Path file = temporary.resolve("closed.backup");
        Backup.write(folder, folder.resolve("installation.key"), file, PASSPHRASE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Path target = temporary.resolve("closed");
        assertThatThrownBy(() ->
                        Restore.read(file, target, TestDatabase.PROGRAMS, "wrong horse battery staple".toCharArray()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("does not open");
        try (var left = Files.list(target)) {
            assertThat(left.map(Path::getFileName).map(Path::toString)).containsExactly("footbridge.lock");
        }
    }

    @Test
    void a_backup_that_was_cut_off_or_changed_is_refused() throws IOException {
        Path file = temporary.resolve("whole.backup");
        Backup.write(folder, folder.resolve("installation.key"), file, PASSPHRASE);
        byte[] bytes = Files.readAllBytes(file);
        Path cut = Files.write(temporary.resolve("cut.backup"), java.util.Arrays.copyOf(bytes, bytes.length - 10_000));
        bytes[bytes.length / 2] ^= 1;
        Path changed = Files.write(temporary.resolve("changed.backup"), bytes);
        for (Path broken : List.of(cut, changed)) {
            assertThatThrownBy(
                            () -> Restore.read(broken, temporary.resolve("broken"), TestDatabase.PROGRAMS, PASSPHRASE))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("does not open");
        }
        Path other = Files.writeString(temporary.resolve("letter.txt"), "Dear all");
        assertThatThrownBy(() -> Restore.read(other, temporary.resolve("broken"), TestDatabase.PROGRAMS, PASSPHRASE))
                .hasMessageContaining("no backup");
    }

    @Test
    void a_restore_never_overwrites_data() {
        Path file = temporary.resolve("again.backup");
        Backup.write(folder, folder.resolve("installation.key"), file, PASSPHRASE);
        Path full = temporary.resolve("full");
        DataFolder.makePrivate(full.resolve("something"));
        assertThatThrownBy(() -> Restore.read(file, full, TestDatabase.PROGRAMS, PASSPHRASE))
                .hasMessageContaining("is not empty");
        assertThatThrownBy(() -> Restore.read(file, folder, TestDatabase.PROGRAMS, PASSPHRASE))
                .hasMessageContaining("Another Footbridge");
        assertThatThrownBy(() -> Backup.write(folder, folder.resolve("installation.key"), file, PASSPHRASE))
                .hasMessageContaining("already");
    }

    @Test
    void a_backup_without_the_key_is_not_made() {
        Path file = temporary.resolve("keyless.backup");
        assertThatThrownBy(() -> Backup.write(folder, temporary.resolve("no.key"), file, PASSPHRASE))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("is missing");
        assertThat(file).doesNotExist();
    }

    private static void write(AtomicInteger acknowledged, AtomicBoolean enough) {
        try (var app = connect(database)) {
            while (!enough.get()) {
                found(app, "busy-" + (acknowledged.get() + 1));
                acknowledged.incrementAndGet();
            }
        } catch (SQLException lost) {
            throw new IllegalStateException(lost);
        }
    }

    private static void found(Connection app, String slug) throws SQLException {
        try (var insert =
                app.prepareStatement("insert into platform.organization (id, slug) values (gen_random_uuid(), ?)")) {
            insert.setString(1, slug);
            insert.execute();
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(
                database.url(), "footbridge_app", database.secrets().app());
    }

    private static Map<String, Long> rowsOfEveryTable(EmbeddedDatabase database) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (var owner = DriverManager.getConnection(
                        database.url(), "footbridge_owner", database.secrets().owner());
                var statement = owner.createStatement()) {
            List<String> tables = new ArrayList<>();
            var names = statement.executeQuery("""
                    select format('%I.%I', schemaname, tablename) from pg_tables
                     where schemaname not in ('pg_catalog', 'information_schema')
                    """);
            while (names.next()) {
                tables.add(names.getString(1));
            }
            for (String table : tables) {
                var rows = statement.executeQuery("select count(*) from " + table);
                rows.next();
                counts.put(table, rows.getLong(1));
            }
        }
        return counts;
    }
}
