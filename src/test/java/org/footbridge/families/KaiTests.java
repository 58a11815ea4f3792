package org.footbridge.families;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.consents.Birthdays;
import org.footbridge.consents.ConsentAuthority;
import org.footbridge.consents.ConsentAuthority.MaySee;
import org.footbridge.consents.ConsentAuthority.Service;
import org.footbridge.consents.DataClass;
import org.footbridge.consents.GuardianAuthority;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.people.ContactId;
import org.footbridge.people.NamesForAudiences;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.platform.Time;
import org.footbridge.safety.CopingContent;
import org.footbridge.safety.CopingKind;
import org.footbridge.safety.CopingPlans;
import org.footbridge.safety.GuardianDoors;
import org.footbridge.safety.Part;
import org.footbridge.scheduling.Sessions;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Kai, 15, opened as facilitator, as Kai and as mother: three different truths (CARE 14, 36). */
@FootbridgeTest
class KaiTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Ana people;

    @Autowired
    Sessions sessions;

    @Autowired
    NamesForAudiences names;

    @Autowired
    ConsentAuthority authority;

    @Autowired
    GuardianAuthority guardianAuthority;

    @Autowired
    Birthdays birthdays;

    @Autowired
    GuardianDoors doors;

    @Autowired
    CopingPlans plans;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Clock clock;

    private Riverside.House house;
    private LocalDate born;
    private ParticipantId kai;
    private Actor asKai;
    private ContactId mother;

    @BeforeEach
    void kai_is_fifteen_and_uses_cannabis() {
        house = riverside.found();
        var today = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK);
        house.job(() -> sessions.makeUntil(today.plusWeeks(2)));
        var enrolled = house.enrolled("Katherine", "Morgan", today.minusWeeks(2));
        kai = enrolled.id();
        born = today.minusYears(15).minusDays(40);
        house.letCare(Role.THERAPIST, kai);
        house.inTransaction(() -> jdbc.update(
                "update people.participant set birth_date = ?, chosen_name = 'Kai' where id = ?", born, kai.value()));
        house.job(() -> {
            names.choose(kai, NamesForAudiences.Audience.FAMILY, "Katie", Optional.of("she/her"));
            return kai;
        });
        asKai = house.asParticipant(kai);
        mother = people.near(house, kai, "Rosa Morgan", "mother", true);
        people.signsIn(house, mother);
        record(Service.MENTAL_HEALTH, MaySee.GUARDIAN_TOO);
        record(Service.SUBSTANCE_USE, MaySee.MINOR_ONLY);
        plan(enrolled.episode());
        write(CopingKind.SAFETY, Part.ALONE, "Walk to the river");
        write(CopingKind.RELAPSE, Part.SKILLS, "Call Max before the party");
        assertThat(house.dana().call(() -> doors.open(kai, mother))).isEqualTo(GuardianDoors.Opening.OPEN);
    }

    @Test
    void the_mother_reads_the_safety_plan_under_the_name_chosen_for_her_and_nothing_of_cannabis() {
        assertThat(mothers())
                .contains("Katie", "You read this as: mother", "What Katie shares for hard hours")
                .doesNotContain("Kai", "Katherine", "cannabis", "weed", "staying on track", "6:00", "week");
        assertThat(status("/family/people/" + kai.value() + "/relapse-plan")).isEqualTo(404);
    }

    @Test
    void what_kai_releases_she_reads_too_but_the_goal_about_cannabis_only_with_a_release_of_its_own() {
        people.shares(house, kai, mother, 30, DataClass.ATTENDANCE, DataClass.PLAN);
        assertThat(mothers()).contains("6:00", "“I want to sleep through”").doesNotContain("weed", "cannabis");
        people.shares(house, kai, mother, 30, DataClass.SUBSTANCE_USE);
        assertThat(mothers()).contains("“I want to say no to weed”", "staying on track");
    }

    @Test
    void the_facilitator_sees_all_of_it_and_which_part_of_it_she_sees() {
        assertThat(text(house.dana().actor(), "/people/" + kai.value() + "/family"))
                .contains("Rosa Morgan", "mother, guardian", "By recorded authority: safety concerns until")
                .doesNotContain("substance use");
        assertThat(text(house.dana().actor(), "/people/" + kai.value() + "/relapse-plan"))
                .contains("Call Max before the party");
    }

    @Test
    void kai_sees_who_has_a_door_and_what_the_law_opens_and_cannot_close_that_alone() {
        assertThat(text(asKai, "/me/family")).contains("Rosa Morgan", "mother", "Has a door since");
        assertThat(text(asKai, "/me/family/" + mother.value()))
                .contains("also sees this as your guardian until", "safety plan")
                .doesNotContain("Close the door");
        assertThat(text(asKai, "/me/relapse-plan")).contains("Call Max before the party");
    }

    @Test
    void before_eighteen_kai_and_the_clinician_are_told_and_on_the_day_the_door_closes_by_itself() {
        people.shares(house, kai, mother, 3000, DataClass.ATTENDANCE);
        var eighteen = born.plusYears(18).atStartOfDay(Riverside.NEW_YORK).toInstant();
        assertThat(text(asKai, "/me/family")).doesNotContain("you turn 18");
        Time.at(eighteen.minusSeconds(60 * 60 * 24 * 80), () -> {
            assertThat(text(asKai, "/me/family")).contains("you turn 18", "you sign anew");
            assertThat(text(house.dana().actor(), "/people/" + kai.value() + "/family"))
                    .contains("As the young person reads it", "you turn 18");
            return kai;
        });
        Time.at(eighteen.minusSeconds(60), () -> {
            assertThat(mothers()).contains("Katie");
            return kai;
        });
        Time.at(eighteen, () -> {
            assertThat(mothers())
                    .contains("Nothing is shared with you right now")
                    .doesNotContain("Katie", "mother");
            assertThat(people.actor(house, mother).participants())
                    .as("nor would row security show it")
                    .isEmpty();
            assertThat(text(asKai, "/me/family/" + mother.value())).contains("sees nothing from here");
            return kai;
        });
    }

    @Test
    void a_month_before_it_the_birthday_stands_on_the_persons_page_and_on_the_therapists_today() {
        var eighteen = born.plusYears(18).atStartOfDay(Riverside.NEW_YORK).toInstant();
        assertThat(text(house.dana().actor(), "/people/" + kai.value())).doesNotContain("Turns 18");
        Time.at(eighteen.minusSeconds(60 * 60 * 24 * 29), () -> {
            assertThat(text(house.dana().actor(), "/people/" + kai.value()))
                    .contains("A birthday changes who may consent", "Turns 18");
            assertThat(text(house.tom().actor(), "/today")).contains("Turns 18");
            return kai;
        });
        Time.at(eighteen.minusSeconds(60 * 60 * 24 * 32), () -> {
            assertThat(text(house.tom().actor(), "/today")).doesNotContain("Turns 18");
            return kai;
        });
        Time.at(eighteen.plusSeconds(60), () -> {
            assertThat(text(house.dana().actor(), "/people/" + kai.value())).doesNotContain("Turns 18");
            return kai;
        });
    }

    @Test
    void a_birthday_by_a_checked_rule_of_the_state_is_told_for_the_service_it_closes_and_for_no_other() {
        var sixteen = born.plusYears(16);
        house.inTransaction(() -> {
            rule("mental_health", 16, "Checked by counsel");
            return rule("medication", 16, null);
        });
        Time.at(sixteen.minusDays(10).atStartOfDay(Riverside.NEW_YORK).toInstant(), () -> {
            assertThat(house.dana().call(() -> birthdays.ahead(List.of(kai.value()))))
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.day()).isEqualTo(sixteen);
                        assertThat(one.service()).contains(Service.MENTAL_HEALTH);
                        assertThat(guardians(one.day())).contains(Service.MENTAL_HEALTH);
                    });
            assertThat(house.asParticipant(house.amara()).call(() -> birthdays.ahead(List.of(kai.value()))))
                    .as("another participant asks")
                    .isEmpty();
            return kai;
        });
    }

    /** What the rule for one person alone says of that day. */
    private List<Service> guardians(LocalDate day) {
        return house.dana().call(() -> guardianAuthority.coming(kai)).stream()
                .filter(one -> one.on().equals(day))
                .flatMap(one -> one.service().stream())
                .toList();
    }

    private int rule(String service, int age, String checkedBy) {
        return jdbc.update(
                """
                insert into consents.minor_rule (organization_id, id, state, service, from_age, to_age, may_consent, statement, source,
                                                 verified_by, starts_on, created_at)
                values (?, ?, 'NY', ?, ?, 17, 'minor', 'May consent alone', 'The site''s counsel', ?, ?, ?)
                """,
                house.organization().value(),
                UUID.randomUUID(),
                service,
                age,
                checkedBy,
                born,
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private String mothers() {
        return text(people.actor(house, mother), "/family");
    }

    private int status(String path) {
        return mvc.get()
                .uri(path)
                .with(SignedInAs.actor(people.actor(house, mother)))
                .exchange()
                .getResponse()
                .getStatus();
    }

    private String text(Actor actor, String path) {
        var answer = Proof.fresh(clock.instant())
                .call(() -> mvc.get()
                        .uri(path)
                        .with(SignedInAs.actor(actor, Proof.fresh(clock.instant())))
                        .exchange());
        assertThat(answer).as(path).hasStatusOk();
        return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .select("main")
                .text();
    }

    private void record(Service service, MaySee maySee) {
        house.tom()
                .run(() -> authority.record(
                        new ConsentAuthority.Authority(
                                kai,
                                service,
                                maySee == MaySee.MINOR_ONLY
                                        ? ConsentAuthority.MayConsent.MINOR
                                        : ConsentAuthority.MayConsent.BOTH,
                                maySee,
                                "NY",
                                born.plusYears(15),
                                "Entered by the site",
                                Optional.empty(),
                                Optional.of(mother).filter(_ -> maySee == MaySee.GUARDIAN_TOO),
                                Optional.of("Rosa Morgan"),
                                ConsentAuthority.CustodyPaper.NONE_NEEDED,
                                ConsentAuthority.Assent.GIVEN,
                                Optional.empty()),
                        Regime.PART2));
    }

    private void write(CopingKind kind, Part part, String words) {
        house.dana()
                .run(() -> plans.write(
                        kai,
                        kind,
                        Optional.empty(),
                        new CopingContent(
                                Map.of(
                                        part,
                                        List.of(new CopingContent.Line(
                                                UUID.randomUUID(), words, "", "", Optional.empty()))),
                                Set.of(part),
                                Optional.empty(),
                                ""),
                        true));
    }

    /** A plan in force with one goal about low mood, one under a diagnosis of F12 and one that nobody gave a diagnosis. */
    private void plan(EpisodeId episode) {
        var organization = house.organization().value();
        var plan = UUID.randomUUID();
        var version = UUID.randomUUID();
        var at = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        house.inTransaction(() -> {
            jdbc.update(
                    "insert into plans.plan (organization_id, id, participant_id, episode_id, opened_at) values (?, ?, ?, ?, ?)",
                    organization,
                    plan,
                    kai.value(),
                    episode.value(),
                    at);
            jdbc.update("""
                            insert into plans.version (organization_id, id, plan_id, participant_id, number, strengths, preferences,
                                                       ends_when, what_changed, edited_at, edit, regime, privacy_class)
                            values (?, ?, ?, ?, 1, '', '', '', '', ?, 1, 'part2', 'ordinary')
                            """, organization, version, plan, kai.value(), at);
            goal(version, 1, "Sleep", "F32.1", "I want to sleep through");
            goal(version, 2, "Cannabis use", "F12.10", "I want to say no to weed");
            goal(version, 3, "Weekends", null, "I want weekends I can remember");
            return jdbc.update(
                    "update plans.version set author_id = ?, signed_at = ? where id = ?",
                    house.dana().id().value(),
                    at,
                    version);
        });
    }

    private void goal(UUID version, int position, String problem, String diagnosis, String words) {
        var organization = house.organization().value();
        var id = UUID.randomUUID();
        jdbc.update("""
                        insert into plans.problem (organization_id, id, version_id, participant_id, line_id, position, statement,
                                                   diagnosis, regime, privacy_class)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 'part2', 'ordinary')
                        """, organization, id, version, kai.value(), id, position, problem, diagnosis);
        jdbc.update("""
                        insert into plans.goal (organization_id, id, version_id, participant_id, line_id, problem_id, position,
                                                own_words, regime, privacy_class)
                        values (?, ?, ?, ?, ?, ?, 1, ?, 'part2', 'ordinary')
                        """, organization, id, version, kai.value(), id, id, words);
    }
}
