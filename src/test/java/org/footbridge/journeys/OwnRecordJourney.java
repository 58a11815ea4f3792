package org.footbridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import org.footbridge.journeys.Browser.Size;
import org.junit.jupiter.api.Test;

/** On her phone Mara reads who looked at her record, tries her consent, and takes her data with her. */
class OwnRecordJourney extends Journey {

    @Test
    void she_reads_who_looked_asks_about_it_and_the_answer_comes_back() {
        Page phone = enter("participant", Size.PHONE);
        phone.navigate("/me");
        follow(phone, "My record, and who sees it");
        lookFromAllSides(phone, "my-record");
        follow(phone, "Who looked at my record");
        lookFromAllSides(phone, "who-looked");
        assertThat(text(phone)).contains("Dana Whitehorse", "To run the group of");
        phone.locator("main details summary").first().click();
        go(phone, phone.locator("main a:has-text('Ask about this')").first());
        lookFromAllSides(phone, "ask-about-a-look");
        phone.locator("#words").fill("What was this for?");
        phone.locator("input[name=safetyAtStake][value=no]").check();
        press(phone, "Send");
        assertThat(text(phone)).contains("What was this for?", "The privacy officer has it.");

        Page desk = enter("privacy", Size.DESK);
        desk.navigate("/privacy/questions");
        lookFromAllSides(desk, "questions-about-access");
        desk.locator("textarea").first().fill("It was your group on that day.");
        press(desk, "Answer");
        phone.reload();
        assertThat(text(phone)).contains("It was your group on that day.");
    }

    @Test
    void she_tries_her_consent_without_a_script() {
        Page phone = enter("participant", Size.PHONE, false);
        phone.navigate("/me/consents/try");
        phone.locator("#to").selectOption("police");
        press(phone, "Show me");
        assertThat(text(phone)).contains("The police: nothing leaves today", "A subpoena alone is not enough");
        Browser.shoot(phone, "try-my-consent-without-javascript");
        Page scripted = enter("participant", Size.PHONE);
        scripted.navigate("/me/consents/try?to=police");
        lookFromAllSides(scripted, "try-my-consent");
    }

    @Test
    void she_asks_for_her_copy_waits_and_takes_it() throws IOException {
        Page phone = enter("participant", Size.PHONE);
        phone.navigate("/me/export");
        lookFromAllSides(phone, "take-my-data");
        press(phone, "Make my copy");
        var take = phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Take it (copy.zip)"));
        take.waitFor();
        lookFromAllSides(phone, "my-copy-is-ready");
        var download = phone.waitForDownload(take::click);
        assertThat(download.suggestedFilename()).isEqualTo("copy.zip");
        assertThat(Files.size(download.path())).isGreaterThan(10_000);
    }
}
