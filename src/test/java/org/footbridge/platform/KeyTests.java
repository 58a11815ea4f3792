package org.footbridge.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;

class KeyTests {

    private static final byte[] ENTRY = "I slept well.".getBytes(UTF_8);

    @TempDir
    Path data;

    private JdbcTemplate database;

    @BeforeEach
    void anEmptyDatabase() {
        var fresh = TestDatabase.fresh();
        database = new JdbcTemplate(new DriverManagerDataSource(fresh.url(), "footbridge_app", fresh.password()));
    }

    @Test
    void sealed_bytes_open_with_the_same_context() {
        var keys = Keys.generate();
        assertThat(keys.open(keys.seal(ENTRY, "diary/amara"), "diary/amara")).isEqualTo(ENTRY);
    }

    @Test
    void sealed_bytes_show_nothing_and_differ_each_time() {
        var keys = Keys.generate();
        byte[] once = keys.seal(ENTRY, "diary/amara");
        assertThat(new String(once, UTF_8)).doesNotContain("slept");
        assertThat(keys.seal(ENTRY, "diary/amara")).isNotEqualTo(once);
    }

    @Test
    void a_value_moved_to_another_row_does_not_open() {
        var keys = Keys.generate();
        byte[] sealed = keys.seal(ENTRY, "diary/amara");
        assertThatThrownBy(() -> keys.open(sealed, "diary/ben")).isInstanceOf(Keys.SealBroken.class);
    }

    @Test
    void a_changed_value_does_not_open() {
        var keys = Keys.generate();
        byte[] sealed = keys.seal(ENTRY, "diary/amara");
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> keys.open(sealed, "diary/amara")).isInstanceOf(Keys.SealBroken.class);
    }

    @Test
    void another_installations_key_opens_nothing() {
        byte[] sealed = Keys.generate().seal(ENTRY, "diary/amara");
        assertThatThrownBy(() -> Keys.generate().open(sealed, "diary/amara")).isInstanceOf(Keys.SealBroken.class);
    }

    @Test
    void a_person_has_a_key_of_their_own_that_only_the_installation_key_opens() {
        var keys = Keys.generate();
        byte[] wrapped = keys.newPersonKey("participant/amara");
        byte[] sealed = keys.personKey(wrapped, "participant/amara").seal(ENTRY, "diary");
        assertThat(keys.personKey(wrapped, "participant/amara").open(sealed, "diary"))
                .isEqualTo(ENTRY);
        assertThatThrownBy(() -> keys.personKey(wrapped, "participant/ben")).isInstanceOf(Keys.SealBroken.class);
        assertThatThrownBy(() -> keys.open(sealed, "diary")).isInstanceOf(Keys.SealBroken.class);
    }

    @Test
    void the_first_start_makes_a_key_and_the_second_uses_it() throws IOException {
        byte[] sealed = start().seal(ENTRY, "diary/amara");
        assertThat(start().open(sealed, "diary/amara")).isEqualTo(ENTRY);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void a_start_with_data_and_no_key_is_refused() throws IOException {
        start();
        Files.delete(keyFile());
        assertThatThrownBy(this::start).isInstanceOf(StartRefused.class).hasMessageContaining("is missing");
        assertThat(keyFile()).doesNotExist();
    }

    @Test
    void a_start_with_another_installations_key_is_refused() throws IOException {
        start();
        Files.writeString(keyFile(), Keys.generate().write());
        assertThatThrownBy(this::start).isInstanceOf(StartRefused.class).hasMessageContaining("another installation");
    }

    @Test
    void a_damaged_key_is_refused() throws IOException {
        start();
        Files.writeString(keyFile(), "{");
        assertThatThrownBy(this::start).isInstanceOf(StartRefused.class).hasMessageContaining("damaged");
    }

    @Test
    void the_key_may_lie_elsewhere(@TempDir Path vault) {
        var environment = new MockEnvironment()
                .withProperty("footbridge.key-file", vault.resolve("iop/key").toString());
        start(environment);
        assertThat(vault.resolve("iop/key")).exists();
        assertThat(keyFile()).doesNotExist();
    }

    private Keys start() {
        return start(new MockEnvironment());
    }

    private Keys start(MockEnvironment environment) {
        var installation = new Installation(Installation.Mode.REAL, data, URI.create("http://localhost:8080"));
        return new InstallationKey().keys(installation, environment, database);
    }

    private Path keyFile() {
        return data.resolve("installation.key");
    }
}
