package org.footbridge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** CARE 29: a participant's account starts with a code on paper, no e-mail needed. */
@FootbridgeTest
class OneTimeCodeTests {

    private static final String PASSWORD = "four everyday words make one";
    private static final String NEXT = "a kettle sings in the rain";

    @Autowired
    OneTimeCodes codes;

    @Autowired
    Accounts accounts;

    @Autowired
    Riverside riverside;

    @Autowired
    Clock clock;

    @Autowired
    Environment environment;

    @Test
    void a_code_from_the_desk_becomes_a_sign_in_without_an_address_and_works_once() {
        var house = riverside.found();
        var amara = house.amara();
        var code = codeFor(house, amara);
        var word = "river-" + UUID.randomUUID();
        var phone = at("/code");
        phone.submit("/code", Map.of("code", code.toLowerCase().replace("-", " ")));
        assertThat(phone.path()).isEqualTo("/code/account");
        phone.submit("/code/account", Map.of("name", word, "password", PASSWORD, "on", "own"));
        phone.get("/account");
        assertThat(phone.path()).isEqualTo("/account");
        assertThat(house.job(() -> accounts.loginOf(amara))).contains(word);

        var second = at("/code").submit("/code", Map.of("code", code));
        assertThat(second.status()).isEqualTo(422);
        assertThat(new Browser(environment).signIn(word, PASSWORD).path()).isNotEqualTo("/sign-in");
    }

    @Test
    void a_code_is_dead_after_fourteen_days() {
        var house = riverside.found();
        var amara = house.amara();
        var made = clock.instant();
        var code = Time.at(made, () -> codeFor(house, amara));
        assertThat(openAt(made.plus(Duration.ofDays(14)), code)).isInstanceOf(OneTimeCodes.Unknown.class);
        assertThat(openAt(made.plus(Duration.ofDays(14)).minusSeconds(1), code))
                .isInstanceOf(OneTimeCodes.Opened.class);
    }

    @Test
    void a_newer_code_ends_the_earlier_one() {
        var house = riverside.found();
        var amara = house.amara();
        var lost = codeFor(house, amara);
        var found = codeFor(house, amara);
        assertThat(codes.open(lost, network())).isInstanceOf(OneTimeCodes.Unknown.class);
        assertThat(codes.open(found, network())).isInstanceOf(OneTimeCodes.Opened.class);
        house.job(() -> {
            codes.withdraw(amara);
            return amara;
        });
        assertThat(codes.open(found, network())).isInstanceOf(OneTimeCodes.Unknown.class);
    }

    @Test
    void wrong_codes_count_and_guessing_has_to_wait_while_others_do_not() {
        var house = riverside.found();
        var code = codeFor(house, house.amara());
        var guesser = network();
        var now = clock.instant();
        for (int i = 0; i < 10; i++) {
            assertThat(Time.at(now, () -> codes.open("22222-22222", guesser))).isInstanceOf(OneTimeCodes.Unknown.class);
        }
        assertThat(Time.at(now, () -> codes.open(code, guesser))).isInstanceOf(OneTimeCodes.Wait.class);
        assertThat(Time.at(now, () -> codes.open(code, network()))).isInstanceOf(OneTimeCodes.Opened.class);
        assertThat(Time.at(now.plusSeconds(31), () -> codes.open(code, guesser)))
                .isInstanceOf(OneTimeCodes.Opened.class);
    }

    @Test
    void of_two_who_bring_the_same_code_one_becomes_the_person() {
        var house = riverside.found();
        var amara = house.amara();
        var code = codeFor(house, amara);
        var one = at("/code").submit("/code", Map.of("code", code));
        var other = at("/code").submit("/code", Map.of("code", code));
        one.submit("/code/account", Map.of("name", "first-" + UUID.randomUUID(), "password", PASSWORD));
        other.submit("/code/account", Map.of("name", "second-" + UUID.randomUUID(), "password", PASSWORD));
        assertThat(other.path()).isEqualTo("/code");
        assertThat(house.job(() -> accounts.loginOf(amara)).orElseThrow()).startsWith("first-");
    }

    @Test
    void a_new_code_for_a_lost_password_keeps_the_name_and_ends_what_was_signed_in() {
        var house = riverside.found();
        var amara = house.amara();
        var word = "river-" + UUID.randomUUID();
        var old = enter(codeFor(house, amara), word, PASSWORD);
        old.get("/account");
        assertThat(old.path()).isEqualTo("/account");

        var now = at("/code").submit("/code", Map.of("code", codeFor(house, amara)));
        assertThat(now.page().select("main").text()).contains(word);
        now.submit("/code/account", Map.of("password", NEXT));
        now.get("/account");
        assertThat(now.path()).isEqualTo("/account");
        old.get("/account");
        assertThat(old.path()).isEqualTo("/sign-in");
        assertThat(new Browser(environment).signIn(word, PASSWORD).status()).isEqualTo(422);
    }

    @Test
    void a_name_that_is_somebodys_is_not_given_away() {
        var house = riverside.found();
        var taken = "river-" + UUID.randomUUID();
        enter(codeFor(house, house.amara()), taken, PASSWORD);
        var noor = house.participant("Noor", "Haddad");
        var browser = enter(codeFor(house, noor), taken, "guessing their password");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(house.job(() -> accounts.loginOf(noor))).isEmpty();
    }

    @Test
    void rubbish_is_answered_in_a_sentence() {
        for (var rubbish : new String[] {"", "x", "K7MXA-2PWTR", "'; drop table", "💜".repeat(5)}) {
            var browser = at("/code").submit("/code", Map.of("code", rubbish));
            assertThat(browser.status()).as(rubbish).isEqualTo(422);
            assertThat(browser.page()
                            .select("#code-error, .field-error, .problems")
                            .text())
                    .isNotBlank();
        }
        var browser = enter(codeFor(riverside.found(), riverside.found().amara()), "a b", "short");
        assertThat(browser.status()).isEqualTo(422);
    }

    @Test
    void family_get_no_code_without_a_word_and_participants_no_link() {
        var house = riverside.found();
        assertThatThrownBy(() -> house.inTransaction(() -> codes.forContact(house.amara(), "  ")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> house.job(() -> codes.forStaff(house.amara(), Set.of(Role.PARTICIPANT))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_director_elsewhere_cannot_take_over_a_login_by_a_new_link() {
        var first = riverside.found();
        var second = riverside.found();
        var name = "dana-" + UUID.randomUUID() + "@example.org";
        var account = first.job(() -> accounts.create(name, PASSWORD));
        first.job(() ->
                accounts.join(account, Set.of(Role.THERAPIST), first.marcus().id()));
        second.job(() ->
                accounts.join(account, Set.of(Role.THERAPIST), second.marcus().id()));
        // Marcus has a login of his own in the fixture; the newest membership is the one that counts.
        var link = second.job(() -> codes.forStaff(second.marcus().id(), Set.of(Role.THERAPIST)));
        var thief = new Browser(environment).from(network()).get("/code/link/" + link);
        thief.submit("/code/account", Map.of("password", NEXT));
        assertThat(thief.status()).isEqualTo(422);
        assertThat(new Browser(environment)
                        .from(network())
                        .signIn(name, PASSWORD)
                        .path())
                .as("the password is what it was")
                .isEqualTo("/second-factor/set-up");
        var owner = new Browser(environment).from(network()).get("/code/link/" + link);
        owner.submit("/code/account", Map.of("password", PASSWORD));
        assertThat(owner.path()).isEqualTo("/second-factor/set-up");
    }

    private Browser enter(String code, String word, String password) {
        return at("/code")
                .submit("/code", Map.of("code", code))
                .submit("/code/account", Map.of("name", word, "password", password));
    }

    private Browser at(String path) {
        return new Browser(environment).from(network()).get(path);
    }

    private String codeFor(Riverside.House house, ParticipantId person) {
        return house.job(() -> codes.forParticipant(person));
    }

    private OneTimeCodes.Answer openAt(Instant at, String code) {
        return Time.at(at, () -> codes.open(code, network()));
    }

    /** Tests share one database: each knocks from a network of its own. */
    private static String network() {
        var random = UUID.randomUUID().getLeastSignificantBits();
        return "10.%d.%d.%d".formatted(random & 255, random >> 8 & 255, random >> 16 & 255);
    }
}
