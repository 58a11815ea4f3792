package org.footbridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import org.footbridge.journeys.Browser.Size;
import org.junit.jupiter.api.Test;

/** Somebody answers the ninth question of the PHQ-9 with more than nothing, and somebody acts on it. */
class ItemNineJourney extends Journey {

    private static final String NAME = "Mara";

    @Test
    void a_ninth_answer_above_zero_is_met_by_help_at_once_and_by_a_clinician_who_says_what_was_done() {
        Page phone = given_mara_is_asked_for_her_phq_9_on_her_phone();
        when_she_answers_eight_questions_and_says_several_days_at_the_ninth(phone);
        then_help_stands_there_before_she_sends_it(phone);
        when_she_sends_it(phone);
        then_she_reads_that_her_safety_comes_first(phone);

        Page desk = given_her_therapist_looks_at_today();
        when_the_therapist_opens_the_alert(desk);
        and_says_i_act_on_it(desk);
        and_writes_down_a_call(desk);
        and_closes_it_with_what_was_done(desk);
        then_the_alert_is_closed_and_gone_from_today(desk);
    }

    @Test
    void the_ninth_question_can_be_answered_by_keyboard_alone() {
        given_her_therapist_asks_for_a_phq_9();
        Page phone = enter("participant", Size.PHONE);
        tabTo(phone, asked(phone));
        goByKey(phone);
        tabTo(phone, phone.locator("main a[href$='/1']"));
        goByKey(phone);
        for (int question = 1; question <= 9; question++) {
            assertThat(text(phone)).contains("Question %d of".formatted(question));
            String answer =
                    phone.locator("input[name=answer]").nth(question / 9).getAttribute("value");
            chooseByKey(phone, phone.locator("input[name=answer]"), answer);
            goByKey(phone);
        }
        while (!phone.url().endsWith("/finish")) {
            tabTo(phone, button(phone, "Leave blank"));
            goByKey(phone);
        }
        tabTo(phone, button(phone, "Send to my team"));
        goByKey(phone);
        assertThat(text(phone)).contains("Your safety comes first", "988");
    }

    @Test
    void a_measure_can_be_answered_without_javascript() {
        given_her_therapist_asks_for_a_phq_9();
        Page phone = enter("participant", Size.PHONE, false);
        go(phone, asked(phone));
        go(phone, phone.locator("main a[href$='/1']"));
        while (!phone.url().endsWith("/finish")) {
            phone.locator("input[name=answer]").first().check();
            press(phone, "Next");
        }
        Browser.shoot(phone, "measure-finish-without-javascript");
        press(phone, "Send to my team");
        Browser.shoot(phone, "measure-sent-without-javascript");
        assertThat(phone.url()).doesNotContain("/finish");
        assertThat(text(phone)).doesNotContain("Your safety comes first");
    }

    /** Asking for what waits already changes nothing. */
    private void given_her_therapist_asks_for_a_phq_9() {
        Demo.dayAndNight(); // the ninth question is asked at home only while somebody is there
        Page desk = enter("therapist", Size.DESK);
        desk.navigate("/people");
        follow(desk, "Mara Quintana");
        follow(desk, "Measures");
        String value = desk.locator("#instrument option", new Page.LocatorOptions().setHasText("PHQ-9"))
                .first()
                .getAttribute("value");
        desk.locator("#instrument").selectOption(value);
        press(desk, "Ask");
        assertThat(desk.locator("section:has(#ask)").innerText()).contains("PHQ-9");
    }

    private static Locator asked(Page phone) {
        return phone.locator("main a[href*='/measures/']").first();
    }

    private Page given_mara_is_asked_for_her_phq_9_on_her_phone() {
        given_her_therapist_asks_for_a_phq_9();
        Page phone = enter("participant", Size.PHONE);
        lookFromAllSides(phone, "participant");
        go(phone, asked(phone));
        look(phone, "measure-start");
        return phone;
    }

    private void when_she_answers_eight_questions_and_says_several_days_at_the_ninth(Page phone) {
        go(phone, phone.locator("main a[href$='/1']"));
        lookFromAllSides(phone, "measure");
        for (int question = 1; question <= 8; question++) {
            phone.locator("input[name=answer]").nth(0).check();
            press(phone, "Next");
        }
        assertThat(text(phone)).contains("Question 9 of");
        phone.locator("input[name=answer]").nth(1).check();
        press(phone, "Next");
        while (!phone.url().endsWith("/finish")) {
            press(phone, "Leave blank");
        }
    }

    private void then_help_stands_there_before_she_sends_it(Page phone) {
        look(phone, "measure-finish");
        assertThat(text(phone)).contains("Are you safe right now?", "988");
    }

    private void when_she_sends_it(Page phone) {
        press(phone, "Send to my team");
    }

    private void then_she_reads_that_her_safety_comes_first(Page phone) {
        lookFromAllSides(phone, "measure-sent");
        assertThat(text(phone))
                .contains("Your safety comes first", "988", "We have told your care team just now")
                .doesNotContain("not weighed down");
    }

    private Page given_her_therapist_looks_at_today() {
        Page desk = enter("therapist", Size.DESK);
        lookFromAllSides(desk, "today");
        return desk;
    }

    private void when_the_therapist_opens_the_alert(Page desk) {
        Locator safety = desk.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Safety"));
        go(
                desk,
                safety.getByRole(AriaRole.LINK)
                        .filter(new Locator.FilterOptions().setHasText(NAME))
                        .first());
        look(desk, "alert");
        assertThat(text(desk)).contains("Nobody acts on it yet");
    }

    private void and_says_i_act_on_it(Page desk) {
        press(desk, "I act on it");
        assertThat(text(desk)).contains("acts on it");
    }

    private void and_writes_down_a_call(Page desk) {
        desk.getByLabel("A step, such as a call").fill("Called, talked for ten minutes.");
        press(desk, "Add, keep open");
        look(desk, "alert-acknowledged");
        assertThat(text(desk)).contains("Called, talked for ten minutes.");
    }

    private void and_closes_it_with_what_was_done(Page desk) {
        desk.locator("input[name=riskAsked]").first().check();
        desk.locator("input[name=planReview]").first().check();
        desk.locator("input[name=outcome]").first().check();
        desk.getByLabel("What was done, and what happens next")
                .fill("Safety plan gone through together; she comes in tonight, we look again on Thursday.");
        press(desk, "Close with this outcome");
    }

    private void then_the_alert_is_closed_and_gone_from_today(Page desk) {
        look(desk, "alert-closed");
        assertThat(text(desk)).contains("How it ended", "Safety plan gone through together");
        String closed = desk.url();
        desk.navigate("/today");
        assertThat(desk.locator("main a[href='%s']".formatted(URI.create(closed).getPath()))
                        .count())
                .isZero();
    }
}
