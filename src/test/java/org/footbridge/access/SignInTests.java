package org.footbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.people.Participants;
import org.footbridge.people.Person;
import org.footbridge.people.SafeContact;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Organizations;
import org.footbridge.platform.Role;
import org.footbridge.staff.StaffMembers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@FootbridgeTest
class SignInTests {

    private static final String PASSWORD = "four everyday words make one";

    @Autowired
    Accounts accounts;

    @Autowired
    Organizations organizations;

    @Autowired
    Participants participants;

    @Autowired
    StaffMembers staff;

    @Autowired
    Environment environment;

    @Test
    void a_participant_signs_in_with_name_and_password_and_is_greeted_at_home() {
        var name = participant("mara");
        var browser = new Browser(environment);
        browser.signIn(name, PASSWORD);
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.page().select("h1").text()).isNotBlank();
        assertThat(browser.path()).isNotEqualTo("/sign-in");
    }

    @Test
    void a_wrong_password_and_an_unknown_name_are_answered_in_the_same_words() {
        var name = participant("noor");
        var one = new Browser(environment);
        one.signIn(name, "something else entirely");
        var other = new Browser(environment);
        other.signIn("nobody-" + UUID.randomUUID(), "something else entirely");
        assertThat(one.status()).isEqualTo(422);
        assertThat(other.status()).isEqualTo(422);
        assertThat(one.page().select(".flash").text())
                .isEqualTo(other.page().select(".flash").text())
                .isNotBlank();
    }

    @Test
    void staff_of_a_real_installation_are_led_to_set_up_a_second_factor() {
        var organization = organization();
        var name = "dana-" + UUID.randomUUID() + "@example.org";
        Actor.job(organization, "test").run(() -> {
            var dana = staff.hire("Dana", "Wells", Optional.of("LPCC"), "Therapist");
            accounts.join(accounts.create(name, PASSWORD), Set.of(Role.THERAPIST), dana);
        });
        var browser = new Browser(environment);
        browser.signIn(name, PASSWORD);
        assertThat(browser.path()).isEqualTo("/second-factor/set-up");
        browser.get("/account");
        assertThat(browser.path()).isEqualTo("/sign-in");
    }

    @Test
    void what_is_not_there_says_nothing_but_that() {
        var browser = new Browser(environment);
        browser.get("/no-such-place/at/all");
        assertThat(browser.status()).isEqualTo(404);
        assertThat(browser.page().select("h1").text()).isEqualTo("There is nothing here for you");
    }

    private OrganizationId organization() {
        return organizations.found(
                "o" + UUID.randomUUID().toString().replace("-", "").substring(0, 20));
    }

    private String participant(String word) {
        var name = word + "-" + UUID.randomUUID();
        Actor.job(organization(), "test").run(() -> {
            var person = participants.register(Person.named("Mara", "Lind"), SafeContact.unknown());
            accounts.join(accounts.create(name, PASSWORD), Set.of(Role.PARTICIPANT), person);
        });
        return name;
    }
}
