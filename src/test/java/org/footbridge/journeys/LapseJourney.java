package org.footbridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.footbridge.journeys.Browser.Size;
import org.junit.jupiter.api.Test;

/** Somebody has used again and says so from the phone, without being asked anything twice (CARE 5). */
class LapseJourney extends Journey {

    @Test
    void a_lapse_is_told_in_the_order_of_care_and_both_look_at_the_plan_together() {
        Demo.dayAndNight();
        Page phone = enter("participant", Size.PHONE);
        phone.navigate("/me/lapse");
        then_what_follows_stands_there_before_anything_is_pressed(phone);
        press(phone, "Tell my team");
        then_safety_comes_first(phone);
        then_overdose(phone);
        then_the_body(phone);
        then_what_happened_can_wait(phone);
        then_the_next_hours(phone);
        then_the_team_and_the_person_look_together(phone);
        and_her_therapist_reads_it_without_a_word_of_blame();
    }

    private void then_what_follows_stands_there_before_anything_is_pressed(Page phone) {
        assertThat(text(phone))
                .contains("988")
                .doesNotContainIgnoringCase("fail")
                .doesNotContainIgnoringCase("relapsed");
        assertThat(phone.locator("main dl dt").count())
                .as("who is told, who is not, my place")
                .isEqualTo(3);
        lookFromAllSides(phone, "lapse-before");
    }

    private void then_safety_comes_first(Page phone) {
        assertThat(head(phone)).isEqualTo("First: are you safe?");
        lookFromAllSides(phone, "lapse-safe");
        phone.locator("input[name=answer][value=with_somebody]").check();
        press(phone, "Go on");
    }

    private void then_overdose(Page phone) {
        assertThat(head(phone)).isEqualTo("Overdose");
        assertThat(text(phone)).contains("the body takes less than before");
        lookFromAllSides(phone, "lapse-overdose");
        phone.locator("input[name=answer][value=here]").check();
        press(phone, "Go on");
    }

    private void then_the_body(Page phone) {
        assertThat(head(phone)).isEqualTo("Your body");
        assertThat(phone.locator("main a[href='tel:911']").count()).isPositive();
        lookFromAllSides(phone, "lapse-body");
        phone.locator("input[name=answer][value=none]").check();
        press(phone, "Go on");
    }

    private void then_what_happened_can_wait(Page phone) {
        assertThat(head(phone)).isEqualTo("What happened");
        lookFromAllSides(phone, "lapse-happened");
        go(phone, phone.locator("button[name=later]"));
    }

    private void then_the_next_hours(Page phone) {
        assertThat(head(phone)).isEqualTo("The next hours");
        lookFromAllSides(phone, "lapse-next");
        phone.locator("textarea[name=answer]").fill("Walk to my sister’s and eat there.");
        press(phone, "Go on");
    }

    private void then_the_team_and_the_person_look_together(Page phone) {
        assertThat(text(phone)).contains("Nothing is decided without you.");
        lookFromAllSides(phone, "lapse-after");
    }

    private void and_her_therapist_reads_it_without_a_word_of_blame() {
        Page desk = enter("therapist", Size.DESK);
        desk.navigate("/people");
        follow(desk, "Mara Quintana");
        var person = desk.url().replaceFirst(".*(/people/[^/?#]+).*", "$1");
        desk.navigate(person + "/relapse-plan");
        assertThat(text(desk))
                .contains("Walk to my sister’s and eat there.", "What happened: rather later")
                .doesNotContainIgnoringCase("non-compliant");
    }

    private static String head(Page phone) {
        return phone.locator("h1").first().innerText();
    }
}
