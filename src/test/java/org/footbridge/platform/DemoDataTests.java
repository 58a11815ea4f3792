package org.footbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** When a demo's data go, so that it is made anew; real data never do. */
class DemoDataTests {

    @TempDir
    Path folder;

    @Test
    void a_whole_demo_stays_as_it_is() throws IOException {
        var demo = demo();
        DemoData.making(demo);
        DemoData.made(demo, LocalDate.of(2026, 11, 22));

        DemoData.clear(demo, asked(false));

        assertThat(folder.resolve("database/kept")).exists();
        assertThat(DemoData.madeOn(demo)).contains(LocalDate.of(2026, 11, 22));
    }

    @Test
    void a_demo_that_was_stopped_while_it_was_made_is_made_anew() throws IOException {
        var demo = demo();
        DemoData.making(demo);

        DemoData.clear(demo, asked(false));

        assertThat(folder.resolve("database")).doesNotExist();
        DemoData.clear(demo, asked(false));
        assertThat(DemoData.madeOn(demo)).isEmpty();
    }

    @Test
    void a_whole_demo_is_made_anew_when_somebody_asks() throws IOException {
        var demo = demo();
        DemoData.made(demo, LocalDate.of(2026, 11, 1));

        DemoData.clear(demo, asked(true));

        assertThat(folder.resolve("database")).doesNotExist();
        assertThat(DemoData.madeOn(demo)).isEmpty();
    }

    @Test
    void a_real_installation_is_never_touched() throws IOException {
        var environment = new MockEnvironment().withProperty("footbridge.empty", "true");
        try (var held = DataFolder.hold(folder)) {
            var real = Installation.embedded(held, environment);
            database();
            Files.createFile(folder.resolve("demo.making"));

            DemoData.clear(real, asked(false));
            assertThatThrownBy(() -> DemoData.clear(real, asked(true)))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("holds a real installation");
        }
        assertThat(folder.resolve("database/kept")).exists();
    }

    private Installation demo() throws IOException {
        try (var held = DataFolder.hold(folder)) {
            var demo = Installation.embedded(held, new MockEnvironment());
            database();
            return demo;
        }
    }

    private void database() throws IOException {
        Files.createDirectories(folder.resolve("database"));
        Files.createFile(folder.resolve("database/kept"));
    }

    private static MockEnvironment asked(boolean anew) {
        return new MockEnvironment().withProperty("footbridge.new-demo", Boolean.toString(anew));
    }
}
