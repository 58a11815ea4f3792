package org.footbridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.footbridge.journeys.Browser.Size;
import org.junit.jupiter.api.Test;

/** A friend is invited from the phone, reads what is shared, and finds it gone while the page is open. */
class FamilyJourney extends Journey {

    @Test
    void a_friend_is_invited_reads_and_finds_nothing_when_the_door_is_closed_while_the_page_is_open() {
        Page phone = enter("participant", Size.PHONE);
        follow(phone, "Family and friends");
        lookFromAllSides(phone, "family-own");
        assertThat(link(phone, "Ana Quintana").count()).isOne();
        phone.locator("#name").fill("Jonas Weber");
        phone.locator("#relation").fill("friend");
        tabTo(phone, button(phone, "Save the name"));
        goByKey(phone);
        assertThat(text(phone)).contains("Jonas Weber sees nothing from here", "cannot be unseen");
        lookFromAllSides(phone, "family-own-door");
        String door = phone.url();

        tabTo(phone, link(phone, "Share something with Jonas Weber"));
        goByKey(phone);
        assertThat(text(phone)).contains("what was seen cannot be unseen");
        lookFromAllSides(phone, "family-release");
        assertThat(phone.locator("#contact option:checked").innerText()).contains("Jonas Weber");
        Locator times = phone.locator("#what-ATTENDANCE");
        tabTo(phone, times);
        phone.keyboard().press("Space");
        assertThat(times.isChecked()).isTrue();
        var end = phone.locator("[name='ends[ATTENDANCE]']");
        end.fill(end.getAttribute("min"));
        phone.locator("#purpose").fill("So that he can drive me");
        press(phone, "Sign");
        assertThat(phone.url()).isEqualTo(door);
        assertThat(text(phone)).contains("when you are expected", "Something is shared, but they cannot sign in yet");

        phone.locator("#word").fill("Heron");
        tabTo(phone, button(phone, "Make the code"));
        goByKey(phone);
        lookFromAllSides(phone, "family-code");
        String code = phone.locator(".stat-number").innerText();

        Page friend = arrive("/code", Size.PHONE, true);
        friend.locator("#code").fill(code);
        press(friend, "Go on");
        assertThat(text(friend)).contains("The word you agreed on").doesNotContain("Mara", "Jonas");
        lookFromAllSides(friend, "family-code-account");
        friend.locator("#word").fill("Swan");
        friend.locator("#name").fill("jonas-w");
        friend.locator("#password").fill("a long walk home");
        press(friend, "Make my sign-in");
        assertThat(text(friend)).contains("This is not the word that was agreed on");
        friend.locator("#word").fill("heron");
        friend.locator("#password").fill("a long walk home");
        press(friend, "Make my sign-in");
        friend.navigate("/family");
        assertThat(text(friend)).contains("You read this as: friend", "Shared with you until");
        assertThat(heading(friend, "Mara").count()).isOne();
        lookFromAllSides(friend, "family-shared");

        phone.navigate(door);
        assertThat(text(phone)).contains("Has a door since");
        tabTo(phone, button(phone, "Close the door"));
        goByKey(phone);
        assertThat(text(phone)).contains("The door is closed");
        friend.reload();
        assertThat(text(friend))
                .contains("Nothing is shared with you right now")
                .doesNotContain("Mara", "friend");
        lookFromAllSides(friend, "family-nothing");
    }

    @Test
    void without_a_script_family_learns_and_writes_in_and_the_team_reads_it_with_the_name_on_it() {
        Page family = enter("family", Size.PHONE, false);
        assertThat(heading(family, "What is shared with you").count()).isOne();
        follow(family, "To learn");
        follow(family, "When somebody uses again");
        assertThat(text(family)).contains("Naloxone", "988");

        Page writer = enter("family", Size.PHONE);
        lookFromAllSides(writer, "family-page");
        writer.navigate("/family/learn");
        lookFromAllSides(writer, "family-learn");
        writer.navigate("/family/learn/danger");
        lookFromAllSides(writer, "family-lesson");
        writer.navigate("/family/letters");
        lookFromAllSides(writer, "family-write");
        writer.locator("#words").fill("She went for a walk by the river today.");
        tabTo(writer, button(writer, "Send"));
        goByKey(writer);
        assertThat(text(writer)).as("the safety question stays open").contains("safety at stake");
        assertThat(writer.locator("#words").inputValue()).contains("by the river today");
        chooseByKey(writer, writer.locator("input[name=safetyAtStake]"), "no");
        tabTo(writer, button(writer, "Send"));
        goByKey(writer);
        assertThat(text(writer))
                .contains("We cannot say whether anybody comes here")
                .doesNotContain("Mara", "river");
        lookFromAllSides(writer, "family-sent");

        Page desk = enter("therapist", Size.DESK);
        desk.navigate("/messages");
        follow(desk, "From families");
        assertThat(text(desk)).contains("Collateral, from Ana Quintana, sister", "by the river today");
        lookFromAllSides(desk, "family-letters");
        go(desk, link(desk, "Mara Quintana").first());
        lookFromAllSides(desk, "family-person");
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
