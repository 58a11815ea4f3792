package org.footbridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.footbridge.journeys.Browser.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At two in the morning, without a name and without script: what is it like there, and is it right for me? */
class BeforeTheFirstDayJourney extends Journey {

    /** @param script whether the browser runs script; axe needs it, the pages do not */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void somebody_reads_what_a_day_is_like_and_is_told_honestly_that_something_else_comes_first(boolean script) {
        Page phone = arrive("/cedar-bridge", Size.PHONE, script);
        follow(phone, "Hour by hour and week by week: what it is like here");
        if (script) {
            lookFromAllSides(phone, "guide");
        }
        unfold(phone, "Do I have to speak");
        assertThat(text(phone)).contains("“I pass today” is a full sentence here");

        phone.navigate("/cedar-bridge/check");
        if (script) {
            lookFromAllSides(phone, "check");
        }
        answer(phone, "no");
        phone.locator("input[name=withdrawal][value=unsure]").check();
        press(phone, "See what may help");
        if (script) {
            lookFromAllSides(phone, "checked-not-this-first");
        }
        assertThat(text(phone))
                .contains("This program is not the first step", "See a doctor before you stop", "1-800-662-4357");
        assertThat(phone.url()).doesNotContain("unsure");

        phone.navigate("/cedar-bridge/check");
        answer(phone, "no");
        press(phone, "See what may help");
        if (script) {
            look(phone, "checked-may-fit");
        }
        assertThat(text(phone)).contains("This may fit. Let us look together.", "nobody will press you");
    }

    /** CARE 7: the program's own number stands beside 988 and 911, also where nobody is signed in and no plan is kept. */
    @Test
    void help_has_the_programs_number_for_a_stranger_too() {
        for (var path : List.of("/help", "/kept", "/cedar-bridge/help")) {
            Page stranger = arrive(path, Size.PHONE, false);
            assertThat(stranger.locator("main a[href='tel:988']").count())
                    .as(path)
                    .isPositive();
            assertThat(stranger.locator("main a[href='tel:5185550142']").count())
                    .as(path)
                    .isPositive();
        }
    }

    @Test
    void a_story_shown_says_whose_experience_it_is_and_one_that_waits_is_not_shown() {
        Page stranger = arrive("/cedar-bridge/stories", Size.PHONE, false);
        assertThat(text(stranger))
                .contains("personal experiences, not medical advice", "M., who swims now", "sat in the car")
                .doesNotContain("Marisol", "Lorraine", "tired after work");
    }

    private static void answer(Page phone, String said) {
        phone.locator("input[type=radio][value=" + said + "]").all().forEach(one -> one.check());
    }

    @Test
    void a_story_is_written_on_the_phone_shown_after_a_look_and_gone_when_it_is_taken_back() {
        Page phone = enter("participant", Size.PHONE);
        phone.navigate("/me/story");
        lookFromAllSides(phone, "story");
        phone.locator("#name").fill("Night bus");
        phone.locator("#words").fill("I came tired and was let be tired.");
        phone.locator("#agreed").check();
        if (phone.locator("input[name=safetyAtStake][value=no]").count() > 0) {
            phone.locator("input[name=safetyAtStake][value=no]").check();
        }
        press(phone, "Offer it");
        assertThat(text(phone)).contains("Somebody reads it before it is shown");

        Page director = enter("director", Size.DESK);
        director.navigate("/program/stories");
        lookFromAllSides(director, "stories-to-look-at");
        go(director, director.locator("button[value=publish]").last());

        Page stranger = arrive("/cedar-bridge/stories", Size.PHONE, true);
        lookFromAllSides(stranger, "stories");
        assertThat(text(stranger)).contains("Night bus", "let be tired").doesNotContain("Mara");

        phone.navigate("/me/story");
        press(phone, "Take my story back");
        stranger.reload();
        assertThat(text(stranger)).doesNotContain("let be tired");
    }
}
