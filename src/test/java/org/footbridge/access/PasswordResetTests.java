package org.footbridge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.notices.Letters;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Statements;
import org.footbridge.platform.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@FootbridgeTest
class PasswordResetTests {

    private static final String PASSWORD = "four everyday words make one";
    private static final String NEXT = "a kettle sings in the rain";

    @Autowired
    Accounts accounts;

    @Autowired
    Passwords passwords;

    @Autowired
    PasswordResets resets;

    @Autowired
    Letters letters;

    @Autowired
    Riverside riverside;

    @Autowired
    Clock clock;

    @Autowired
    Environment environment;

    @Autowired
    MockMvcTester mvc;

    /** A participant with an address, who needs no second factor. */
    private record Mara(Riverside.House house, AccountId account, String name) {}

    @Test
    void the_link_arrives_by_mail_works_once_and_ends_every_other_sign_in() {
        var mara = mara();
        var phone = new Browser(environment);
        phone.signIn(mara.name(), PASSWORD).get("/account");
        assertThat(phone.path()).isEqualTo("/account");

        var browser = new Browser(environment);
        browser.get("/forgotten")
                .submit("/forgotten", Map.of("name", mara.name().toUpperCase(Locale.ROOT)));
        await().until(() -> letters.waiting(mara.house().organization()) == 1);
        var letter = letters.deliver(mara.house().organization()).getFirst();
        assertThat(letter.to()).isEqualTo(mara.name());

        browser.get(letter.link());
        browser.get(letter.link()); // a scanner looked first
        browser.submit(letter.link(), Map.of("password", "short"));
        assertThat(browser.status()).isEqualTo(422);
        browser.submit(letter.link(), Map.of("password", NEXT));
        assertThat(browser.path()).isEqualTo("/sign-in");

        phone.get("/account");
        assertThat(phone.path()).as("the phone is signed out").isEqualTo("/sign-in");
        assertThat(new Browser(environment).signIn(mara.name(), PASSWORD).status())
                .isEqualTo(422);
        assertThat(new Browser(environment).signIn(mara.name(), NEXT).path()).isNotEqualTo("/sign-in");

        browser.get(letter.link());
        assertThat(browser.page().select("input[name=password]")).isEmpty();
        assertThat(resets.use(tokenOf(letter.link()), PASSWORD)).isEmpty();
    }

    @Test
    void a_known_and_an_unknown_name_get_the_same_answer_for_the_same_work() {
        var mara = mara();
        var known = new Browser(environment);
        known.get("/forgotten").submit("/forgotten", Map.of("name", mara.name()));
        var unknown = new Browser(environment);
        unknown.get("/forgotten").submit("/forgotten", Map.of("name", UUID.randomUUID() + "@example.org"));
        assertThat(unknown.status()).isEqualTo(known.status()).isEqualTo(200);
        assertThat(withoutTokens(unknown)).isEqualTo(withoutTokens(known));

        ask("warm@example.org");
        long forKnown = Statements.of(() -> ask(mara.name()));
        long forUnknown = Statements.of(() -> ask("nobody@example.org"));
        assertThat(forUnknown).isEqualTo(forKnown).isPositive();
    }

    @Test
    void a_link_is_dead_after_half_an_hour() {
        var mara = mara();
        var asked = clock.instant().minus(Duration.ofMinutes(30));
        var late = link(mara, asked.minusSeconds(1));
        var inTime = link(mara, asked.plusSeconds(60));
        var browser = new Browser(environment).get(late);
        assertThat(browser.page().select("input[name=password]")).isEmpty();
        assertThat(resets.use(tokenOf(late), NEXT)).isEmpty();
        assertThat(resets.use(tokenOf(inTime), NEXT)).contains(mara.account());
    }

    @Test
    void one_link_used_ends_the_others() {
        var mara = mara();
        var first = link(mara, clock.instant());
        var second = link(mara, clock.instant());
        assertThat(resets.use(tokenOf(second), NEXT)).isPresent();
        assertThat(resets.use(tokenOf(first), PASSWORD)).isEmpty();
    }

    @Test
    void somebody_elses_pressing_fills_nobodys_mailbox() {
        var mara = mara();
        for (int i = 0; i < 8; i++) {
            resets.asked(mara.account(), mara.name(), Locale.ENGLISH);
        }
        assertThat(letters.waiting(mara.house().organization())).isEqualTo(3);
    }

    @Test
    void a_made_up_word_is_no_address() {
        var house = riverside.found();
        var word = "mara-" + UUID.randomUUID();
        var person = house.participant("Mara", "Lind");
        var account = house.job(() -> {
            var made = accounts.create(word, PASSWORD);
            accounts.join(made, Set.of(Role.PARTICIPANT), person);
            return made;
        });
        resets.asked(account, word, Locale.ENGLISH);
        assertThat(letters.waiting(house.organization())).isZero();
    }

    @Test
    void a_forged_link_opens_nothing_and_says_what_to_do() {
        var browser = new Browser(environment).get("/forgotten/" + UUID.randomUUID());
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.page().select("a[href=/forgotten]")).isNotEmpty();
        assertThat(browser.page().select("input[name=password]")).isEmpty();
    }

    @Test
    void a_new_password_forgets_the_browsers_known_before() {
        var mara = mara();
        var known = ((Passwords.Recognized) passwords.recognize(mara.name(), PASSWORD, "198.51.100.9", null)).device();
        resets.use(tokenOf(link(mara, clock.instant())), NEXT);
        for (int i = 0; i < 5; i++) {
            passwords.recognize(mara.name(), "wrong", "203.0.113.77", known);
        }
        assertThat(passwords.recognize(mara.name(), NEXT, "203.0.113.77", known))
                .as("the old browser is a stranger again and waits with its network")
                .isInstanceOf(Passwords.Wait.class);
    }

    private boolean ask(String name) {
        assertThat(mvc.post().uri("/forgotten").param("name", name).with(csrf()).exchange())
                .hasStatusOk();
        return true;
    }

    private String link(Mara mara, Instant at) {
        return Time.at(at, () -> {
            resets.asked(mara.account(), mara.name(), Locale.ENGLISH);
            return letters.deliver(mara.house().organization()).getLast().link();
        });
    }

    private static String tokenOf(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private static String withoutTokens(Browser browser) {
        var page = browser.page();
        page.select("input[type=hidden]").remove();
        return page.html();
    }

    private Mara mara() {
        var house = riverside.found();
        var name = "mara-" + UUID.randomUUID() + "@example.org";
        var person = house.participant("Mara", "Lind");
        return house.job(() -> {
            var account = accounts.create(name, PASSWORD);
            accounts.join(account, Set.of(Role.PARTICIPANT), person);
            return new Mara(house, account, name);
        });
    }
}
