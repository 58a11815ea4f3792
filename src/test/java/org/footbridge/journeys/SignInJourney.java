package org.footbridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.footbridge.journeys.Browser.Size;
import org.junit.jupiter.api.Test;

/** Somebody types a name and a password, as outside the demo. */
class SignInJourney extends Journey {

    @Test
    void a_wrong_password_is_said_calmly_and_the_right_one_leads_home() {
        Page phone = arrive("/sign-in", Size.PHONE, true);
        lookFromAllSides(phone, "sign-in");
        type(phone, "not the one");
        look(phone, "sign-in-wrong");
        assertThat(phone.url()).contains("/sign-in");
        type(phone, "footbridge");
        assertThat(phone.url()).endsWith("/me");
        press(phone, "Sign out, Mara");
        look(phone, "signed-out");
        assertThat(phone.navigate("/me").url()).contains("/sign-in");
    }

    @Test
    void signing_in_and_out_works_without_javascript() {
        Page phone = arrive("/sign-in", Size.PHONE, false);
        type(phone, "footbridge");
        assertThat(phone.url()).endsWith("/me");
        press(phone, "Sign out, Mara");
        assertThat(phone.navigate("/me").url()).contains("/sign-in");
    }

    private static void type(Page phone, String password) {
        phone.locator("#name").fill("participant@demo");
        phone.locator("#password").fill(password);
        arriveAfter(phone, () -> phone.locator("#password").press("Enter"));
    }
}
