package org.footbridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.footbridge.journeys.Browser.Size;
import org.junit.jupiter.api.Test;

/** An evening at home with the phone: what the group gave along, what stays mine, what I give the team. */
class PracticeJourney extends Journey {

    private static final String MINE = "The heron stood there again, and nobody saw it but me.";
    private static final String SHARED = "I would like to talk about the heron.";

    @Test
    void taught_in_group_on_the_phone_afterwards_and_asked_once() {
        Page phone = enter("participant", Size.PHONE);
        String lesson = given_the_last_group_stands_on_today(phone);
        when_she_opens_its_tool(phone);
        when_she_says_that_she_used_it(phone, lesson);
        then_it_is_not_asked_again(phone, lesson);
        then_the_team_counts_a_try();
    }

    @Test
    void what_she_keeps_for_herself_is_hers_until_she_shares_it() {
        Page phone = enter("participant", Size.PHONE);
        String entry = when_she_writes_in_her_journal(phone);
        then_she_can_read_it_and_the_team_cannot(phone, entry);

        when_she_changes_it(phone, entry);
        when_she_shares_it_now(phone, entry);
        then_the_team_reads_the_copy();

        when_she_deletes_it(phone, entry);
        then_only_her_own_log_and_the_copy_are_left(phone);
    }

    @Test
    void all_three_choices_work_without_script() {
        Page phone = enter("participant", Size.PHONE, false);
        phone.navigate("/me/practice/gratitude");
        assertThat(phone.locator("input[name=who]:checked").getAttribute("value"))
                .isEqualTo("private");
        phone.locator("#good").fill("a warm cup of the blue kind");
        phone.locator("input[name=who][value=next]").check();
        press(phone, "Keep it");
        assertThat(phone.url()).endsWith("/sharing?way=next");

        press(phone, "Share it");
        assertThat(text(phone)).contains("Please answer this first");
        phone.locator("input[name=safetyAtStake][value=no]").check();
        press(phone, "Share it");
        assertThat(text(phone)).contains("Until then nobody sees that there is anything.");
        assertThat(text(sharedPage())).doesNotContain("a warm cup of the blue kind");

        phone.navigate(phone.url().replaceFirst("/kept.*", ""));
        press(phone, "Take it back");
        assertThat(text(phone)).contains("Taken back. Only you see it.");
    }

    @Test
    void every_tool_can_be_used_by_somebody_who_sees_hears_or_moves_differently() {
        Page phone = enter("participant", Size.PHONE);
        phone.navigate("/me/practice");
        lookFromAllSides(phone, "practice");
        // Between them they have every kind of field and all that stands beside one.
        for (var tool : List.of("urge-log", "grounding", "breathing", "boundary", "thought-record")) {
            phone.navigate("/me/practice/" + tool);
            look(phone, "practice-" + tool);
        }
        phone.navigate("/me/practice/diary-card");
        lookFromAllSides(phone, "practice-diary-card");
    }

    @Test
    void an_urge_is_ridden_out_with_a_clock_that_nobody_needs() {
        Page phone = enter("participant", Size.PHONE);
        phone.navigate("/me/practice/urge-log");
        button(phone, "Start 20 minutes").click();
        phone.getByText("to go").waitFor();
        assertThat(phone.locator("[aria-current=step]").innerText()).startsWith("Minute 0");
        button(phone, "Stop").click();
        assertThat(phone.locator("[aria-current=step]").count()).isZero();

        Page plain = enter("participant", Size.PHONE, false);
        plain.navigate("/me/practice/urge-log");
        assertThat(text(plain)).contains("Minute 0", "Minute 20").doesNotContain("Start 20 minutes");
    }

    private String given_the_last_group_stands_on_today(Page phone) {
        phone.navigate("/me");
        assertThat(text(phone)).contains("From the last group");
        look(phone, "practice-today");
        phone.navigate("/me/practice");
        return phone.locator(".card:has(.used-it) h3").first().innerText();
    }

    private void when_she_opens_its_tool(Page phone) {
        go(phone, phone.locator(".card:has(.used-it) a.button").first());
        assertThat(phone.url()).contains("/me/practice/");
        phone.navigate("/me/practice");
    }

    private void when_she_says_that_she_used_it(Page phone, String lesson) {
        go(
                phone,
                phone.locator(".card")
                        .filter(new Locator.FilterOptions().setHasText(lesson))
                        .locator("button[value=used]"));
    }

    private void then_it_is_not_asked_again(Page phone, String lesson) {
        assertThat(text(phone)).contains("Thank you.").doesNotContain(lesson);
        phone.navigate("/me");
        assertThat(text(phone)).doesNotContain(lesson);
    }

    private void then_the_team_counts_a_try() {
        Page desk = enter("therapist", Size.DESK);
        desk.navigate("/people?q=Mara");
        go(
                desk,
                desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Mara"))
                        .first());
        assertThat(text(desk)).containsPattern("\\d+ tries in four weeks");
        follow(desk, "What was shared");
        look(desk, "practice-shared");
        assertThat(text(desk)).contains("Trigger and urge log").doesNotContain("refrigerator hums");
    }

    private String when_she_writes_in_her_journal(Page phone) {
        phone.navigate("/me/practice/journal");
        phone.locator("#text").fill(MINE);
        press(phone, "Keep it");
        look(phone, "practice-kept");
        assertThat(text(phone)).contains("Only you see this.").doesNotContain("heron");
        return phone.url().replaceFirst(".*(/me/practice/entries/[0-9a-f-]+)/kept.*", "$1");
    }

    private void then_she_can_read_it_and_the_team_cannot(Page phone, String entry) {
        phone.navigate(entry);
        look(phone, "practice-entry");
        assertThat(text(phone)).contains(MINE);
        phone.navigate("/me/practice/entries");
        look(phone, "practice-entries");
        assertThat(text(phone)).contains("A court could order the people who run the computers.");
        Page desk = sharedPage();
        assertThat(text(desk)).doesNotContain("heron");
    }

    private void when_she_changes_it(Page phone, String entry) {
        phone.navigate(entry);
        follow(phone, "Change something");
        phone.locator("#text").fill(SHARED);
        press(phone, "Keep it");
    }

    private void when_she_shares_it_now(Page phone, String entry) {
        follow(phone, "Share it with my team");
        look(phone, "practice-sharing");
        assertThat(text(phone)).contains("This is the exact copy.", SHARED, "988");
        phone.locator("input[name=way][value=now]").check();
        phone.locator("input[name=safetyAtStake][value=no]").check();
        press(phone, "Share it");
        assertThat(phone.url()).contains(entry + "/kept");
        assertThat(text(phone)).contains("Your team can read a copy since");
    }

    private void then_the_team_reads_the_copy() {
        assertThat(text(sharedPage())).contains(SHARED).doesNotContain(MINE);
    }

    private void when_she_deletes_it(Page phone, String entry) {
        phone.navigate(entry);
        unfold(phone, "Delete");
        press(phone, "Delete it for good");
        assertThat(text(phone)).contains("Deleted for good.");
    }

    private void then_only_her_own_log_and_the_copy_are_left(Page phone) {
        phone.navigate("/me/practice/entries");
        follow(phone, "What I did here");
        look(phone, "practice-log");
        assertThat(text(phone))
                .contains("You deleted: Journal", "You shared: Journal")
                .doesNotContain("heron");
        assertThat(text(sharedPage())).contains(SHARED);
    }

    private Page sharedPage() {
        Page desk = enter("therapist", Size.DESK);
        desk.navigate("/people?q=Mara");
        go(
                desk,
                desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Mara"))
                        .first());
        desk.navigate(desk.url().replaceFirst("\\?.*", "") + "/practice");
        return desk;
    }
}
