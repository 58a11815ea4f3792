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
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTests {

    private static final Path PROGRAMS = Path.of("target").toAbsolutePath();

    @TempDir
    static Path temporary;

    static Path folder;
    static EmbeddedDatabase database;

    @BeforeAll
    static void start() {
        folder = temporary.resolve("data");
        database = EmbeddedDatabase.start(folder, PROGRAMS, EmbeddedDatabase.Durability.FULL);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void what_is_acknowledged_is_on_disk() throws SQLException {
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("full_page_writes")).isEqualTo("on");
        assertThat(setting("data_checksums")).isEqualTo("on");
    }

    @Test
    void only_this_machine_reaches_it() throws SQLException {
        assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(Path.of("/tmp/.s.PGSQL." + database.port())).doesNotExist();
    }

    @Test
    void nobody_signs_in_without_the_secret_and_the_superuser_never() {
        assertThatThrownBy(() -> connect("footbridge_app", "")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> connect("footbridge_app", "footbridge")).hasMessageContaining("authentication failed");
        for (String password : new String[] {"", "postgres", database.secrets().owner()}) {
            assertThatThrownBy(() -> connect("postgres", password)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void the_backup_role_reads_no_table() throws SQLException {
        try (var owner = connect("footbridge_owner", database.secrets().owner());
                var backup = connect("footbridge_backup", database.secrets().backup())) {
            run(owner, "create schema if not exists secret; create table secret.diagnosis as select 'F33.1' as code");
            assertThatThrownBy(() -> run(backup, "select * from secret.diagnosis"))
                    .hasMessageContaining("permission denied");
            run(owner, "drop schema secret cascade");
        }
    }

    @Test
    void the_log_holds_no_value_of_a_failed_statement() throws SQLException, IOException {
        try (var owner = connect("footbridge_owner", database.secrets().owner())) {
            run(owner, "create schema if not exists canary; create table canary.name (name text primary key)");
            run(owner, "insert into canary.name values ('Amara Canary')");
            assertThatThrownBy(() -> run(owner, "insert into canary.name values ('Amara Canary')"))
                    .hasMessageContaining("duplicate key");
            run(owner, "drop schema canary cascade");
        }
        try (var logs = Files.list(folder.resolve("log"))) {
            for (Path log : logs.toList()) {
                assertThat(Files.readString(log)).doesNotContain("Canary");
            }
        }
    }

    @Test
    void only_the_owner_of_the_folder_can_look_into_it() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("database.secrets"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_killed_server_comes_back_on_its_own_and_lost_nothing() throws SQLException {
        try (var owner = connect("footbridge_owner", database.secrets().owner())) {
            run(owner, "create schema if not exists kept; create table if not exists kept.row (id integer)");
            run(owner, "insert into kept.row values (1)");
        }
        database.process().orElseThrow().destroyForcibly();
        try (var owner = connectWithin(Duration.ofSeconds(20))) {
            var rows = owner.createStatement().executeQuery("select count(*) from kept.row");
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void data_of_another_major_version_are_left_alone(@TempDir Path other) throws IOException {
        Files.createDirectories(other.resolve("database"));
        Files.writeString(other.resolve("database/PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedDatabase.start(other, PROGRAMS, EmbeddedDatabase.Durability.FULL))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("were made by PostgreSQL 17");
        assertThat(other.resolve("database")).isDirectoryContaining("glob:**/PG_VERSION");
    }

    @Test
    void a_second_holder_of_the_folder_is_refused_in_plain_words(@TempDir Path other) {
        try (var held = DataFolder.hold(other)) {
            assertThatThrownBy(() -> DataFolder.hold(held.path()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Another Footbridge is running on the data folder");
        }
        DataFolder.hold(other).close();
    }

    private static String setting(String name) throws SQLException {
        try (var app = connect("footbridge_app", database.secrets().app());
                var rows = app.createStatement().executeQuery("show " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(String role, String password) throws SQLException {
        return DriverManager.getConnection(database.url(), role, password);
    }

    private static Connection connectWithin(Duration patience) throws SQLException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return connect("footbridge_owner", database.secrets().owner());
            } catch (SQLException notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }
}
