package org.footbridge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.notices.Letters;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@FootbridgeTest
class OwnAccountTests {

    private static final String PASSWORD = "four everyday words make one";
    private static final String NEXT = "a kettle sings in the rain";

    @Autowired
    Accounts accounts;

    @Autowired
    Letters letters;

    @Autowired
    Sql sql;

    @Autowired
    Riverside riverside;

    @Autowired
    Environment environment;

    private record Mara(Riverside.House house, ParticipantId person, AccountId account, String name) {}

    @Test
    void a_new_password_needs_the_present_one_and_ends_the_other_sign_ins_only() {
        var mara = mara();
        var phone = signedIn(mara);
        var desk = signedIn(mara);
        desk.get("/account/password");
        assertThat(desk.page().select("a[href=/account]")).isNotEmpty();

        desk.submit("/account/password", Map.of("present", "not the present one", "next", NEXT));
        assertThat(desk.status()).isEqualTo(422);
        assertThat(open(phone)).isTrue();

        var before = desk.cookies();
        desk.submit("/account/password", Map.of("present", PASSWORD, "next", NEXT));
        assertThat(desk.path()).isEqualTo("/account");
        assertThat(desk.page().select(".flash").text()).contains("password is changed");
        assertThat(desk.cookies()).as("the sign-in has a new name").isNotEqualTo(before);
        assertThat(open(desk)).isTrue();
        assertThat(open(phone)).isFalse();
        assertThat(new Browser(environment).signIn(mara.name(), PASSWORD).status())
                .isEqualTo(422);
        assertThat(signedIn(mara, NEXT).path()).isEqualTo("/account");
        assertThat(audited(mara)).contains("new password by its owner", "password, before a new one");

        await().until(() -> letters.waiting(mara.house().organization()) == 1);
        var letter = letters.deliver(mara.house().organization()).getFirst();
        assertThat(letter.to()).isEqualTo(mara.name());
        assertThat(letter.link()).isEqualTo("/forgotten");
    }

    @Test
    void a_new_password_must_be_new_and_long_enough() {
        var desk = signedIn(mara()).get("/account/password");
        for (var wrong : List.of(PASSWORD, "short", "", "aaaaaaaaaaaaaaaaaaaa", "x".repeat(201))) {
            desk.submit("/account/password", Map.of("present", PASSWORD, "next", wrong));
            assertThat(desk.status()).as(wrong).isEqualTo(422);
            assertThat(desk.page().select("#next").attr("aria-invalid")).isEqualTo("true");
        }
    }

    @Test
    void guessing_the_present_password_in_an_open_sign_in_is_slowed_down() {
        var mara = mara();
        var thief = signedIn(mara).get("/account/password");
        for (int i = 0; i < 5; i++) {
            thief.submit("/account/password", Map.of("present", "guess number " + i, "next", NEXT));
        }
        thief.submit("/account/password", Map.of("present", PASSWORD, "next", NEXT));
        assertThat(thief.status()).isEqualTo(422);
        assertThat(signedIn(mara).path())
                .as("the owner's sign-in is not slowed down")
                .isEqualTo("/account");
    }

    @Test
    void the_page_lists_each_browser_and_ends_one_of_them() {
        var mara = mara();
        var phone = signedIn(mara, PASSWORD, "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1");
        var desk = signedIn(mara, PASSWORD, "Mozilla/5.0 (Windows NT 10.0; rv:141.0) Gecko/20100101 Firefox/141.0");
        desk.get("/account");
        var rows = desk.page().select("li.row:has(.row-title)");
        assertThat(rows.eachText()).hasSize(2);
        assertThat(rows.first().text()).contains("Firefox, Windows", "This one", "Eastern Time");
        assertThat(rows.last().text()).contains("Safari, iPhone");
        assertThat(desk.body()).doesNotContain(cookie(phone)).doesNotContain(cookie(desk));

        var end = rows.last().select("form").attr("action");
        desk.submit(end, Map.of());
        assertThat(desk.page().select(".flash").text()).contains("Signed out there");
        assertThat(open(phone)).isFalse();
        assertThat(open(desk)).isTrue();
        assertThat(audited(mara)).contains("one other sign-in ended");
    }

    @Test
    void nobody_ends_a_sign_in_of_somebody_else() {
        var mara = mara();
        var noor = mara();
        var victim = signedIn(mara);
        var key = signedIn(mara).get("/account").page().select("form[action^=/account/sign-ins/]").stream()
                .map(form -> form.attr("action"))
                .filter(action -> !action.equals("/account/sign-ins/end"))
                .findFirst()
                .orElseThrow();
        var thief = signedIn(noor);
        thief.post(key, Map.of("_csrf", thief.page().select("input[name=_csrf]").attr("value")));
        assertThat(open(victim)).isTrue();
        thief.post(
                "/account/sign-ins/0/end",
                Map.of("_csrf", thief.page().select("input[name=_csrf]").attr("value")));
        assertThat(open(victim)).isTrue();
    }

    @Test
    void sign_out_everywhere_is_everywhere() {
        var mara = mara();
        var phone = signedIn(mara);
        var desk = signedIn(mara);
        desk.submit("/account/sign-ins/end", Map.of());
        assertThat(open(desk)).isFalse();
        assertThat(open(phone)).isFalse();
    }

    @Test
    void the_pages_speak_spanish() {
        var browser = signedIn(mara());
        assertThat(browser.get("/account?lang=es").page().text()).contains("Cambiar su contraseña", "Este");
        assertThat(browser.get("/account/password").page().text()).contains("Su contraseña actual");
    }

    @Test
    void without_a_sign_in_there_is_no_account_page() {
        for (var path : List.of("/account", "/account/password", "/passkeys/own")) {
            assertThat(new Browser(environment).get(path).path()).isEqualTo("/sign-in");
        }
    }

    private Browser signedIn(Mara mara) {
        return signedIn(mara, PASSWORD);
    }

    private Browser signedIn(Mara mara, String password) {
        return signedIn(mara, password, "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36");
    }

    private Browser signedIn(Mara mara, String password, String userAgent) {
        var browser = new Browser(environment).named(userAgent);
        browser.signIn(mara.name(), password).get("/account");
        assertThat(browser.path()).isEqualTo("/account");
        return browser;
    }

    private static boolean open(Browser browser) {
        return browser.get("/account").path().equals("/account");
    }

    private static String cookie(Browser browser) {
        return browser.cookies().replaceFirst(".*sign-in=([^;]+).*", "$1");
    }

    private List<String> audited(Mara mara) {
        return mara.house()
                .inTransaction(() -> sql.sql("select purpose from audit.entry where organization_id = :organization")
                        .param("organization", Actor.current().organization())
                        .list(String.class));
    }

    private Mara mara() {
        var house = riverside.found();
        var name = "mara-" + UUID.randomUUID() + "@example.org";
        var person = house.participant("Mara", "Lind");
        return house.job(() -> {
            var account = accounts.create(name, PASSWORD);
            accounts.join(account, Set.of(Role.PARTICIPANT), person);
            return new Mara(house, person, account, name);
        });
    }
}
