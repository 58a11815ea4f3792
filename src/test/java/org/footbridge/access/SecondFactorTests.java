package org.footbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.footbridge.Riverside;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.TestTime;
import org.footbridge.platform.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@FootbridgeTest
class SecondFactorTests {

    private static final String PASSWORD = "four everyday words make one";

    @Autowired
    Accounts accounts;

    @Autowired
    SecondFactors factors;

    @Autowired
    SignIns signIns;

    @Autowired
    OneTimeCodes codes;

    @Autowired
    Riverside riverside;

    @Autowired
    Environment environment;

    private final AppOnAPhone app = new AppOnAPhone();

    @Test
    void a_code_is_taken_once_and_one_step_off_is_forgiven() {
        var account = account();
        var now = Instant.parse("2026-03-02T15:00:10Z");
        confirm(account, now.minusSeconds(300));
        assertThat(giveAt(account, app.code(now), now)).isInstanceOf(SecondFactors.Right.class);
        assertThat(giveAt(account, app.code(now), now)).isInstanceOf(SecondFactors.Wrong.class);
        assertThat(giveAt(account, app.code(now.plusSeconds(30)), now)).isInstanceOf(SecondFactors.Right.class);
        var later = now.plusSeconds(600);
        assertThat(giveAt(account, app.code(later.minusSeconds(90)), later)).isInstanceOf(SecondFactors.Wrong.class);
    }

    @Test
    void a_recovery_code_opens_once_however_it_is_typed() {
        var account = account();
        var now = Instant.parse("2026-03-02T15:00:10Z");
        var recovery = confirm(account, now).getFirst();
        assertThat(giveAt(account, recovery.toLowerCase().replace("-", " "), now))
                .isInstanceOf(SecondFactors.Right.class);
        assertThat(giveAt(account, recovery, now)).isInstanceOf(SecondFactors.Wrong.class);
    }

    @Test
    void guessing_codes_is_slowed_down_and_then_even_the_right_one_waits() {
        var account = account();
        var now = Instant.parse("2026-03-02T15:00:10Z");
        confirm(account, now.minusSeconds(300));
        for (int i = 0; i < 5; i++) {
            assertThat(giveAt(account, "000000", now)).isInstanceOf(SecondFactors.Wrong.class);
        }
        assertThat(giveAt(account, app.code(now), now)).isInstanceOf(SecondFactors.Wait.class);
        var later = now.plusSeconds(31);
        assertThat(giveAt(account, app.code(later), later)).isInstanceOf(SecondFactors.Right.class);
    }

    @Test
    void staff_set_up_an_app_on_their_way_in_and_are_asked_for_it_the_next_time() {
        var house = riverside.found();
        var dana = house.dana();
        var link = house.job(() -> codes.forStaff(dana.id(), Set.of(Role.THERAPIST)));
        var browser = new Browser(environment);
        browser.get("/code/link/" + link);
        browser.submit("/code/account", Map.of("password", PASSWORD));
        assertThat(browser.path()).isEqualTo("/second-factor/set-up");
        var name = accounts.signInName(dana.account());
        app.scan(browser.page().select("dd code").text());
        browser.submit("/second-factor/set-up", Map.of("code", app.code(TestTime.now())));
        assertThat(browser.page().select("main code")).hasSize(10);
        browser.get("/account");
        assertThat(browser.path()).isEqualTo("/account");

        var next = new Browser(environment);
        next.signIn(name, PASSWORD);
        assertThat(next.path()).isEqualTo("/second-factor");
        next.get("/account");
        assertThat(next.path()).isEqualTo("/sign-in");
        next.get("/second-factor")
                .submit("/second-factor", Map.of("code", app.code(TestTime.now().plusSeconds(30))));
        next.get("/account");
        assertThat(next.path()).isEqualTo("/account");

        signIns.endAll(dana.account());
        next.get("/account");
        assertThat(next.path()).isEqualTo("/sign-in");
    }

    private AccountId account() {
        return accounts.create("second-" + UUID.randomUUID(), PASSWORD);
    }

    private List<String> confirm(AccountId account, Instant at) {
        app.scan(Time.at(at, () -> factors.offer(account, "somebody")).secret());
        return Time.at(at, () -> factors.confirm(account, app.code(at))).orElseThrow();
    }

    private SecondFactors.Given giveAt(AccountId account, String code, Instant at) {
        return Time.at(at, () -> factors.give(account, code));
    }

    /** An authenticator app by somebody else's code. */
    private static final class AppOnAPhone {

        private byte[] secret = new byte[0];

        void scan(String base32) {
            var text = base32.replace(" ", "");
            var bits = new StringBuilder();
            for (char letter : text.toCharArray()) {
                int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
                bits.append(String.format("%5s", Integer.toBinaryString(value)).replace(' ', '0'));
            }
            secret = new byte[bits.length() / 8];
            for (int i = 0; i < secret.length; i++) {
                secret[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
            }
        }

        String code(Instant at) {
            try {
                return new TimeBasedOneTimePasswordGenerator()
                        .generateOneTimePasswordString(new SecretKeySpec(secret, "HmacSHA1"), at);
            } catch (java.security.InvalidKeyException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
