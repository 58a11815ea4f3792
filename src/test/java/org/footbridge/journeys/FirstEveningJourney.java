package org.footbridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.footbridge.journeys.Browser.Size;
import org.junit.jupiter.api.Test;

/**
 * The first evening at home, by keyboard on a phone's width and found by what a screen reader says: a code in the hand, a
 * sign-in, the day, what the group gave along, a page for oneself, reminders as one likes, and away in one key.
 */
class FirstEveningJourney extends Journey {

    /** People of the evening track whom nobody has given a sign-in; not everybody was in the last group. */
    private static final List<String> WITHOUT_A_SIGN_IN =
            List.of("Priscilla Okonjo", "Walter Brandvold", "Tomasz Wieczorek", "Imani Castellanos");

    private static final String MINE = "The elevator hummed all the way home and I let it.";

    @Test
    void with_a_code_in_the_hand_the_first_evening_needs_neither_mouse_nor_help() {
        String who = "";
        Page phone = null;
        for (var name : WITHOUT_A_SIGN_IN) {
            who = name;
            phone = when_she_opens_her_sign_in_with(given_a_code_is_handed_to(name));
            if (text(phone).contains("From the last group")) {
                break;
            }
        }
        assertThat(phone).isNotNull();
        then_today_says_what_is_and_what_the_group_gave_along(phone);

        when_she_opens_the_tool_of_the_last_group(phone);
        and_says_whether_she_used_it_if_it_is_asked_yet(phone);
        String before = what_the_team_reads_of(who);
        when_she_writes_a_page_for_herself(phone);
        assertThat(what_the_team_reads_of(who)).isEqualTo(before).doesNotContain("hummed");

        when_she_chooses_an_evening_reminder(phone);
        then_one_key_leads_away_and_the_way_back_does_not_show_the_page(phone);
    }

    @Test
    void a_wrong_code_is_said_calmly_and_costs_nothing() {
        Page phone = arrive("/code", Size.PHONE, true);
        Locator code = field(phone, "The code on your sheet");
        tabTo(phone, code);
        phone.keyboard().type("NOTACODE22");
        goByKey(phone);
        assertThat(phone.getByRole(AriaRole.HEADING, named("There is a problem"))
                                .count()
                        + phone.getByText("We do not know this code").count())
                .isPositive();
        assertThat(text(phone)).contains("The team can give you a new one.");
    }

    private String given_a_code_is_handed_to(String name) {
        Page desk = enter("therapist", Size.DESK);
        desk.navigate("/people?q=" + name.replace(" ", "+"));
        go(desk, desk.getByRole(AriaRole.LINK, named(name)).first());
        desk.navigate(URI.create(desk.url()).getPath() + "/sign-in");
        press(desk, "New code");
        return desk.locator(".stat-number").first().innerText().strip();
    }

    private Page when_she_opens_her_sign_in_with(String code) {
        Page phone = arrive("/code", Size.PHONE, true);
        tabTo(phone, field(phone, "The code on your sheet"));
        phone.keyboard().type(code);
        goByKey(phone);
        tabTo(phone, field(phone, "A word you will remember"));
        phone.keyboard().type("stairs" + code.replaceAll("[^A-Za-z0-9]", ""));
        tabTo(phone, phone.locator("#password"));
        phone.keyboard().type("nine floors of stairs");
        chooseByKey(phone, phone.locator("input[name=on]"), "own");
        goByKey(phone);
        assertThat(URI.create(phone.url()).getPath()).isEqualTo("/me");
        return phone;
    }

    private void then_today_says_what_is_and_what_the_group_gave_along(Page phone) {
        lookFromAllSides(phone, "first-evening-today");
        for (var heading : List.of("What is today", "From the last group", "What we ask of you", "For a hard hour")) {
            assertThat(phone.getByRole(AriaRole.HEADING, named(heading)).count())
                    .as(heading)
                    .isOne();
        }
        assertThat(phone
                        .getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Places"))
                        .getByRole(AriaRole.LINK)
                        .allInnerTexts()
                        .stream()
                        .map(String::strip))
                .containsExactly("Today", "Practice", "Progress", "Plan");
        for (var link : List.of("Reach out now", "My plan for hard hours", "Something happened that I did not plan")) {
            assertThat(phone.getByRole(AriaRole.LINK, named(link)).count())
                    .as(link)
                    .isPositive();
        }
    }

    private void when_she_opens_the_tool_of_the_last_group(Page phone) {
        Locator open = phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Open: ")))
                .first();
        String tool = open.innerText().replace("Open: ", "").strip();
        tabTo(phone, open);
        goByKey(phone);
        assertThat(phone.url()).contains("/me/practice/");
        assertThat(phone.getByRole(AriaRole.HEADING, named(tool)).first().isVisible())
                .isTrue();
    }

    private void and_says_whether_she_used_it_if_it_is_asked_yet(Page phone) {
        phone.navigate("/me");
        Locator used = phone.getByRole(
                        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^I used it")))
                .first();
        if (used.count() == 0) {
            assertThat(text(phone)).contains("We ask once whether you used it");
            return;
        }
        tabTo(phone, used);
        goByKey(phone);
        assertThat(text(phone)).contains("Thank you.");
    }

    private void when_she_writes_a_page_for_herself(Page phone) {
        phone.navigate("/me");
        tabTo(phone, phone.getByRole(AriaRole.LINK, named("Practice")));
        goByKey(phone);
        tabTo(phone, phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Journal"))));
        goByKey(phone);
        assertThat(phone.getByRole(AriaRole.RADIO, named("Only me")).first().isChecked())
                .isTrue();
        tabTo(phone, phone.locator("#text"));
        phone.keyboard().type(MINE);
        tabTo(phone, button(phone, "Keep it"));
        goByKey(phone);
        lookFromAllSides(phone, "first-evening-kept");
        assertThat(text(phone)).contains("Only you see this.").doesNotContain("elevator");
    }

    private String what_the_team_reads_of(String who) {
        Page desk = enter("therapist", Size.DESK);
        desk.navigate("/people?q=" + who.replace(" ", "+"));
        go(desk, desk.getByRole(AriaRole.LINK, named(who)).first());
        assertThat(text(desk)).doesNotContain("hummed");
        desk.navigate(URI.create(desk.url()).getPath() + "/practice");
        return text(desk);
    }

    private void when_she_chooses_an_evening_reminder(Page phone) {
        phone.navigate("/me");
        tabTo(phone, phone.getByRole(AriaRole.LINK, named("Remind me of questions")));
        goByKey(phone);
        lookFromAllSides(phone, "first-evening-reminders");
        assertThat(phone.getByRole(AriaRole.RADIO, named("No reminders")).isChecked())
                .isTrue();
        tabTo(phone, phone.getByRole(AriaRole.RADIO, named("No reminders")));
        phone.keyboard().press("ArrowDown");
        tabTo(
                phone,
                phone.getByRole(
                        AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^Mail address"))));
        phone.keyboard().type("ninth.floor@example.org");
        goByKey(phone);
        phone.navigate("/me/reminders");
        assertThat(phone.getByRole(
                                AriaRole.RADIO,
                                new Page.GetByRoleOptions().setName(Pattern.compile("^The evening before")))
                        .isChecked())
                .isTrue();
        assertThat(phone.locator("#address").inputValue()).isEqualTo("ninth.floor@example.org");
    }

    private void then_one_key_leads_away_and_the_way_back_does_not_show_the_page(Page phone) {
        phone.context()
                .route(
                        "https://**",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/html")
                                .setBody("<title>Forecast</title><h1>Partly cloudy</h1>")));
        phone.navigate("/me/practice");
        Locator away =
                phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("Leave quickly")));
        assertThat(away.getAttribute("href"))
                .as("a link, for a phone without script")
                .isEqualTo("/leave");
        tabTo(phone, away);
        phone.keyboard().press("Enter");
        phone.waitForURL("https://**");
        assertThat(phone.title()).isEqualTo("Forecast");
        phone.goBack();
        assertThat(phone.url()).as("the page left behind is not one step back").doesNotContain("/me/practice");
    }

    private static Locator field(Page page, String label) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^" + label)));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
