package org.footbridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.footbridge.journeys.Browser.Size;
import org.junit.jupiter.api.Test;

/**
 * Mara comes into the evening's room after seeing who reads along, writes, is held back kindly and mends it, tells staff
 * that somebody may not be safe, and leaves.
 */
class CommunityJourney extends Journey {

    @Test
    void somebody_comes_in_writes_is_held_back_kindly_looks_out_for_others_and_leaves() {
        Page phone = enter("participant", Size.PHONE);
        comesInAfterSeeingWhoReads(phone);
        writesANumberInWordsAndMendsIt(phone);
        Page desk = enter("therapist", Size.DESK);
        isLetThrough(desk);
        opensWhatIsFoldedAndAnswersKindly(phone);
        tellsThatSomebodyMayNotBeSafe(phone);
        theDeskSeesIt(desk);
        leavesAndTheNameIsGone(phone, desk);
    }

    @Test
    void the_young_have_a_room_of_their_own_and_find_no_other() {
        Page phone = enter("teen", Size.PHONE);
        phone.navigate("/me/community");
        lookFromAllSides(phone, "community-young");
        assertThat(text(phone))
                .contains("After school")
                .doesNotContain("Evening room")
                .doesNotContain("Afterwards");
        follow(phone, "After school");
        assertThat(phone.getByRole(AriaRole.HEADING, named("After school")).count())
                .isOne();
        lookFromAllSides(phone, "community-young-room");
    }

    @Test
    void what_is_folded_opens_and_a_sign_is_put_without_script() {
        Page plain = enter("teen", Size.PHONE, false);
        plain.navigate("/me/community");
        follow(plain, "After school");
        var lunch = post(plain, "Moth").filter(new Locator.FilterOptions().setHasText("Food and body"));
        lunch.locator("summary").first().click();
        assertThat(lunch.innerText()).contains("lunch with people");
        var bus = post(plain, "works better on the bus");
        unfold(bus);
        go(plain, bus.getByRole(AriaRole.BUTTON, button("Me too")));
        assertThat(post(plain, "works better on the bus").innerText()).contains("Me too: Comet");
    }

    private static void comesInAfterSeeingWhoReads(Page phone) {
        phone.navigate("/me/community");
        follow(phone, "Evening room");
        assertThat(text(phone)).contains("Who will see it", "Dana Whitehorse", "Nobody else: not your family");
        phone.getByRole(AriaRole.TEXTBOX, box("The name the others will see")).fill("Rio");
        press(phone, "Show me first");
        assertThat(text(phone)).contains("As the others will see you");
        press(phone, "Come in as “Rio”");
        assertThat(text(phone)).contains("You are in it as “Rio”", "Somebody who left");
    }

    private void writesANumberInWordsAndMendsIt(Page phone) {
        lookFromAllSides(phone, "community-room");
        var words = phone.getByRole(AriaRole.TEXTBOX, box("What you want to say"));
        words.fill("I drive nights. If you are up: five one eight, five five five, oh one nine nine.");
        press(phone, "Send");
        assertThat(text(phone)).as("the safety question stays open").contains("is anybody’s safety at stake?");
        assertThat(phone.locator("#words").inputValue()).contains("five one eight");
        phone.locator("input[name=safetyAtStake][value=no]").check();
        press(phone, "Send");
        assertThat(text(phone))
                .contains("Waits for staff", "We kept this with you", "looks like a way to reach you outside");
        lookFromAllSides(phone, "community-held");
        assertThat(phone.locator("#words").inputValue())
                .as("nothing typed is lost")
                .contains("I drive nights");
        phone.locator("#words").fill("I drive nights. The rest stop at the river is where I breathe.");
        phone.locator("#label").selectOption("other");
        phone.locator("input[name=safetyAtStake][value=no]").check();
        press(phone, "Send it again");
        assertThat(text(phone)).contains("as everybody’s first posts do");
    }

    private void isLetThrough(Page desk) {
        desk.navigate("/community");
        assertThat(text(desk)).contains("The rest stop at the river", "Mara Quintana, here “Rio”", "five one eight");
        lookFromAllSides(desk, "community-staff");
        go(
                desk,
                desk.locator("li.letter:has-text('The rest stop at the river')")
                        .getByRole(AriaRole.BUTTON, button("Let it through")));
        assertThat(text(desk)).contains("It stands in the room");
    }

    private void opensWhatIsFoldedAndAnswersKindly(Page phone) {
        phone.navigate("/me/community");
        follow(phone, "Evening room");
        var mine = phone.locator("li.letter-mine:has-text('Rio')");
        assertThat(mine.locator("details > p").isVisible())
                .as("folded behind its label")
                .isFalse();
        mine.locator("summary").click();
        assertThat(mine.innerText()).contains("The rest stop at the river");
        var another = post(phone, "sing badly until the garage");
        unfold(another);
        go(phone, another.getByRole(AriaRole.BUTTON, button("Thank you")));
        assertThat(post(phone, "sing badly until the garage").innerText()).contains("Rio");
    }

    private void tellsThatSomebodyMayNotBeSafe(Page phone) {
        var another = post(phone, "My hands shook");
        unfold(another);
        go(phone, another.getByRole(AriaRole.LINK, link("Tell staff about this post")));
        lookFromAllSides(phone, "community-report");
        phone.locator("input[name=reason][value=safety]").check();
        phone.locator("input[name=safetyAtStake][value=yes]").check();
        press(phone, "Tell staff");
        assertThat(text(phone))
                .contains("An alert goes to the person on duty", "Please do not wait for an answer here");
        assertThat(phone.locator("main a[href='tel:988']").first().isVisible()).isTrue();
        look(phone, "community-told");
    }

    private void theDeskSeesIt(Page desk) {
        desk.navigate("/community");
        var told = desk.locator("li.letter:has-text('Somebody may not be safe')");
        assertThat(told.innerText()).contains("the alert was raised", "told by Mara Quintana", "Imani Castellanos");
        desk.navigate("/alerts");
        assertThat(text(desk)).contains("Imani Castellanos");
    }

    private void leavesAndTheNameIsGone(Page phone, Page desk) {
        phone.navigate("/me/community");
        follow(phone, "Evening room");
        unfold(phone, "Leave this room");
        press(phone, "Leave now");
        assertThat(text(phone)).contains("Your name is gone from what you wrote there");
        desk.navigate("/community");
        follow(desk, "Evening room");
        assertThat(text(desk)).contains("The rest stop at the river").doesNotContain("“Rio”");
        look(desk, "community-staff-room");
    }

    private static Locator post(Page page, String words) {
        return page.locator("li.letter").filter(new Locator.FilterOptions().setHasText(words));
    }

    private static void unfold(Locator post) {
        post.locator("summary").last().click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions box(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions button(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions link(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
