package org.footbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.footbridge.Footbridge;
import org.footbridge.Riverside;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Statements;
import org.footbridge.platform.TestDatabase;
import org.footbridge.platform.TestTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Sign-ins stand in the database: they outlive a node and end for all nodes at once. */
@FootbridgeTest
class KeptSignInTests {

    private static final String PASSWORD = "four everyday words make one";

    @Autowired
    Accounts accounts;

    @Autowired
    SignIns signIns;

    @Autowired
    Clock clock;

    @Autowired
    TestDatabase database;

    @Autowired
    Riverside riverside;

    @Autowired
    Environment environment;

    @Test
    void a_sign_in_survives_a_restart_and_ends_at_every_node() throws Exception {
        var account = account("river-" + UUID.randomUUID());
        var browser = new Browser(environment);
        browser.signIn(accounts.signInName(account), PASSWORD).get("/account");
        var cookies = browser.cookies();
        try (var other = new SpringApplicationBuilder(Footbridge.class, TestTime.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=footbridge_app",
                        "--spring.datasource.password=" + database.password(),
                        "--spring.flyway.enabled=false",
                        "--footbridge.data=" + environment.getProperty("footbridge.data"))) {
            var node = URI.create(
                    "http://localhost:" + other.getEnvironment().getProperty("local.server.port") + "/account");
            assertThat(status(node, cookies)).isEqualTo(200);
            signIns.endAll(account);
            assertThat(status(node, cookies)).isEqualTo(302);
        }
    }

    @Test
    void a_shared_device_is_signed_out_after_ten_minutes_without_a_touch() {
        var account = account("river-" + UUID.randomUUID());
        var browser = new Browser(environment);
        browser.signIn(accounts.signInName(account), PASSWORD).get("/account");
        untouchedFor(account, Duration.ofMinutes(9));
        assertThat(browser.get("/account").path()).isEqualTo("/account");
        untouchedFor(account, Duration.ofMinutes(10).plusSeconds(1));
        assertThat(signIns.openOf(account, null)).isEmpty();
        assertThat(browser.get("/account").path()).isEqualTo("/sign-in");
    }

    @Test
    void ones_own_phone_stays_signed_in_for_a_month_and_not_longer() {
        var account = account("river-" + UUID.randomUUID());
        var phone = new Browser(environment).get("/sign-in");
        phone.submit("/sign-in", Map.of("name", accounts.signInName(account), "password", PASSWORD, "on", "own"));
        untouchedFor(account, Duration.ofDays(29));
        assertThat(phone.get("/account").path()).isEqualTo("/account");
        assertThat(phone.page().text()).contains("My own phone");
        var proof = new Proof(clock.instant(), clock.instant(), null, Proof.Device.OWN_PHONE);
        assertThat(proof.endedBy(clock.instant().plus(Duration.ofDays(30)))).isTrue();
        assertThat(proof.endedBy(clock.instant().plus(Duration.ofDays(30)).minusSeconds(1)))
                .isFalse();
    }

    @Test
    void signing_out_leaves_a_cookie_that_opens_nothing() {
        var account = account("river-" + UUID.randomUUID());
        var browser = new Browser(environment);
        browser.signIn(accounts.signInName(account), PASSWORD).get("/account");
        var kept = browser.cookies();
        browser.get("/me").submit("/sign-out", Map.of());
        assertThat(browser.path()).isEqualTo("/sign-in");
        assertThat(status(URI.create("http://localhost:" + environment.getProperty("server.port") + "/account"), kept))
                .isEqualTo(302);
        assertThat(signIns.count(account)).isZero();
    }

    @Test
    void a_sign_in_planted_before_is_worth_nothing_afterwards() {
        var account = account("river-" + UUID.randomUUID());
        var victim = new Browser(environment).get("/forgotten").get("/code").get("/sign-in");
        var planted = victim.cookies();
        victim.submit("/sign-in", Map.of("name", accounts.signInName(account), "password", PASSWORD));
        assertThat(status(
                        URI.create("http://localhost:" + environment.getProperty("server.port") + "/account"), planted))
                .isEqualTo(302);
    }

    @Test
    void a_page_looks_its_sign_in_up_once() {
        var account = account("river-" + UUID.randomUUID());
        var browser = new Browser(environment);
        browser.signIn(accounts.signInName(account), PASSWORD).get("/account");
        Statements.taken();
        assertThat(browser.get("/account").path()).isEqualTo("/account");
        assertThat(Statements.taken().stream()
                        .filter(cost -> cost.sql().contains("WHERE S.SESSION_ID"))
                        .mapToLong(Statements.Cost::times)
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void a_sign_in_ended_between_two_pages_opens_no_second_one() {
        var account = account("river-" + UUID.randomUUID());
        var browser = new Browser(environment);
        browser.signIn(accounts.signInName(account), PASSWORD).get("/account");
        signIns.endAll(account);
        assertThat(browser.get("/account").path()).isEqualTo("/sign-in");
    }

    /** As if the last touch was so long ago: the sign-in's own clock is PostgreSQL's row. */
    private void untouchedFor(AccountId account, Duration ago) {
        JdbcClient.create(new DriverManagerDataSource(database.url(), "footbridge_owner", database.ownerPassword()))
                .sql("""
                        update access.sign_in
                           set last_access_time = last_access_time - :ago, expiry_time = expiry_time - :ago
                         where principal_name = :account
                        """)
                .param("ago", ago.toMillis())
                .param("account", account.value().toString())
                .update();
    }

    private static int status(URI address, String cookies) {
        try (var client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            return client.send(
                            HttpRequest.newBuilder(address)
                                    .header("Cookie", cookies)
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private AccountId account(String name) {
        var house = riverside.found();
        var person = house.participant("Mara", "Lind");
        return house.job(() -> {
            var account = accounts.create(name, PASSWORD);
            accounts.join(account, Set.of(Role.PARTICIPANT), person);
            return account;
        });
    }
}
