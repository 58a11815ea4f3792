package org.footbridge.consents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.footbridge.Riverside;
import org.footbridge.access.Capacity;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.consents.ConsentAuthority.Assent;
import org.footbridge.consents.ConsentAuthority.CustodyPaper;
import org.footbridge.consents.ConsentAuthority.MayConsent;
import org.footbridge.consents.ConsentAuthority.MaySee;
import org.footbridge.consents.ConsentAuthority.Service;
import org.footbridge.consents.ConsentAuthority.StateRule;
import org.footbridge.people.ContactId;
import org.footbridge.people.Contacts;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.people.Person;
import org.footbridge.people.SafeContact;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.platform.Time;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What ends by itself on a birthday, and for whom (DOMAIN 3.3). */
@FootbridgeTest
class ComingOfAgeTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Participants participants;

    @Autowired
    Contacts contacts;

    @Autowired
    ConsentAuthority authority;

    @Autowired
    GuardianAuthority guardians;

    @Autowired
    Releases releases;

    @Autowired
    Consents consents;

    @Autowired
    ConsentForms forms;

    @Autowired
    Clock clock;

    @Autowired
    MockMvcTester mvc;

    private Riverside.House house;
    private LocalDate born;
    private ParticipantId kai;
    private ContactId mother;
    private ContactId father;
    private ContactId aunt;

    @BeforeEach
    void kai_is_seventeen_for_ten_more_days() {
        house = riverside.found();
        born = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK)
                .minusYears(18)
                .plusDays(10);
        kai = house.job(
                () -> participants.register(Person.named("Kai", "Morgan").born(born), SafeContact.unknown()));
        house.letCare(Role.THERAPIST, kai);
        mother = contact("Rosa Morgan", true);
        father = contact("Sam Morgan", true);
        aunt = contact("Ines Vidal", false);
    }

    @Test
    void what_kai_shared_with_mother_is_over_on_the_eighteenth_birthday_and_with_the_aunt_goes_on() {
        share(mother, Capacity.SELF);
        share(aunt, Capacity.SELF);
        assertThat(told(mother, beforeMidnight())).containsExactly(DataClass.ATTENDANCE);
        assertThat(told(mother, birthday())).isEmpty();
        assertThat(told(aunt, birthday())).containsExactly(DataClass.ATTENDANCE);
    }

    @Test
    void the_paper_kai_signs_says_that_day() {
        share(mother, Capacity.SELF);
        assertThat(house.dana().call(() -> consents.all(kai)).getFirst().content())
                .contains("Until: " + birthday());
    }

    @Test
    void somebody_made_a_guardian_after_the_signing_loses_it_that_day_too() {
        share(aunt, Capacity.SELF);
        house.dana().run(() -> contacts.stand(kai, aunt, named("Ines Vidal", true)));
        assertThat(told(aunt, beforeMidnight())).containsExactly(DataClass.ATTENDANCE);
        assertThat(told(aunt, birthday())).isEmpty();
    }

    @Test
    void what_a_guardian_signed_ends_that_day_whoever_it_names() {
        share(aunt, Capacity.GUARDIAN);
        assertThat(told(aunt, beforeMidnight())).containsExactly(DataClass.ATTENDANCE);
        assertThat(told(aunt, birthday())).isEmpty();
        sign(ConsentKind.TREATMENT, Capacity.GUARDIAN);
        assertThat(inForce(ConsentKind.TREATMENT, beforeMidnight())).isTrue();
        assertThat(inForce(ConsentKind.TREATMENT, birthday())).isFalse();
    }

    @Test
    void what_the_adult_signs_anew_holds_also_for_mother() {
        Time.at(birthday(), () -> {
            share(mother, Capacity.SELF);
            return null;
        });
        assertThat(told(mother, birthday().plusSeconds(60))).containsExactly(DataClass.ATTENDANCE);
    }

    @Test
    void a_record_opens_to_the_guardian_it_names_and_to_no_other() {
        record(Service.MENTAL_HEALTH, MaySee.GUARDIAN_TOO, Optional.of(mother), "NY");
        assertThat(sees(mother)).isTrue();
        assertThat(sees(father)).as("a guardian, but not named").isFalse();
        record(Service.MENTAL_HEALTH, MaySee.GUARDIAN_TOO, Optional.of(aunt), "NY");
        assertThat(sees(aunt)).as("named, but no guardian").isFalse();
        record(Service.MENTAL_HEALTH, MaySee.GUARDIAN_TOO, Optional.of(father), "NY");
        assertThat(sees(father)).isTrue();
        assertThat(sees(mother)).as("a record about him leaves hers").isTrue();
        record(Service.MENTAL_HEALTH, MaySee.MINOR_ONLY, Optional.empty(), "NY");
        assertThat(sees(mother) || sees(father)).as("a record about everybody").isFalse();
    }

    @Test
    void at_eighteen_recorded_authority_is_over_in_the_programs_zone() {
        record(Service.MENTAL_HEALTH, MaySee.GUARDIAN_TOO, Optional.of(mother), "NY");
        assertThat(Time.<Boolean, RuntimeException>at(beforeMidnight(), () -> sees(mother)))
                .isTrue();
        assertThat(Time.<Boolean, RuntimeException>at(birthday(), () -> sees(mother)))
                .isFalse();
        assertThat(coming()).containsExactly(new GuardianAuthority.Change(born.plusYears(18), Optional.empty()));
        assertThat(Time.<List<GuardianAuthority.Change>, RuntimeException>at(birthday(), this::coming))
                .isEmpty();
    }

    @Test
    void an_earlier_birthday_of_the_states_rule_closes_that_service_alone_and_only_a_checked_rule_does() {
        var young = born.plusYears(4);
        var max = house.job(
                () -> participants.register(Person.named("Max", "Morgan").born(young), SafeContact.unknown()));
        house.letCare(Role.THERAPIST, max);
        var rosa = house.job(() -> contacts.add(max, named("Rosa Morgan", true)));
        kai = max;
        record(Service.MENTAL_HEALTH, MaySee.GUARDIAN_TOO, Optional.of(rosa), "NY");
        record(Service.MEDICATION, MaySee.GUARDIAN_TOO, Optional.of(rosa), "NY");
        rule(Optional.empty(), "NY", 14);
        rule(Optional.of("Counsel"), "VT", 14);
        assertThat(until(rosa, Service.MENTAL_HEALTH)).contains(young.plusYears(18));
        rule(Optional.of("Counsel"), "NY", 14);
        assertThat(until(rosa, Service.MENTAL_HEALTH)).contains(young.plusYears(14));
        assertThat(until(rosa, Service.MEDICATION)).contains(young.plusYears(18));
        assertThat(coming())
                .containsExactly(
                        new GuardianAuthority.Change(young.plusYears(14), Optional.of(Service.MENTAL_HEALTH)),
                        new GuardianAuthority.Change(young.plusYears(18), Optional.empty()));
        var fourteen = young.plusYears(14).atStartOfDay(Riverside.NEW_YORK).toInstant();
        assertThat(Time.<Boolean, RuntimeException>at(fourteen, () -> sees(rosa)))
                .isFalse();
        Time.at(fourteen.plusSeconds(60), () -> {
            record(Service.MENTAL_HEALTH, MaySee.GUARDIAN_TOO, Optional.of(rosa), "NY");
            return null;
        });
        assertThat(Time.<Boolean, RuntimeException>at(fourteen.plusSeconds(120), () -> sees(rosa)))
                .as("recorded knowing the birthday")
                .isTrue();
    }

    @Test
    void the_page_names_the_guardian_and_says_what_the_birthday_changes() {
        var page = "/people/" + kai.value() + "/consent-authority";
        assertThat(post(page, "").hasStatus3xxRedirection()).isNotNull();
        assertThat(house.dana().call(() -> authority.of(kai)))
                .as("nobody was chosen")
                .isEmpty();
        post(page, mother.value().toString());
        assertThat(house.dana().call(() -> authority.of(kai)))
                .singleElement()
                .satisfies(one -> assertThat(one.contactId()).contains(mother));
        assertThat(mvc.get().uri(page).with(SignedInAs.actor(house.dana().actor())))
                .bodyText()
                .contains("What birthdays change", "every guardian's door closes by itself", "Rosa Morgan");
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResultAssert post(String page, String guardian) {
        return assertThat(mvc.post()
                .uri(page)
                .with(SignedInAs.actor(house.dana().actor()))
                .param("service", "MENTAL_HEALTH")
                .param("mayConsent", "BOTH")
                .param("maySee", "GUARDIAN_TOO")
                .param("guardian", guardian)
                .param("state", "NY")
                .param("ruleOn", born.plusYears(17).toString())
                .param("source", "Entered by the site")
                .param("custody", "NONE_NEEDED")
                .param("assent", "GIVEN")
                .exchange());
    }

    private Instant birthday() {
        return born.plusYears(18).atStartOfDay(Riverside.NEW_YORK).toInstant();
    }

    private Instant beforeMidnight() {
        return birthday().minusSeconds(60);
    }

    private Set<DataClass> told(ContactId contact, Instant at) {
        return house.dana().call(() -> consents.toldTo(kai, contact, at));
    }

    private boolean inForce(ConsentKind kind, Instant at) {
        return house.dana().call(() -> consents.inForce(kai, kind, at).isPresent());
    }

    private boolean sees(ContactId contact) {
        return house.dana().call(() -> guardians.sees(kai, contact, Service.MENTAL_HEALTH));
    }

    private Optional<LocalDate> until(ContactId contact, Service service) {
        return house.dana().call(() -> guardians.seesUntil(kai, contact, service));
    }

    private List<GuardianAuthority.Change> coming() {
        return house.dana().call(() -> guardians.coming(kai));
    }

    private void rule(Optional<String> verifiedBy, String state, int fromAge) {
        house.job(() -> {
            authority.addRule(new StateRule(
                    UUID.randomUUID(),
                    state,
                    Service.MENTAL_HEALTH,
                    fromAge,
                    17,
                    MayConsent.MINOR,
                    "Alone from that age",
                    "Made up for a test",
                    verifiedBy,
                    born));
            return kai;
        });
    }

    private void record(Service service, MaySee maySee, Optional<ContactId> guardian, String state) {
        house.tom()
                .run(() -> authority.record(
                        new ConsentAuthority.Authority(
                                kai,
                                service,
                                MayConsent.BOTH,
                                maySee,
                                state,
                                born,
                                "Entered by the site",
                                Optional.empty(),
                                guardian,
                                Optional.empty(),
                                CustodyPaper.NONE_NEEDED,
                                Assent.GIVEN,
                                Optional.empty()),
                        Regime.PART2));
    }

    private void share(ContactId contact, Capacity capacity) {
        signing(() -> releases.sign(
                kai,
                forms.current(ConsentKind.RELEASE, "en").id(),
                new Release(Optional.of(contact), "Somebody", Set.of(), "To help", Optional.empty(), Optional.empty()),
                List.of(new Releases.Thing(
                        DataClass.ATTENDANCE, Optional.of(birthday().plusSeconds(60 * 60 * 24 * 60)))),
                new Signer.InPerson("Kai Morgan", capacity),
                Regime.PART2));
    }

    private void sign(ConsentKind kind, Capacity capacity) {
        signing(() -> consents.sign(
                kai, forms.current(kind, "en").id(), new Signer.InPerson("Rosa Morgan", capacity), Regime.PART2));
    }

    private void signing(Supplier<Answered> work) {
        assertThat(house.dana().call(() -> Proof.fresh(clock.instant()).call(work::get)))
                .isInstanceOf(Answered.Kept.class);
    }

    private ContactId contact(String name, boolean guardian) {
        return house.job(() -> contacts.add(kai, named(name, guardian)));
    }

    private static Contacts.NewContact named(String name, boolean guardian) {
        return new Contacts.NewContact(name, "family", Optional.empty(), Optional.empty(), guardian, false, false);
    }
}
