package org.footbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** An account is a login, installation-wide; a membership is what it is in one organization (DESIGN 5). */
@FootbridgeTest
class TwoPlacesTests {

    private static final String PASSWORD = "four everyday words make one";

    @Autowired
    Accounts accounts;

    @Autowired
    SecondFactors factors;

    @Autowired
    Sql sql;

    @Autowired
    Riverside riverside;

    @Autowired
    Clock clock;

    @Autowired
    Environment environment;

    private record Somebody(String name, AccountId account, Riverside.House first, Riverside.House second) {}

    @Test
    void somebody_of_two_places_chooses_on_the_way_in_and_goes_over_later() {
        var noor = participantInBoth();
        var browser = new Browser(environment);
        browser.signIn(noor.name(), PASSWORD);
        assertThat(browser.path()).isEqualTo("/sign-in/where");
        assertThat(browser.page().select("input[name=membership]")).hasSize(2);
        browser.submit("/sign-in/where", Map.of("membership", membershipIn(noor, noor.first())));
        browser.get("/account");
        assertThat(browser.page().select("form[action=/account/place]")).hasSize(1);
        assertThat(signInsIn(noor.first())).isOne();
        assertThat(signInsIn(noor.second())).isZero();

        var before = browser.cookies();
        browser.submit("/account/place", Map.of());
        browser.get("/account");
        assertThat(browser.page().select("input[name=membership]").attr("value"))
                .isEqualTo(membershipIn(noor, noor.first()));
        assertThat(browser.cookies()).isNotEqualTo(before);
        assertThat(signInsIn(noor.second())).isOne();
    }

    @Test
    void nobody_goes_over_to_a_place_they_do_not_belong_to() {
        var noor = participantInBoth();
        var other = participantInBoth();
        var browser = new Browser(environment);
        browser.signIn(noor.name(), PASSWORD)
                .submit("/sign-in/where", Map.of("membership", membershipIn(noor, noor.first())));
        browser.get("/account").submit("/account/place", Map.of("membership", membershipIn(other, other.first())));
        assertThat(browser.path()).isEqualTo("/account");
        assertThat(signInsIn(other.first())).isZero();
        var elsewhere = new Browser(environment);
        elsewhere
                .signIn(noor.name(), PASSWORD)
                .submit("/sign-in/where", Map.of("membership", membershipIn(other, other.first())));
        assertThat(elsewhere.get("/account").path()).isEqualTo("/sign-in");
    }

    @Test
    void whoever_works_in_the_other_place_needs_a_second_step_before_going_over() {
        var first = riverside.found();
        var second = riverside.found();
        var name = "river-" + UUID.randomUUID() + "@example.org";
        var person = first.participant("Noor", "Haddad");
        var account = first.job(() -> {
            var made = accounts.create(name, PASSWORD);
            accounts.join(made, Set.of(Role.PARTICIPANT), person);
            return made;
        });
        var browser = new Browser(environment);
        browser.signIn(name, PASSWORD).get("/account");
        assertThat(browser.page().select("form[action=/account/place]")).isEmpty();
        second.job(() ->
                accounts.join(account, Set.of(Role.THERAPIST), second.dana().id()));
        browser.get("/account").submit("/account/place", Map.of());
        assertThat(browser.path()).as("signed out, to come in with both steps").isEqualTo("/sign-in");
        browser.signIn(name, PASSWORD);
        assertThat(browser.path()).isEqualTo("/second-factor/set-up");
    }

    @Test
    void a_membership_that_ended_is_no_place_any_more() {
        var noor = participantInBoth();
        noor.second().job(() -> {
            accounts.end(new MembershipId(UUID.fromString(membershipIn(noor, noor.second()))));
            return noor;
        });
        var browser = new Browser(environment);
        browser.signIn(noor.name(), PASSWORD);
        assertThat(browser.path()).isNotEqualTo("/sign-in/where");
        assertThat(browser.get("/account").page().select("form[action=/account/place]"))
                .isEmpty();
    }

    private int signInsIn(Riverside.House house) {
        return house.inTransaction(
                () -> sql.sql("""
                        select count(*)::int from audit.entry where organization_id = :organization and act = 'sign_in'
                        """).param("organization", house.organization()).single(Integer.class));
    }

    private String membershipIn(Somebody somebody, Riverside.House house) {
        return accounts.memberships(somebody.account()).stream()
                .filter(one -> one.organizationId().equals(house.organization()))
                .map(one -> one.id().value().toString())
                .findFirst()
                .orElseThrow();
    }

    private Somebody participantInBoth() {
        var first = riverside.found();
        var second = riverside.found();
        var name = "river-" + UUID.randomUUID();
        var here = first.participant("Noor", "Haddad");
        var there = second.participant("Noor", "Haddad");
        var account = first.job(() -> accounts.create(name, PASSWORD));
        first.job(() -> accounts.join(account, Set.of(Role.PARTICIPANT), here));
        second.job(() -> accounts.join(account, Set.of(Role.PARTICIPANT), there));
        return new Somebody(name, account, first, second);
    }
}
