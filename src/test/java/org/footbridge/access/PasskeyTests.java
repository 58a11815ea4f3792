package org.footbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Set;
import org.footbridge.Riverside;
import org.footbridge.journeys.Browser;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Passkeys in a real browser, with the virtual authenticator that Chromium's developers test theirs with. */
@FootbridgeTest
@Tag("journey")
class PasskeyTests {

    private static final String PASSWORD = "four everyday words make one";

    @Autowired
    OneTimeCodes codes;

    @Autowired
    Accounts accounts;

    @Autowired
    Passkeys passkeys;

    @Autowired
    SignIns signIns;

    @Autowired
    Sql sql;

    @Autowired
    Riverside riverside;

    @Autowired
    Environment environment;

    /** Stays open until the browser ends: Chromium waits for ever to close a window whose key is still asked for. */
    private Page page;

    private CDPSession device;
    private String authenticator = "";

    @Test
    void staff_make_a_passkey_on_their_way_in_and_need_no_password_the_next_time() {
        var house = riverside.found();
        var dana = house.dana();
        open("/code/link/" + house.job(() -> codes.forStaff(dana.id(), Set.of(Role.THERAPIST))));
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("main form[action='/code/account'] button[type=submit]").click();
        assertThat(page.url()).endsWith("/second-factor/set-up");
        press("/passkeys/first");
        page.waitForURL(url -> url.endsWith("/passkeys/first"));
        assertThat(page.locator("main code").count()).as("recovery codes").isEqualTo(10);
        assertThat(Browser.axe(page)).isEmpty();
        page.navigate("/account");
        assertThat(page.url()).endsWith("/account");
        assertThat(purposes(house)).contains("passkey made");

        page.locator("form[action='/account/sign-ins/end'] button").click();
        page.navigate("/sign-in");
        press("/passkeys/sign-in");
        page.waitForURL(url -> !url.endsWith("/sign-in"));
        page.navigate("/account");
        assertThat(page.url()).as("a passkey is both steps").endsWith("/account");

        page.locator("form[action='/passkeys/own/remove'] button").click();
        assertThat(passkeys.of(dana.account())).isEmpty();
        assertThat(purposes(house)).contains("passkey removed");
        page.locator("form[action='/account/sign-ins/end'] button").click();
        page.navigate("/sign-in");
        page.waitForResponse(
                answer ->
                        answer.request().method().equals("GET") && answer.url().endsWith("/sign-in"),
                () -> press("/passkeys/sign-in"));
        assertThat(signIns.count(dana.account()))
                .as("a key taken away opens nothing")
                .isZero();
    }

    @Test
    void a_participant_adds_a_passkey_and_signs_in_with_it() {
        var house = riverside.found();
        var amara = house.amara();
        var name = "river-" + java.util.UUID.randomUUID();
        house.job(() -> accounts.join(accounts.create(name, PASSWORD), Set.of(Role.PARTICIPANT), amara));
        open("/sign-in");
        page.locator("#name").fill(name);
        page.locator("#password").fill(PASSWORD);
        page.locator("main form[action='/sign-in'] button[type=submit]").first().click();
        page.navigate("/account");
        page.locator("a[href='/passkeys/own']").click();
        assertThat(Browser.axe(page)).isEmpty();
        press("/passkeys/own");
        page.waitForURL(url -> url.endsWith("/account"));
        assertThat(page.locator("form[action='/passkeys/own/remove']").count()).isOne();
        assertThat(Browser.axe(page)).isEmpty();
        page.locator("form[action='/account/sign-ins/end'] button").click();
        page.navigate("/sign-in");
        press("/passkeys/sign-in");
        page.waitForURL(url -> !url.endsWith("/sign-in"));
        page.navigate("/account");
        assertThat(page.url()).endsWith("/account");
    }

    @Test
    void a_device_that_did_not_check_its_owner_is_refused() {
        var house = riverside.found();
        var dana = house.dana();
        open("/code/link/" + house.job(() -> codes.forStaff(dana.id(), Set.of(Role.THERAPIST))));
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("main form[action='/code/account'] button[type=submit]").click();
        var nobody = command();
        nobody.addProperty("isUserVerified", false);
        device.send("WebAuthn.setUserVerified", nobody);
        press("/passkeys/first");
        page.locator("[data-passkey-status]:not(:empty)").waitFor();
        assertThat(page.url()).endsWith("/second-factor/set-up");
        assertThat(passkeys.of(dana.account())).isEmpty();
    }

    private void press(String action) {
        page.locator("form[action='" + action + "'] button").click();
    }

    private void open(String path) {
        page = Browser.open(
                "http://localhost:" + environment.getProperty("server.port"),
                Browser.Size.PHONE,
                true,
                ColorScheme.LIGHT);
        device = page.context().newCDPSession(page);
        device.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var add = new JsonObject();
        add.add("options", options);
        authenticator = device.send("WebAuthn.addVirtualAuthenticator", add)
                .get("authenticatorId")
                .getAsString();
        page.navigate(path);
    }

    private JsonObject command() {
        var command = new JsonObject();
        command.addProperty("authenticatorId", authenticator);
        return command;
    }

    private List<String> purposes(Riverside.House house) {
        return house.inTransaction(
                () -> sql.sql("select purpose from audit.entry where organization_id = :organization")
                        .param("organization", Actor.current().organization())
                        .list(String.class));
    }
}
