package org.footbridge.families;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.Riverside;
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
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.platform.Time;
import org.footbridge.scheduling.Sessions;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

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

    @Autowired
    Ana people;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Riverside.House house;
    private ParticipantId amara;
    private ContactId ana;

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
            var account = accounts.create(UUID.randomUUID() + "@riverside.test", "riverside");
            return accounts.join(account, Set.of(Role.CONTACT), ana);
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
    void each_thing_stands_there_until_its_own_day_and_says_which() {
        people.shares(house, amara, ana, 10, DataClass.ATTENDANCE);
        people.shares(house, amara, ana, 30, DataClass.PROGRESS);
        assertThat(page()).contains("6:00", "This is week 3", "Shared with you until");
        Time.at(clock.instant().plus(Duration.ofDays(20)), () -> {
            assertThat(page()).contains("This is week").doesNotContain("6:00");
            return ana;
        });
        Time.at(clock.instant().plus(Duration.ofDays(31)), () -> {
            assertThat(page()).contains("Nothing is shared with you right now").doesNotContain("Ama");
            return ana;
        });
    }

    @Test
    void taken_back_the_tables_themselves_show_the_contact_nothing() {
        assertThat(rows()).isZero();
        var release = released(Set.of(DataClass.ATTENDANCE));
        assertThat(rows()).isPositive();
        house.job(() -> {
            consents.revoke(release, "Amara", Consents.SaidHow.ON_OWN_PAGE);
            return release;
        });
        assertThat(rows()).isZero();
    }

    /** What row security lets this contact read at all: names, sessions due, papers. */
    private int rows() {
        return actor().call(() -> transaction.execute(_ -> jdbc.queryForObject("""
                        select (select count(*) from people.participant) + (select count(*) from scheduling.v_due)
                             + (select count(*) from consents.consent) + (select count(*) from access.relationship)
                        """, Integer.class)));
    }

    @Test
    void no_copy_of_the_page_is_kept_by_a_browser() {
        released(Set.of(DataClass.ATTENDANCE));
        assertThat(mvc.get().uri("/family").with(SignedInAs.actor(actor())).exchange())
                .hasHeader("Cache-Control", "no-store");
    }

    @Test
    void the_lessons_are_there_with_nothing_shared_and_say_nothing_of_anybody() {
        var list = Jsoup.parse(body("/family/learn"));
        var lessons = list.select("main a[href^=/family/learn/]").eachAttr("href");
        assertThat(lessons).hasSize(8);
        for (var lesson : lessons) {
            assertThat(body(lesson)).doesNotContain("Amara", "Okafor");
        }
        assertThat(body("/family/learn/lapse")).contains("Naloxone", "988", "911", "glad you told me");
        assertThat(body("/family/learn/beside?lang=es")).contains("Estar al lado sin vigilar");
        assertThat(body("/family/learn/lapse?lang=es"))
                .as("words about danger wait for a translator's review")
                .contains("Naloxone")
                .doesNotContain("Naloxona", "naloxona");
        assertThat(mvc.get().uri("/family/learn/nothing").with(SignedInAs.actor(actor())))
                .hasStatus(404);
        assertThat(mvc.get().uri("/family/learn").with(SignedInAs.actor(house.asParticipant(amara))))
                .hasStatus(404);
    }

    private String body(String path) {
        var answer = mvc.get().uri(path).with(SignedInAs.actor(actor())).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private Actor actor() {
        return people.actor(house, ana);
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
        return Jsoup.parse(body("/family")).select("main").text();
    }
}
