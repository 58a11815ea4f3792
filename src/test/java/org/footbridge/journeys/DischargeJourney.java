package org.footbridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import org.footbridge.journeys.Browser.Size;
import org.junit.jupiter.api.Test;

/** A stay ends with a visit arranged, a summary signed, and somebody who calls afterwards. */
class DischargeJourney extends Journey {

    private final LocalDate today = Demo.today();

    @Test
    void a_stay_ends_with_a_first_visit_a_signed_summary_and_contacts_afterwards() {
        Page desk = given_the_therapist_opens_the_leaving_of_one_of_her_people();
        when_a_first_visit_outside_is_arranged(desk);
        and_the_summary_is_written_and_signed(desk);
        look(desk, "summary-signed");
        and_the_stay_is_ended(desk);
        then_the_stay_has_ended_and_says_how(desk);
        and_contacts_afterwards_say_when_they_are_due(desk);
        and_the_packet_can_be_taken_along(desk);
    }

    @Test
    void a_stay_can_be_ended_without_javascript() {
        Page desk = enter("therapist", Size.DESK, false);
        desk.navigate("/people");
        follow(desk, "Walter Brandvold");
        followFolded(desk, "Leaving");
        when_a_first_visit_outside_is_arranged(desk);
        and_the_summary_is_written_and_signed(desk);
        and_the_stay_is_ended(desk);
        Browser.shoot(desk, "stay-ended-without-javascript");
        assertThat(text(desk)).contains("This stay has ended", "Completed", "Contacts afterwards");
    }

    private Page given_the_therapist_opens_the_leaving_of_one_of_her_people() {
        Page desk = enter("therapist", Size.DESK);
        desk.navigate("/people");
        look(desk, "people");
        follow(desk, "Bernadette Achterberg");
        look(desk, "person-before-leaving");
        followFolded(desk, "Leaving");
        lookFromAllSides(desk, "leaving");
        return desk;
    }

    private void when_a_first_visit_outside_is_arranged(Page desk) {
        unfold(desk, "Add something");
        desk.getByLabel("Kind").selectOption("APPOINTMENT");
        desk.locator("#what").fill("First visit with an outpatient therapist");
        desk.locator("#who").fill("Riverbend Counseling");
        desk.locator("#day").fill(today.plusDays(4).toString());
        desk.locator("#time").fill("10:30");
        desk.locator("#confirmed").check();
        press(desk, "Add");
        assertThat(desk.locator("#aftercare").innerText())
                .contains("First visit with an outpatient therapist", "Confirmed");
    }

    private void and_the_summary_is_written_and_signed(Page desk) {
        desk.getByLabel("Why the person came").fill("Low mood for months, drinking to sleep.");
        desk.getByLabel("How it went, problem by problem")
                .fill("Came steadily; sleeps without drinking since week five.");
        desk.getByLabel("Medications and changes").fill("None changed here.");
        desk.getByLabel("Risk now, and the safety plan")
                .fill("No thoughts of suicide reported; safety plan gone through.");
        desk.getByLabel("What is still needed").fill("A steady therapist near home.");
        press(desk, "Save");
        unfold(desk, "Sign the summary…");
        press(desk, "Sign");
        assertThat(desk.locator("#summary").innerText()).contains("I wrote this summary");
    }

    private void and_the_stay_is_ended(Page desk) {
        desk.locator("#type").selectOption(new SelectOption().setValue("COMPLETED"));
        desk.locator("#reason").fill("Reached what she came for.");
        desk.locator("#lastDay").fill(today.toString());
        unfold(desk, "End the stay…");
        press(desk, "End the stay");
    }

    private void then_the_stay_has_ended_and_says_how(Page desk) {
        look(desk, "stay-ended");
        assertThat(text(desk)).contains("This stay has ended", "Completed", "Reached what she came for.");
    }

    private void and_contacts_afterwards_say_when_they_are_due(Page desk) {
        assertThat(text(desk)).contains("Contacts afterwards");
        var contacts = desk.locator("main a[href^='/follow-ups/']");
        assertThat(contacts.count()).as("contacts afterwards").isPositive();
        go(desk, contacts.first());
        look(desk, "follow-up");
        desk.goBack();
    }

    private void and_the_packet_can_be_taken_along(Page desk) {
        follow(desk, "Packet to take along");
        look(desk, "packet");
        assertThat(text(desk)).contains("Riverbend Counseling", "988");
    }
}
