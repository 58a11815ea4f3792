package org.footbridge.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
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
import org.footbridge.consents.Signer;
import org.footbridge.people.ContactId;
import org.footbridge.people.Contacts;
import org.footbridge.people.NamesForAudiences;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.scheduling.Sessions;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@FootbridgeTest
class FamilyTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Contacts contacts;

    @Autowired
    NamesForAudiences names;

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
    private ContactId ana;
    private AccountId anasAccount;

    @BeforeEach
    void ana_is_amaras_sister() {
        house = riverside.found();
        var today = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK);
        house.job(() -> sessions.makeUntil(today.plusWeeks(2)));
        amara = house.enrolled("Amara", "Okafor", today.minusWeeks(2)).id();
        house.job(() -> {
            names.choose(amara, NamesForAudiences.Audience.FAMILY, "Ama", Optional.empty());
            ana = contacts.add(
                    amara,
                    new Contacts.NewContact(
                            "Ana Okafor", "sister", Optional.empty(), Optional.empty(), false, true, false));
            anasAccount = accounts.create(UUID.randomUUID() + "@riverside.test", "riverside");
            return accounts.join(anasAccount, Set.of(Role.CONTACT), ana);
        });
    }

    @Test
    void somebody_with_no_release_sees_nothing_and_not_even_a_name() {
        assertThat(page()).contains("Nothing is shared with you right now").doesNotContain("Ama");
    }

    @Test
    void attendance_is_times_under_the_name_chosen_for_family_and_no_title_of_a_group() {
        released(Set.of(DataClass.ATTENDANCE));
        assertThat(page())
                .contains("Ama", "6:00")
                .doesNotContain("Amara", "Process group", "Distress tolerance", "Adult day", "week 3");
    }

    @Test
    void progress_is_said_in_words_and_brings_no_times_with_it() {
        released(Set.of(DataClass.PROGRESS));
        assertThat(page()).contains("This is week 3 of about 12.").doesNotContain("6:00");
    }

    @Test
    void a_release_of_something_else_shows_nothing_here() {
        released(Set.of(DataClass.BILLING));
        assertThat(page()).contains("Nothing is shared with you right now").doesNotContain("Ama");
    }

    @Test
    void taken_back_it_looks_at_once_as_if_nothing_had_ever_been_shared() {
        var before = page();
        var release = released(Set.of(DataClass.ATTENDANCE, DataClass.PROGRESS));
        assertThat(page()).isNotEqualTo(before);
        house.job(() -> {
            consents.revoke(release, "Amara", Consents.SaidHow.ON_OWN_PAGE);
            return release;
        });
        assertThat(page()).isEqualTo(before);
    }

    @Test
    void a_participant_sees_her_own_progress_page_and_no_family_page() {
        var asAmara = house.asParticipant(amara);
        assertThat(mvc.get().uri("/me/progress").with(SignedInAs.actor(asAmara)))
                .hasStatusOk()
                .bodyText()
                .contains("Nothing to see yet");
        assertThat(mvc.get().uri("/family").with(SignedInAs.actor(asAmara))).hasStatus(404);
    }

    private ConsentId released(Set<DataClass> what) {
        return house.dana()
                .call(() -> Proof.fresh(clock.instant())
                        .call(() -> ((Answered.Kept) consents.release(
                                        amara,
                                        forms.current(ConsentKind.RELEASE, "en").id(),
                                        new Release(
                                                Optional.of(ana),
                                                "Ana",
                                                what,
                                                "So that she knows how I am",
                                                Optional.of(clock.instant().plus(Duration.ofDays(30))),
                                                Optional.empty()),
                                        new Signer.InPerson("Amara Okafor", Capacity.SELF),
                                        Regime.PART2))
                                .id()));
    }

    private String page() {
        var member = house.job(() -> accounts.membershipOf(ana).orElseThrow());
        var actor = accounts.actor(anasAccount, member).orElseThrow();
        var answer = mvc.get().uri("/family").with(SignedInAs.actor(actor)).exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(new String(
                        answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8))
                .select("main")
                .text();
    }
}
