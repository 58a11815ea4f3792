package org.footbridge.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.footbridge.Riverside;
import org.footbridge.access.Accounts;
import org.footbridge.access.NotYours;
import org.footbridge.access.SignedInAs;
import org.footbridge.consents.ConsentAuthority;
import org.footbridge.consents.ConsentAuthority.CustodyPaper;
import org.footbridge.consents.ConsentAuthority.MaySee;
import org.footbridge.consents.ConsentAuthority.Service;
import org.footbridge.people.ContactId;
import org.footbridge.people.Contacts;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.people.Person;
import org.footbridge.people.SafeContact;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.platform.Time;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What a guardian reads of a young person's plans: by recorded authority, and only what is shared (CARE 14). */
@FootbridgeTest
class GuardiansAndPlansTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Participants participants;

    @Autowired
    Contacts contacts;

    @Autowired
    ConsentAuthority authority;

    @Autowired
    CopingPlans plans;

    @Autowired
    GuardianDoors doors;

    @Autowired
    Accounts accounts;

    @Autowired
    Clock clock;

    @Autowired
    MockMvcTester mvc;

    private Riverside.House house;
    private ParticipantId kai;
    private ContactId guardian;
    private Supplier<Actor> rosa;

    @BeforeEach
    void kai_is_fifteen_and_has_both_plans() {
        house = riverside.found();
        var today = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK);
        kai = house.job(() -> participants.register(
                Person.named("Kai", "Morgan").born(today.minusYears(15).minusDays(3)), SafeContact.unknown()));
        house.letCare(Role.THERAPIST, kai);
        guardian = contact("Rosa Morgan", true);
        rosa = signedIn(guardian);
        for (var kind : CopingKind.values()) {
            house.dana().run(() -> plans.write(kai, kind, Optional.empty(), content(kind), true));
        }
    }

    @Test
    void without_a_record_a_guardian_reads_nothing_and_does_not_learn_that_there_is_anything()
            throws UnsupportedEncodingException {
        assertThat(status(rosa.get(), "safety-plan")).isEqualTo(404);
        assertThat(status(rosa.get(), "relapse-plan")).isEqualTo(404);
        assertThat(text(rosa.get(), "/family")).doesNotContain("Kai", "plan of");
    }

    @Test
    void by_a_record_that_lets_her_see_she_reads_the_shared_parts_and_no_other() throws UnsupportedEncodingException {
        record(Service.MENTAL_HEALTH, MaySee.GUARDIAN_TOO, CustodyPaper.NONE_NEEDED);
        assertThat(status(rosa.get(), "safety-plan"))
                .as("until staff open the door")
                .isEqualTo(404);
        assertThat(open(CopingKind.SAFETY)).isEqualTo(GuardianDoors.Opening.OPEN);
        assertThat(text(rosa.get(), "/family")).contains("/family/people/" + kai.value() + "/safety-plan");
        assertThat(text(rosa.get(), "/family/people/" + kai.value() + "/safety-plan"))
                .contains("Walk to the river")
                .doesNotContain("I stop answering");
    }

    @Test
    void what_the_young_person_alone_may_release_stays_hidden_although_she_sees_the_other_plan() {
        record(Service.MENTAL_HEALTH, MaySee.GUARDIAN_TOO, CustodyPaper.NONE_NEEDED);
        record(Service.SUBSTANCE_USE, MaySee.MINOR_ONLY, CustodyPaper.NONE_NEEDED);
        open(CopingKind.SAFETY);
        assertThat(open(CopingKind.RELAPSE)).isEqualTo(GuardianDoors.Opening.NOT_BY_AUTHORITY);
        assertThat(status(rosa.get(), "safety-plan")).isEqualTo(200);
        assertThat(status(rosa.get(), "relapse-plan")).isEqualTo(404);
        record(Service.SUBSTANCE_USE, MaySee.GUARDIAN_BY_RELEASE, CustodyPaper.NONE_NEEDED);
        assertThat(status(rosa.get(), "relapse-plan"))
                .as("without the release it waits for")
                .isEqualTo(404);
        record(Service.SUBSTANCE_USE, MaySee.GUARDIAN_TOO, CustodyPaper.NONE_NEEDED);
        open(CopingKind.RELAPSE);
        assertThat(status(rosa.get(), "relapse-plan")).isEqualTo(200);
    }

    @Test
    void when_a_later_record_takes_it_back_it_looks_as_if_nothing_had_ever_been_shared()
            throws UnsupportedEncodingException {
        record(Service.MENTAL_HEALTH, MaySee.GUARDIAN_TOO, CustodyPaper.NONE_NEEDED);
        open(CopingKind.SAFETY);
        assertThat(status(rosa.get(), "safety-plan")).isEqualTo(200);
        record(Service.MENTAL_HEALTH, MaySee.MINOR_ONLY, CustodyPaper.NONE_NEEDED);
        assertThat(status(rosa.get(), "safety-plan")).isEqualTo(404);
        assertThat(text(rosa.get(), "/family")).doesNotContain("Kai", "plan of");
    }

    @Test
    void while_the_custody_paper_is_only_asked_for_nothing_is_opened() {
        record(Service.MENTAL_HEALTH, MaySee.GUARDIAN_TOO, CustodyPaper.ASKED_FOR);
        assertThat(open(CopingKind.SAFETY)).isEqualTo(GuardianDoors.Opening.NOT_BY_AUTHORITY);
        assertThat(status(rosa.get(), "safety-plan")).isEqualTo(404);
        record(Service.MENTAL_HEALTH, MaySee.GUARDIAN_TOO, CustodyPaper.SEEN_AND_ATTACHED);
        assertThat(open(CopingKind.SAFETY)).isEqualTo(GuardianDoors.Opening.OPEN);
        assertThat(status(rosa.get(), "safety-plan")).isEqualTo(200);
    }

    @Test
    void the_door_is_opened_on_the_plans_page_for_a_guardian_with_a_sign_in_and_closes_at_eighteen()
            throws UnsupportedEncodingException {
        record(Service.MENTAL_HEALTH, MaySee.GUARDIAN_TOO, CustodyPaper.NONE_NEEDED);
        var uncle = contact("Uncle Ben", false);
        assertThat(house.dana().call(() -> doors.open(kai, CopingKind.SAFETY, uncle)))
                .isEqualTo(GuardianDoors.Opening.NOT_BY_AUTHORITY);
        var father = contact("Sam Morgan", true);
        assertThat(house.dana().call(() -> doors.open(kai, CopingKind.SAFETY, father)))
                .as("a guardian the record does not name")
                .isEqualTo(GuardianDoors.Opening.NOT_BY_AUTHORITY);
        record(Service.MENTAL_HEALTH, Optional.of(father), MaySee.GUARDIAN_TOO, CustodyPaper.NONE_NEEDED);
        assertThat(house.dana().call(() -> doors.open(kai, CopingKind.SAFETY, father)))
                .isEqualTo(GuardianDoors.Opening.NO_SIGN_IN);
        assertThatThrownBy(() -> house.bea().call(() -> doors.open(kai, CopingKind.SAFETY, guardian)))
                .isInstanceOf(NotYours.class);
        var page = "/people/" + kai.value() + "/safety-plan";
        assertThat(text(house.dana().actor(), page)).contains("A guardian’s door", "Rosa Morgan");
        assertThat(mvc.post()
                        .uri(page + "/guardians")
                        .with(SignedInAs.actor(house.dana().actor()))
                        .param("guardian", guardian.value().toString())
                        .exchange())
                .hasRedirectedUrl(page);
        assertThat(status(rosa.get(), "safety-plan")).isEqualTo(200);
        var ofAge = clock.instant().plus(Duration.ofDays(3 * 366));
        assertThat(Time.at(ofAge, () -> status(rosa.get(), "safety-plan"))).isEqualTo(404);
    }

    private GuardianDoors.Opening open(CopingKind kind) {
        return house.dana().call(() -> doors.open(kai, kind, guardian));
    }

    private void record(Service service, MaySee maySee, CustodyPaper paper) {
        record(service, Optional.of(guardian).filter(_ -> maySee == MaySee.GUARDIAN_TOO), maySee, paper);
    }

    private void record(Service service, Optional<ContactId> named, MaySee maySee, CustodyPaper paper) {
        house.tom()
                .run(() -> authority.record(
                        new ConsentAuthority.Authority(
                                kai,
                                service,
                                ConsentAuthority.MayConsent.EITHER,
                                maySee,
                                "NY",
                                LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK),
                                "Entered by the site",
                                Optional.empty(),
                                named,
                                Optional.of("Rosa Morgan"),
                                paper,
                                ConsentAuthority.Assent.GIVEN,
                                Optional.empty()),
                        Regime.PART2));
    }

    private ContactId contact(String name, boolean guardian) {
        return house.job(() -> contacts.add(
                kai,
                new Contacts.NewContact(name, "family", Optional.empty(), Optional.empty(), guardian, false, false)));
    }

    /** The actor is made anew for each look, as each request of a sign-in makes it. */
    private Supplier<Actor> signedIn(ContactId contact) {
        return house.job(() -> {
            var account = accounts.create(UUID.randomUUID() + "@riverside.test", "riverside");
            var membership = accounts.join(account, Set.of(Role.CONTACT), contact);
            return () -> house.job(() -> accounts.actor(account, membership).orElseThrow());
        });
    }

    private int status(Actor actor, String plan) {
        return mvc.get()
                .uri("/family/people/" + kai.value() + "/" + plan)
                .with(SignedInAs.actor(actor))
                .exchange()
                .getResponse()
                .getStatus();
    }

    private String text(Actor actor, String path) throws UnsupportedEncodingException {
        var answer = mvc.get().uri(path).with(SignedInAs.actor(actor)).exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }

    /** One part kept, one shared. */
    private static CopingContent content(CopingKind kind) {
        var kept = kind == CopingKind.SAFETY ? Part.SIGNS : Part.TRIGGERS;
        var shared = kind == CopingKind.SAFETY ? Part.ALONE : Part.SKILLS;
        return new CopingContent(
                Map.of(kept, List.of(line("I stop answering")), shared, List.of(line("Walk to the river"))),
                Set.of(shared),
                Optional.empty(),
                "");
    }

    private static CopingContent.Line line(String words) {
        return new CopingContent.Line(UUID.randomUUID(), words, "", "", Optional.empty());
    }
}
