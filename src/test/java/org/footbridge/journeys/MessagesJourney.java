package org.footbridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.footbridge.journeys.Browser.Size;
import org.junit.jupiter.api.Test;

/** A question from the phone, its answer from the desk, the answer read on a phone that runs no script. */
class MessagesJourney extends Journey {

    @Test
    void a_question_is_asked_answered_and_read() {
        Page phone = enter("participant", Size.PHONE);
        phone.navigate("/me/messages");
        lookFromAllSides(phone, "messages-own");
        follow(phone, "Write to my team");
        assertThat(text(phone)).contains("Nobody watches this by the minute", "988");
        lookFromAllSides(phone, "messages-new");
        phone.locator("#topic").fill("Parking on Thursday");
        phone.locator("#words").fill("Is the lot behind the house open in the evening?");
        press(phone, "Send");
        assertThat(text(phone)).as("the safety question stays open").contains("safety at stake");
        assertThat(phone.locator("#words").inputValue()).contains("the lot behind the house");
        look(phone, "messages-asked");
        phone.locator("input[name=safetyAtStake][value=no]").check();
        press(phone, "Send");
        assertThat(text(phone)).contains("Not opened by your team yet");
        lookFromAllSides(phone, "messages-thread-own");

        Page desk = enter("therapist", Size.DESK);
        desk.navigate("/messages?sort=newest");
        lookFromAllSides(desk, "messages-inbox");
        go(desk, desk.locator("tr:has-text('Parking on Thursday') a").first());
        lookFromAllSides(desk, "messages-thread");
        desk.locator("textarea[name=words]").fill("Yes, until ten.");
        go(desk, desk.locator("form[action$='/answers'] button[type=submit]"));
        assertThat(text(desk)).contains("Yes, until ten.", "Not opened on their side yet");

        Page plain = enter("participant", Size.PHONE, false);
        plain.navigate("/me");
        follow(plain, "You have something new to read");
        follow(plain, "Parking on Thursday");
        assertThat(text(plain)).contains("Yes, until ten.");
    }
}
