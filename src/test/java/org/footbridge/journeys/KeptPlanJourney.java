package org.footbridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import org.footbridge.journeys.Browser.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A craving at night: the sign-in is over, the program's server is off, and the plan opens on the phone (CARE 7). */
class KeptPlanJourney extends Journey {

    private static final String ALONE = "Cold water on my wrists";

    private final Wire wire = new Wire(Demo.url());

    @AfterEach
    void mendNothing() {
        wire.close();
    }

    @Test
    void the_plan_opens_with_its_pin_while_the_sign_in_is_over_and_the_server_is_off() {
        Page phone = given_mara_keeps_her_plan_on_her_phone("2580");
        then_nothing_on_the_phone_can_be_read_without_the_pin(phone);

        phone.context().clearCookies();
        wire.cut();
        phone.navigate("/me");

        assertThat(text(phone))
                .contains("Call 988", "Call 911", "(518) 555-0142")
                .doesNotContain(ALONE);
        lookFromAllSides(phone, "kept-locked");
        unlock(phone, "1111");
        phone.getByText("That PIN does not open it").waitFor();
        assertThat(text(phone)).doesNotContain(ALONE);
        unlock(phone, "2580");
        phone.getByText(ALONE).waitFor();
        lookFromAllSides(phone, "kept-opened");
        assertThat(phone.locator("a[href^='tel:+1518'], a[href^='tel:518']").count())
                .isPositive();
    }

    @Test
    void at_three_at_night_with_the_server_off_one_press_calls_somebody_and_the_breath_has_a_picture() {
        Page phone = given_mara_keeps_her_plan_on_her_phone("2580");
        wire.cut();
        phone.clock().setFixedTime("2026-11-25T03:10:00-05:00");
        phone.navigate("/help");
        then_breathing_and_grounding_are_there_before_any_pin(phone);

        tabTo(phone, phone.locator("#kept-pin"));
        phone.keyboard().type("2580");
        phone.keyboard().press("Enter");
        phone.getByText(ALONE).waitFor();

        then_in_reach_are(phone, "Ana", "Dispatcher Lou");
        lookFromAllSides(phone, "kept-reach-at-night");
        Locator ana = phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Call Ana"));
        tabTo(phone, ana);
        assertThat(ana.getAttribute("href")).isEqualTo("tel:5185550163");
        assertThat(phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Text Dispatcher Lou"))
                        .getAttribute("href"))
                .isEqualTo("sms:5185550171");

        phone.clock().setFixedTime("2026-11-28T10:30:00-05:00");
        phone.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
        then_in_reach_are(phone, "Ana", "Luis", "Bev, Tuesday meeting", "Aunt Pilar");
    }

    /** Breathing moves only where motion is welcome, stands still by one key, and needs no script. */
    private void then_breathing_and_grounding_are_there_before_any_pin(Page phone) {
        assertThat(text(phone)).contains("Breathe in while you count to four.", "Five things you can see");
        phone.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Grounding"))
                .waitFor();
        Locator picture = phone.getByRole(
                AriaRole.IMG, new Page.GetByRoleOptions().setName("A circle that grows for four counts"));
        assertThat(picture.count()).isOne();
        phone.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
        assertThat(moves(phone)).isTrue();
        tabTo(phone, phone.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Keep it still")));
        phone.keyboard().press("Space");
        assertThat(moves(phone)).isFalse();
        phone.keyboard().press("Space");
        phone.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        assertThat(moves(phone)).isFalse();
    }

    private static boolean moves(Page phone) {
        return (boolean) phone.evaluate(
                "() => getComputedStyle(document.querySelector('.breath-air')).animationName !== 'none'");
    }

    private static void then_in_reach_are(Page phone, String... names) {
        assertThat(inReach(phone)).containsExactly(names);
        assertThat(phone.locator("[data-reach] li").first().innerText()).contains("can be reached now");
    }

    /** Those of this hour, in the order they stand. */
    private static List<String> inReach(Page phone) {
        return phone.locator("[data-reach] li.now .row-title").allInnerTexts().stream()
                .map(name -> name.replace("can be reached now", "").strip())
                .toList();
    }

    @Test
    void it_is_taken_off_a_lost_phone_from_elsewhere_once_that_phone_is_online() {
        Page lost = given_mara_keeps_her_plan_on_her_phone("");
        wire.cut();
        lost.navigate("/help");
        lost.getByText(ALONE).waitFor();

        Page elsewhere = enter("participant", Size.PHONE);
        elsewhere.navigate("/me/safety-plan");
        go(
                elsewhere,
                elsewhere
                        .getByRole(AriaRole.BUTTON, named("Remove from that phone"))
                        .first());
        assertThat(text(elsewhere)).contains("It will be removed when that phone is next online");
        look(elsewhere, "kept-phones");

        lost.navigate("/help");
        lost.getByText(ALONE).waitFor();
        wire.mend();
        lost.navigate("/kept");
        Locator place = lost.locator("[data-kept]");
        lost.waitForCondition(() -> records(lost) == 0);
        assertThat(place.isVisible()).isFalse();
        assertThat(text(lost)).contains("Call 988").doesNotContain(ALONE);
        elsewhere.reload();
        assertThat(text(elsewhere)).contains("Removed on");
    }

    @Test
    void signing_out_asks_whether_the_plan_stays() {
        Page phone = given_mara_keeps_her_plan_on_her_phone("");
        button(phone, "Sign out, Mara").click();
        look(phone, "kept-door");
        press(phone, "Keep it and sign out");
        assertThat(phone.navigate("/me").url()).contains("/sign-in");
        phone.navigate("/help");
        phone.getByText(ALONE).waitFor();

        phone = given_mara_keeps_her_plan_on_her_phone("");
        button(phone, "Sign out, Mara").click();
        press(phone, "Remove it and sign out");
        assertThat(records(phone)).isZero();
        phone.navigate("/help");
        assertThat(text(phone)).contains("Call 988").doesNotContain(ALONE);
    }

    private Page given_mara_keeps_her_plan_on_her_phone(String pin) {
        Page phone = Browser.open(wire.url(), Size.PHONE, true, ColorScheme.LIGHT);
        closeAfterwards(phone);
        phone.navigate("/sign-in");
        go(phone, phone.locator("form:has(input[name=name][value='participant@demo']) button"));
        phone.navigate("/me/safety-plan");
        look(phone, "own-safety-plan");
        phone.locator("#keep-pin").fill(pin);
        phone.locator("#keep-again").fill(pin);
        button(phone, "Keep it on this phone").click();
        phone.getByText("It is kept on this phone").waitFor();
        phone.waitForFunction(
                "() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)");
        return phone;
    }

    private static void unlock(Page phone, String pin) {
        phone.locator("#kept-pin").fill(pin);
        phone.locator("#kept-pin").press("Enter");
    }

    /** All that the browser stored for the app, as text: keys that cannot leave show as empty. */
    private static void then_nothing_on_the_phone_can_be_read_without_the_pin(Page phone) {
        Object stored = phone.evaluate("""
                async () => {
                    const plain = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value)
                        ? new TextDecoder('latin1').decode(value)
                        : value && typeof value === 'object' ? Object.entries(value).map(([key, one]) => key + plain(one)).join(' ') : String(value);
                    const opening = indexedDB.open('day');
                    const database = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
                    const reading = database.transaction('kept').objectStore('kept').getAll();
                    const record = await new Promise((done) => { reading.onsuccess = () => done(reading.result[0]); });
                    const pages = await Promise.all((await caches.keys()).map(async (name) => {
                        const store = await caches.open(name);
                        return Promise.all((await store.keys()).map(async (one) => (await store.match(one)).text()));
                    }));
                    return plain(record) + JSON.stringify(localStorage) + pages.flat().join('');
                }
                """);
        assertThat(stored.toString()).hasSizeGreaterThan(1000).doesNotContain("Cold water", "2580", "Quintana", "Mara");
    }

    private static int records(Page phone) {
        return ((Number) phone.evaluate("""
                async () => {
                    const opening = indexedDB.open('day');
                    const database = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
                    const counting = database.transaction('kept').objectStore('kept').count();
                    return new Promise((done) => { counting.onsuccess = () => { database.close(); done(counting.result); }; });
                }
                """)).intValue();
    }

    private static Page.GetByRoleOptions named(String beginning) {
        return new Page.GetByRoleOptions().setName(java.util.regex.Pattern.compile("^" + beginning));
    }
}
