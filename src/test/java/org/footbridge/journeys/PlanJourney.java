package org.footbridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.footbridge.journeys.Browser.Size;
import org.junit.jupiter.api.Test;

/** A plan is looked at again because a measure got worse; it is written together, and answered from the phone. */
class PlanJourney extends Journey {

    @Test
    void a_course_that_got_worse_on_the_phone_leads_to_a_review_and_a_plan_that_changed() {
        Page phone = given_mara_is_asked_how_the_two_weeks_were();
        when_she_answers_that_nearly_every_day_was_heavy(phone);

        Page desk = then_her_therapist_finds_a_review_of_the_plan_with_what_it_stems_from();
        when_the_plan_changes(desk, "More often while the weeks are heavy", () -> {
            desk.locator("details:has([name='p0-g0-o0-i1-perWeek']) > summary").click();
            Locator often = desk.locator("[name='p0-g0-o0-i1-perWeek']");
            often.fill(often.inputValue().equals("2") ? "3" : "2");
        });
        then_the_review_has_ended_with_the_new_version_and_who_held_it(desk);
    }

    @Test
    void a_plan_written_together_from_the_library_is_commented_and_signed_from_the_phone() {
        Page desk = given_the_therapist_opens_maras_plan();
        when_sleep_is_taken_from_the_library(desk);
        and_signed(desk, "Sleep first");

        Page phone = enter("participant", Size.PHONE);
        phone.navigate("/me/plan");
        lookFromAllSides(phone, "own-plan-to-sign");
        assertThat(text(phone)).contains("I want my bed to be for sleeping", "Sign my plan");
        phone.locator("#comment").fill("Nights on shift are different");
        answerSafety(phone, "comment");
        press(phone, "I sign this plan");
        lookFromAllSides(phone, "own-plan-signed");
        assertThat(text(phone)).contains("You signed this on", "Nights on shift are different");

        desk.reload();
        assertThat(text(desk)).contains("agreed,", "“Nights on shift are different”");
    }

    @Test
    void a_plan_that_is_not_signed_says_why_and_the_place_stays() {
        Page desk = given_the_therapist_opens_maras_plan();
        when_the_plan_changes(
                desk,
                "Another first step",
                () -> desk.locator("[name='p0-statement']").fill("Nights that will not let go of the day"));

        Page phone = enter("participant", Size.PHONE, false);
        phone.navigate("/me/plan");
        phone.locator("summary:has-text('I do not want to sign')").click();
        phone.locator("#why").fill("I want my sister to read it first");
        answerSafety(phone, "why");
        press(phone, "Send this");
        assertThat(text(phone)).contains("I want my sister to read it first", "I feel stuck");

        desk.reload();
        assertThat(text(desk)).contains("The participant does not sign", "“I want my sister to read it first”");
    }

    /** Where nobody reads it now, the box asks first. */
    private static void answerSafety(Page phone, String box) {
        Locator no = phone.locator("#safetyAtStake-" + box);
        if (no.count() > 0) {
            no.check();
        }
    }

    private Page given_mara_is_asked_how_the_two_weeks_were() {
        Page desk = enter("therapist", Size.DESK);
        desk.navigate("/people");
        follow(desk, "Mara Quintana");
        follow(desk, "Measures");
        String value = desk.locator("#instrument option", new Page.LocatorOptions().setHasText("PHQ-9"))
                .first()
                .getAttribute("value");
        desk.locator("#instrument").selectOption(value);
        press(desk, "Ask");
        Page phone = enter("participant", Size.PHONE);
        go(phone, phone.locator("main a[href*='/measures/']").first());
        return phone;
    }

    private void when_she_answers_that_nearly_every_day_was_heavy(Page phone) {
        go(phone, phone.locator("main a[href$='/1']"));
        for (int question = 1; question <= 8; question++) {
            assertThat(text(phone)).contains("Question %d of".formatted(question));
            phone.locator("input[name=answer]").nth(3).check();
            press(phone, "Next");
        }
        phone.locator("input[name=answer]").nth(0).check();
        press(phone, "Next");
        while (!phone.url().endsWith("/finish")) {
            press(phone, "Leave blank");
        }
        press(phone, "Send to my team");
    }

    private Page given_the_therapist_opens_maras_plan() {
        Page desk = enter("therapist", Size.DESK);
        desk.navigate("/people");
        follow(desk, "Mara Quintana");
        go(desk, desk.locator("main a[href^='/episodes/'][href$='/plan']").first());
        return desk;
    }

    private Page then_her_therapist_finds_a_review_of_the_plan_with_what_it_stems_from() {
        Page desk = given_the_therapist_opens_maras_plan();
        lookFromAllSides(desk, "plan");
        assertThat(desk.locator("section[aria-labelledby=reviews]").innerText()).contains("PHQ-9", "24 on");
        assertThat(text(desk)).contains("Not on track");
        return desk;
    }

    private void when_the_plan_changes(Page desk, String why, Runnable change) {
        press(desk, "Write a new version");
        change.run();
        and_signed(desk, why);
    }

    private void when_sleep_is_taken_from_the_library(Page desk) {
        press(desk, "Write a new version");
        lookFromAllSides(desk, "plan-draft");
        press(desk, "Choose from the library");
        lookFromAllSides(desk, "plan-pick");
        desk.locator("#q").fill("sleep short broken");
        press(desk, "Find");
        desk.locator("main details.more > summary").first().click();
        desk.locator("main details.more input[name=goal]").nth(1).check();
        press(desk, "Take into the draft");
        assertThat(text(desk)).contains("Taken into the draft.");
    }

    private void and_signed(Page desk, String why) {
        desk.locator("#whatChanged").fill(why);
        desk.locator("#reviewOn").fill(Demo.today().plusDays(14).toString());
        press(desk, "Save and sign");
        assertThat(desk.locator("#plan").innerText()).startsWith("Version ");
        assertThat(text(desk)).contains(why).doesNotContain("draft");
    }

    private void then_the_review_has_ended_with_the_new_version_and_who_held_it(Page desk) {
        look(desk, "plan-after-review");
        assertThat(desk.locator("section[aria-labelledby=reviews]").innerText())
                .contains("Ended", "by Dana", "was signed.");
        desk.locator("summary:has-text('What changed since')").click();
        assertThat(text(desk)).contains("Before", "× a week");
    }
}
