package org.footbridge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.footbridge.Riverside;
import org.footbridge.access.Passwords.NotRecognized;
import org.footbridge.access.Passwords.Recognition;
import org.footbridge.access.Passwords.Recognized;
import org.footbridge.access.Passwords.Wait;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Time;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@FootbridgeTest
class LockOutTests {

    private static final String PASSWORD = "four everyday words make one";
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Autowired
    Passwords passwords;

    @Autowired
    Accounts accounts;

    @Autowired
    Riverside riverside;

    @Autowired
    Environment environment;

    private final String home = "198.51.100.23";

    @Test
    void five_wrong_tries_have_to_wait_longer_each_time() {
        var name = somebody();
        for (int i = 0; i < 5; i++) {
            assertThat(tryAt(NOON, name, "wrong", "203.0.113.7", null)).isInstanceOf(NotRecognized.class);
        }
        var first = (Wait) tryAt(NOON, name, PASSWORD, "203.0.113.7", null);
        assertThat(first.until()).isEqualTo(NOON.plusSeconds(30));
        var later = NOON.plusSeconds(31);
        assertThat(tryAt(later, name, "wrong", "203.0.113.7", null)).isInstanceOf(NotRecognized.class);
        var second = (Wait) tryAt(later, name, PASSWORD, "203.0.113.7", null);
        assertThat(second.until()).isEqualTo(later.plusSeconds(60));
    }

    @Test
    void a_real_installation_takes_no_name_of_the_demo() {
        var house = riverside.found();
        assertThatThrownBy(() -> house.job(() -> accounts.create("Therapist@DEMO ", PASSWORD)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void somebody_elses_tries_lock_nobody_out_at_home() {
        var name = somebody();
        for (int i = 0; i < 8; i++) {
            tryAt(NOON, name, "wrong", "203.0.113.8", null);
        }
        assertThat(tryAt(NOON, name, PASSWORD, "203.0.113.8", null)).isInstanceOf(Wait.class);
        assertThat(tryAt(NOON, name, PASSWORD, home, null)).isInstanceOf(Recognized.class);
    }

    @Test
    void a_browser_used_before_gets_in_while_a_crowd_tries_from_everywhere() {
        var name = somebody();
        var known = ((Recognized) tryAt(NOON, name, PASSWORD, home, null)).device();
        for (int i = 0; i < 40; i++) {
            tryAt(NOON, name, "wrong", "192.0.2." + i, null);
        }
        assertThat(tryAt(NOON, name, PASSWORD, "192.0.2.200", null)).isInstanceOf(Wait.class);
        assertThat(tryAt(NOON, name, PASSWORD, "192.0.2.200", known)).isInstanceOf(Recognized.class);
        var aMinuteLater = NOON.plusSeconds(61);
        assertThat(tryAt(aMinuteLater, name, PASSWORD, "192.0.2.201", null)).isInstanceOf(Recognized.class);
    }

    @Test
    void a_device_of_somebody_else_is_no_known_device() {
        var mine = somebody();
        var yours = somebody();
        var known = ((Recognized) tryAt(NOON, mine, PASSWORD, home, null)).device();
        for (int i = 0; i < 6; i++) {
            tryAt(NOON, yours, "wrong", "203.0.113.9", known);
        }
        assertThat(tryAt(NOON, yours, PASSWORD, "203.0.113.9", known)).isInstanceOf(Wait.class);
    }

    @Test
    void a_hundred_tries_at_once_count_as_a_hundred() throws Exception {
        var name = somebody();
        List<Callable<Recognition>> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            all.add(() -> tryAt(NOON, name, "wrong", "203.0.113.10", null));
        }
        int looked = 0;
        try (var crowd = Executors.newFixedThreadPool(8)) {
            for (Future<Recognition> one : crowd.invokeAll(all)) {
                looked += one.get() instanceof NotRecognized ? 1 : 0;
            }
        }
        assertThat(looked).isEqualTo(5);
    }

    @Test
    void names_that_do_not_exist_wait_like_those_that_do() {
        var name = "nobody-" + UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            assertThat(tryAt(NOON, name, "wrong", "203.0.113.11", null)).isInstanceOf(NotRecognized.class);
        }
        assertThat(tryAt(NOON, name, "wrong", "203.0.113.11", null)).isInstanceOf(Wait.class);
    }

    @Test
    void a_known_browser_that_guesses_is_slowed_down_too_and_slows_down_nobody_else() {
        var name = somebody();
        var known = ((Recognized) tryAt(NOON, name, PASSWORD, home, null)).device();
        for (int i = 0; i < 10; i++) {
            assertThat(tryAt(NOON, name, "wrong", home, known)).isInstanceOf(NotRecognized.class);
        }
        assertThat(tryAt(NOON, name, PASSWORD, home, known)).isInstanceOf(Wait.class);
        assertThat(tryAt(NOON, name, PASSWORD, home, null))
                .as("a stranger's browser at home was not counted")
                .isInstanceOf(Recognized.class);
        assertThat(tryAt(NOON.plusSeconds(31), name, PASSWORD, home, known)).isInstanceOf(Recognized.class);
    }

    @Test
    void a_made_up_device_is_no_way_round_the_count() {
        var name = somebody();
        for (int i = 0; i < 5; i++) {
            assertThat(tryAt(NOON, name, "wrong", "203.0.113.12", "made-up-" + i))
                    .isInstanceOf(NotRecognized.class);
        }
        assertThat(tryAt(NOON, name, PASSWORD, "203.0.113.12", "made-up-6")).isInstanceOf(Wait.class);
    }

    @Test
    void what_a_caller_writes_in_front_of_its_address_neither_helps_nor_harms() {
        var name = somebody();
        var guesser = "203.0.113." + (100 + (int) (Math.random() * 100));
        for (int i = 0; i < 5; i++) {
            var guess = new Browser(environment).from("198.51.100." + i + ", " + guesser);
            assertThat(guess.signIn(name, "wrong").status()).isEqualTo(422);
        }
        assertThat(new Browser(environment)
                        .from("198.51.100.77, " + guesser)
                        .signIn(name, PASSWORD)
                        .status())
                .as("the guesser waits, whatever it claims")
                .isEqualTo(429);
        for (int i = 0; i < 5; i++) {
            new Browser(environment).from(home + ", 192.0.2.9").signIn(name, "wrong");
        }
        assertThat(new Browser(environment).from(home).signIn(name, PASSWORD).status())
                .as("the one whose address was claimed gets in")
                .isEqualTo(200);
    }

    private Recognition tryAt(Instant at, String name, String password, String network, @Nullable String device) {
        return Time.at(at, () -> passwords.recognize(name, password, network, device));
    }

    private String somebody() {
        var house = riverside.found();
        var name = "mara-" + UUID.randomUUID();
        var person = house.participant("Mara", "Lind");
        house.job(() -> accounts.join(accounts.create(name, PASSWORD), Set.of(Role.PARTICIPANT), person));
        return name;
    }
}
