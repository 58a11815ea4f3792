package org.footbridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import org.footbridge.journeys.Browser.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Before opening, a facilitator puts tonight on the front desk's laptop; the power goes; the day comes back from paper. */
class DowntimeJourney extends Journey {

    private static final String PASSPHRASE = "kettle ribbon oven lake";

    @Test
    void tonight_is_on_the_front_desks_laptop_when_the_server_is_gone(@TempDir Path laptop) {
        Path file = given_tonight_is_made_into_a_file_in_a_browser_without_script(laptop);
        Page desk = then_the_copy_is_counted();

        Page offline = given_a_laptop_without_network(file);
        when_the_passphrase_is_typed(offline);
        then_tonights_people_stand_there(offline);

        then_the_day_can_be_entered_from_the_copy(desk);
    }

    private Path given_tonight_is_made_into_a_file_in_a_browser_without_script(Path laptop) {
        Page desk = enter("therapist", Size.DESK, false);
        desk.navigate("/downtime");
        desk.locator("#device").fill("front desk laptop");
        desk.locator("#passphrase").fill(PASSPHRASE);
        desk.locator("#again").fill(PASSPHRASE);
        Download file = desk.waitForDownload(
                () -> button(desk, "Make and save the file").click());
        assertThat(file.suggestedFilename()).matches("sheet-[0-9a-f]{4}\\.html");
        Path kept = laptop.resolve(file.suggestedFilename());
        file.saveAs(kept);
        return kept;
    }

    private Page then_the_copy_is_counted() {
        Page desk = enter("therapist", Size.DESK);
        desk.navigate("/downtime");
        lookFromAllSides(desk, "downtime");
        assertThat(text(desk)).contains("front desk laptop", "made by Dana Whitehorse", "In use", "Shredded");
        return desk;
    }

    private Page given_a_laptop_without_network(Path file) {
        Page laptop = Browser.open("about:blank", Size.DESK, true, ColorScheme.LIGHT);
        laptop.context().setOffline(true);
        laptop.navigate(file.toUri().toString());
        lookFromAllSides(laptop, "downtime-locked");
        return laptop;
    }

    private void when_the_passphrase_is_typed(Page laptop) {
        laptop.getByLabel("Passphrase").fill(PASSPHRASE);
        button(laptop, "Open").click();
        laptop.locator("#sheet h1").waitFor();
    }

    private void then_tonights_people_stand_there(Page laptop) {
        lookFromAllSides(laptop, "downtime-sheet");
        assertThat(laptop.locator("#sheet section")
                        .first()
                        .locator("tbody th strong")
                        .count())
                .isGreaterThan(5);
        laptop.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        Browser.shoot(laptop, "downtime-print");
        laptop.context().close();
    }

    private void then_the_day_can_be_entered_from_the_copy(Page desk) {
        go(desk, desk.locator("a[href$='/entry']").first());
        lookFromAllSides(desk, "downtime-entry");
        assertThat(text(desk)).contains("from paper", "Save what the paper says");
    }
}
