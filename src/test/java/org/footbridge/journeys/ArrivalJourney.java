package org.footbridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import org.footbridge.journeys.Browser.Size;
import org.junit.jupiter.api.Test;

/** Coming to group: checked in on the phone, then at the shared tablet, both without script and at 360 px. */
class ArrivalJourney extends Journey {

    @Test
    void somebody_checks_in_on_the_phone_and_says_that_she_cannot_come_without_javascript() {
        Page phone = enter("participant", Size.PHONE, false);
        go(phone, phone.locator("a[href='/me/arrival']"));
        Browser.shoot(phone, "check-in-without-javascript");
        assertThat(text(phone)).contains("988", "What you leave blank stays blank");
        choose(phone, "mood", "4");
        phone.getByLabel("Sleep last night").fill("6.5");
        if (phone.locator("input[name=safety]").count() > 0) {
            choose(phone, "safety", "in_person");
        }
        press(phone, "Send");
        assertThat(text(phone)).contains("Thank you");
        follow(phone, "Back to today");
        go(phone, phone.locator("a[href='/me/arrival']"));
        assertThat(text(phone)).contains("What you said today", "Mood 4", "Slept 6.5 h");
        assertThat(phone.locator("input[name=mood]").count()).as("asked twice").isZero();

        phone.navigate("/me");
        go(phone, phone.locator("a[href$='/absence']").last());
        Browser.shoot(phone, "absence-without-javascript");
        phone.getByLabel("Reason").fill("A shift was moved");
        if (phone.locator("input[name=safetyAtStake]").count() > 0) {
            choose(phone, "safetyAtStake", "no");
        }
        press(phone, "Tell my team");
        assertThat(text(phone)).contains("that you can’t come", "A shift was moved");
        press(phone, "I can come after all");
        assertThat(phone.url()).endsWith("/me");
        assertThat(text(phone)).doesNotContain("You said you can’t come");
    }

    @Test
    void the_pages_of_arrival_are_free_of_what_axe_finds() {
        Page phone = enter("teen", Size.PHONE);
        look(phone, "me-with-check-in");
        phone.navigate("/me/arrival");
        lookFromAllSides(phone, "check-in");
        Page desk = enter("therapist", Size.DESK);
        desk.navigate("/arrival-tablets");
        lookFromAllSides(desk, "arrival-tablets");
        Page director = enter("director", Size.DESK);
        director.navigate("/program/places");
        look(director, "places");
    }

    /** What somebody of the staff tells one person. */
    private record Known(String name, String number, LocalDate born) {}

    @Test
    void two_people_come_to_the_tablet_and_the_second_sees_nothing_of_the_first() {
        Page desk = enter("therapist", Size.PHONE, false);
        Known first = known(desk, 0);
        Known second = known(desk, 2);
        Page tablet = when_the_device_becomes_a_tablet(desk);
        then_no_staff_page_opens_on_it(tablet);

        when_somebody_types_who_they_are(tablet, first);
        assertThat(text(tablet)).contains(first.name().split(" ")[0]);
        Browser.shoot(tablet, "tablet-check-in-without-javascript");
        choose(tablet, "mood", "2");
        tablet.getByLabel("Anything you would like to add").fill("Nobody else may read this.");
        press(tablet, "Send");
        if (tablet.url().contains("/arrival/measures")) { // a form of theirs waits; whose does depends on the day
            Browser.shoot(tablet, "tablet-measure-without-javascript");
            press(tablet, "Not now. Keep what I chose");
        }
        assertThat(text(tablet))
                .contains("Thank you")
                .doesNotContain(first.name().split(" ")[0]);
        Browser.shoot(tablet, "tablet-thanks-without-javascript");
        tablet.waitForURL("**/arrival", new Page.WaitForURLOptions().setTimeout(30_000));
        assertThat(text(tablet)).contains("Your arrival number");
        for (int back = 0; back < 3; back++) {
            tablet.goBack();
            assertThat(tablet.content())
                    .doesNotContain("Nobody else may read this.", first.name().split(" ")[0], first.number());
        }

        when_somebody_types_who_they_are(tablet, second);
        assertThat(tablet.content())
                .contains(second.name().split(" ")[0])
                .doesNotContain("Nobody else may read this.", first.name().split(" ")[0]);
        go(tablet, tablet.locator("main form button").last());
        assertThat(text(tablet)).contains("Thank you");
    }

    private static Known known(Page desk, int which) {
        desk.navigate("/today");
        go(desk, desk.locator("main a[href^='/sessions/']").first());
        Locator person = desk.locator(".roster-row .row-title a").nth(which);
        var name = person.innerText();
        var path = person.getAttribute("href");
        desk.navigate(path + "/arrival");
        Browser.shoot(desk, "person-arrival");
        var number = text(desk).replaceAll("(?s).*?\\b([0-9]{4,6}), with day.*", "$1");
        desk.navigate(path + "/details");
        return new Known(
                name,
                number,
                LocalDate.parse(desk.locator("input[type=date]").first().inputValue()));
    }

    private static Page when_the_device_becomes_a_tablet(Page desk) {
        var signIn = desk.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("sign-in"))
                .toList();
        assertThat(signIn).hasSize(1);
        desk.navigate("/arrival-tablets");
        desk.getByLabel("Where it stands").fill("Waiting room");
        desk.getByLabel("Program").selectOption(new SelectOption().setIndex(1));
        press(desk, "Make this device the arrival tablet");
        assertThat(desk.url()).endsWith("/arrival");
        Browser.shoot(desk, "tablet-without-javascript");
        // Even the old cookie, kept by somebody, opens nothing: the sign-in itself has ended.
        desk.context().addCookies(signIn);
        return desk;
    }

    private static void then_no_staff_page_opens_on_it(Page tablet) {
        for (var path : new String[] {"/today", "/people", "/arrival-tablets"}) {
            tablet.navigate(path);
            assertThat(tablet.url()).as(path).contains("/sign-in");
        }
    }

    private static void when_somebody_types_who_they_are(Page tablet, Known who) {
        tablet.navigate("/arrival");
        tablet.getByLabel("Your arrival number").fill(who.number());
        tablet.getByLabel("Day of birth").fill(Integer.toString(who.born().getDayOfMonth()));
        tablet.getByLabel("Month of birth")
                .selectOption(Integer.toString(who.born().getMonthValue()));
        press(tablet, "Go on");
    }

    private static void choose(Page page, String name, String value) {
        page.locator("label:has(input[name=%s][value='%s'])".formatted(name, value))
                .click();
    }
}
