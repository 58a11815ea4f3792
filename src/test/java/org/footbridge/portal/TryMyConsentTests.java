package org.footbridge.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.AccountId;
import org.footbridge.access.Accounts;
import org.footbridge.access.Capacity;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.consents.Answered;
import org.footbridge.consents.ConsentForms;
import org.footbridge.consents.ConsentId;
import org.footbridge.consents.ConsentKind;
import org.footbridge.consents.Consents;
import org.footbridge.consents.DataClass;
import org.footbridge.consents.Release;
import org.footbridge.consents.ReleasedTypes;
import org.footbridge.consents.Signer;
import org.footbridge.people.ContactId;
import org.footbridge.people.Contacts;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.scheduling.Sessions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A person tries who would learn what today; the same code decides for the family page and for FHIR. */
@FootbridgeTest
class TryMyConsentTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Contacts contacts;

    @Autowired
    Accounts accounts;

    @Autowired
    Consents consents;

    @Autowired
    ConsentForms forms;

    @Autowired
    Sessions sessions;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Clock clock;

    private Riverside.House house;
    private ParticipantId amara;
    private Actor herself;
    private ContactId ana;
    private AccountId anasAccount;

    @BeforeEach
    void ana_is_amaras_sister() {
        house = riverside.found();
        var today = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK);
        house.job(() -> sessions.makeUntil(today.plusWeeks(2)));
        amara = house.enrolled("Amara", "Okafor", today.minusWeeks(2)).id();
        herself = house.asParticipant(amara);
        house.job(() -> {
            ana = contacts.add(
                    amara,
                    new Contacts.NewContact(
                            "Ana Okafor", "sister", Optional.empty(), Optional.empty(), false, true, false));
            anasAccount = accounts.create(UUID.randomUUID() + "@riverside.test", "riverside");
            return accounts.join(anasAccount, Set.of(Role.CONTACT), ana);
        });
    }

    @Test
    void with_no_consent_nothing_leaves_to_anybody_and_each_thing_says_why() {
        var page = page("near-" + ana.value());
        assertThat(page.text()).contains("Ana Okafor: nothing leaves today", "No consent of yours names it.");
        assertThat(page.select("h3").eachText()).doesNotContain("May be told", "Ana Okafor sees this page right now");
        for (var kind : Set.of("doctor", "insurer", "employer", "school", "relative", "court", "police")) {
            assertThat(page(kind).text()).as(kind).contains("nothing leaves today", "A subpoena alone is not enough");
        }
        assertThat(page("insurer").text()).contains("You have not agreed that anything is told for treatment");
    }

    @Test
    void every_recipient_there_is_to_choose_can_be_tried() {
        released(Optional.of(ana), "Ana Okafor", EnumSet.of(DataClass.ATTENDANCE));
        released(Optional.empty(), "Dr. Lee", EnumSet.of(DataClass.PROGRESS));
        var choices = open("/me/consents/try").select("#to option").eachAttr("value").stream()
                .filter(value -> !value.isEmpty())
                .toList();
        assertThat(choices)
                .contains("doctor", "insurer", "employer", "school", "relative", "court", "police")
                .anyMatch(value -> value.startsWith("near-"))
                .anyMatch(value -> value.startsWith("named-"))
                .hasSize(9)
                .allSatisfy(value ->
                        assertThat(page(value).select("main h2")).as(value).isNotEmpty());
    }

    @Test
    void it_shows_a_contact_exactly_what_her_own_page_says() {
        released(Optional.of(ana), "Ana Okafor", EnumSet.of(DataClass.ATTENDANCE, DataClass.PROGRESS));
        var tried = page("near-" + ana.value());
        var family = familyPage();
        assertThat(tried.text()).contains("May be told", "Whether I come, and when", "You signed this on");
        assertThat(tried.text()).contains("This is week 3 of about 12.");
        assertThat(family.text()).contains("This is week 3 of about 12.");
        var times = family.select(".row-main p").eachText();
        assertThat(times)
                .isNotEmpty()
                .allSatisfy(time -> assertThat(tried.text()).contains(time));
    }

    @Test
    void progress_alone_shows_no_times_to_try_and_none_on_the_page() {
        released(Optional.of(ana), "Ana Okafor", EnumSet.of(DataClass.PROGRESS));
        assertThat(page("near-" + ana.value()).text()).doesNotContain("is expected");
        assertThat(familyPage().text()).doesNotContain("is expected");
    }

    @Test
    void taken_back_it_says_so_and_shows_nothing() {
        var release = released(Optional.of(ana), "Ana Okafor", EnumSet.of(DataClass.ATTENDANCE));
        house.job(() -> {
            consents.revoke(release, "Amara", Consents.SaidHow.ON_OWN_PAGE);
            return release;
        });
        assertThat(page("near-" + ana.value()).text())
                .contains("nothing leaves today", "You took it back on")
                .doesNotContain("is expected");
    }

    @Test
    void somebody_outside_by_name_is_told_what_the_release_names_and_a_program_reads_only_what_that_opens() {
        released(Optional.empty(), "Dr. Lee", EnumSet.of(DataClass.ATTENDANCE, DataClass.PROGRESS));
        var list = open("/me/consents/try");
        var key = list.select("option:contains(Dr. Lee)").attr("value");
        assertThat(page(key).text())
                .contains("Dr. Lee: this leaves today", "when you came", "your name and birth date")
                .doesNotContain("your answers to questions");
    }

    @Test
    void a_type_is_open_only_when_all_that_may_stand_in_it_is_named() {
        assertThat(ReleasedTypes.openTo(Set.of())).isEmpty();
        assertThat(ReleasedTypes.opens(Set.of(DataClass.PROGRESS), "Observation"))
                .isFalse();
        assertThat(ReleasedTypes.opens(
                        Set.of(DataClass.PROGRESS, DataClass.SAFETY, DataClass.SUBSTANCE_USE), "Observation"))
                .isTrue();
        for (var never :
                Set.of("DocumentReference", "Task", "Communication", "Group", "Consent", "Flag", "Practitioner")) {
            assertThat(ReleasedTypes.opens(EnumSet.allOf(DataClass.class), never))
                    .as(never)
                    .isFalse();
        }
    }

    @Test
    void nobody_elses_contact_no_rubbish_and_nobody_else_at_all() {
        assertThat(asked(herself, "/me/consents/try?to=near-" + UUID.randomUUID()))
                .hasStatus(404);
        assertThat(asked(herself, "/me/consents/try?to=rubbish")).hasStatus(404);
        assertThat(asked(house.dana().actor(), "/me/consents/try")).hasStatus(404);
        assertThat(mvc.get().uri("/me/consents/try").with(SignedInAs.actor(herself)))
                .as("a phone left open")
                .hasStatus3xxRedirection();
    }

    private ConsentId released(Optional<ContactId> contact, String recipient, Set<DataClass> what) {
        return house.dana()
                .call(() -> Proof.fresh(clock.instant())
                        .call(() -> ((Answered.Kept) consents.release(
                                        amara,
                                        forms.current(ConsentKind.RELEASE, "en").id(),
                                        new Release(
                                                contact,
                                                recipient,
                                                what,
                                                "So that they know how I am",
                                                Optional.of(clock.instant().plus(Duration.ofDays(30))),
                                                Optional.empty()),
                                        new Signer.InPerson("Amara Okafor", Capacity.SELF),
                                        Regime.PART2))
                                .id()));
    }

    private Document familyPage() {
        var member = house.job(() -> accounts.membershipOf(ana).orElseThrow());
        var actor = accounts.actor(anasAccount, member).orElseThrow();
        return read(asked(actor, "/family"));
    }

    private Document page(String to) {
        return open("/me/consents/try?to=" + to);
    }

    private Document open(String path) {
        return read(asked(herself, path));
    }

    /** Recognized a moment ago, as pages about consents want it. */
    private MvcTestResult asked(Actor who, String path) {
        var request = mvc.get().uri(path).with(SignedInAs.actor(who));
        return Proof.fresh(clock.instant()).call(request::exchange);
    }

    private static Document read(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
