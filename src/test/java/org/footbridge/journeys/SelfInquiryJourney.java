package org.footbridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.footbridge.journeys.Browser.Size;
import org.junit.jupiter.api.Test;

/** Somebody knocks on the public page, and intake answers. */
class SelfInquiryJourney extends Journey {

    private static final String SITE = "/cedar-bridge";
    private static final String WHO = "Odalys Marchetti";

    @Test
    void who_writes_on_the_public_page_is_found_by_intake_taken_into_work_and_screened() {
        given_somebody_writes_for_herself_on_her_phone(WHO);
        Page intake = when_intake_finds_her_in_the_worklist_and_takes_her_into_work();
        and_the_screening_asks_everything(intake);
        then_nothing_stopped_it(intake);
    }

    @Test
    void the_public_pages_and_the_inquiry_work_without_javascript() {
        Page phone = arrive(SITE, Size.PHONE, false);
        phone.locator("main a[href='%s/inquiry']".formatted(SITE)).first().click();
        write(phone, "Ilse Varga");
        press(phone, "Send");
        assertThat(text(phone)).contains("Thank you. Your message is here.");
    }

    @Test
    void the_inquiry_can_be_written_by_keyboard_alone() {
        Page desk = arrive(SITE + "/inquiry", Size.DESK, true);
        choose(desk, "danger", "no");
        choose(desk, "who", "self");
        tabTo(desk, desk.locator("#name"));
        desk.keyboard().type("Nadia");
        tabTo(desk, desk.locator("#phone"));
        desk.keyboard().type("555 010 2299");
        choose(desk, "mayCall", "yes");
        choose(desk, "voicemail", "no");
        desk.keyboard().press("Enter");
        desk.getByText("Thank you. Your message is here.").waitFor();
    }

    private void given_somebody_writes_for_herself_on_her_phone(String name) {
        Page phone = arrive(SITE, Size.PHONE, true);
        lookFromAllSides(phone, "public");
        phone.locator("main a[href='%s/inquiry']".formatted(SITE)).first().click();
        lookFromAllSides(phone, "inquiry");
        write(phone, name);
        press(phone, "Send");
        look(phone, "inquiry-sent");
        assertThat(text(phone)).contains("Thank you. Your message is here.");
    }

    private static void write(Page phone, String name) {
        phone.locator("input[name=danger][value=no]").check();
        phone.locator("input[name=who][value=self]").check();
        phone.locator("#name").fill(name);
        phone.locator("#phone").fill("555 010 2244");
        phone.locator("input[name=mayCall][value=yes]").check();
        phone.locator("input[name=voicemail][value=no]").check();
        phone.locator("#ownWords").fill("I cannot sleep and I drink to sleep. I want my evenings back.");
    }

    private Page when_intake_finds_her_in_the_worklist_and_takes_her_into_work() {
        Page intake = enter("intake", Size.DESK);
        intake.navigate("/intake");
        lookFromAllSides(intake, "intake");
        follow(intake, WHO);
        look(intake, "referral");
        assertThat(text(intake)).contains("I cannot sleep and I drink to sleep.");
        press(intake, "Take into work");
        return intake;
    }

    private void and_the_screening_asks_everything(Page intake) {
        press(intake, "Begin the screening");
        for (Locator no : intake.locator("main input[type=radio][value=no]").all()) {
            no.check();
        }
        look(intake, "screening");
        press(intake, "Finish the screening");
    }

    private void then_nothing_stopped_it(Page intake) {
        look(intake, "screening-finished");
        assertThat(text(intake)).contains("Nothing stopped it").doesNotContain("Safety questions left");
    }

    /** Into the group with Tab, to the choice with the arrows. */
    private static void choose(Page desk, String name, String value) {
        tabTo(desk, desk.locator("input[name='%s']".formatted(name)).first());
        Locator wanted = desk.locator("input[name='%s'][value='%s']".formatted(name, value));
        desk.keyboard().press("Space");
        while (!wanted.isChecked()) {
            desk.keyboard().press("ArrowDown");
        }
    }
}
