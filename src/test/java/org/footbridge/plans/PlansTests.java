package org.footbridge.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.Capacity;
import org.footbridge.access.NotYours;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.footbridge.staff.Credentials;
import org.footbridge.staff.SigningTerms;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@FootbridgeTest
class PlansTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Autowired
    Riverside riverside;

    @Autowired
    Plans plans;

    @Autowired
    SigningTerms terms;

    @Autowired
    Sql sql;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvcTester mvc;

    private Riverside.House house;
    private ParticipantId amara;
    private EpisodeId stay;
    private Actor asAmara;

    @BeforeEach
    void amara_has_a_stay() {
        house = riverside.found();
        house.ruth();
        var enrolled = house.enrolled("Amara", "Okafor", TestTime.today().minusDays(7));
        amara = enrolled.id();
        stay = enrolled.episode();
        house.letCare(Role.THERAPIST, amara);
        house.letCare(Role.ASSOCIATE, amara);
        asAmara = house.asParticipant(amara);
    }

    @Test
    void a_draft_is_saved_and_read_back_as_it_was_written() {
        var draft = written(plan("PHQ-9 total falls"));
        var read = house.dana().call(() -> plans.versions(stay)).getFirst();
        assertThat(read.id()).isEqualTo(draft);
        assertThat(read.signedAt()).isEmpty();
        assertThat(read.content().exactText())
                .isEqualTo(plan("PHQ-9 total falls").exactText());
    }

    @Test
    void asking_for_a_draft_twice_gives_the_same_one() {
        assertThat(house.dana().call(() -> plans.draft(stay)))
                .isEqualTo(house.dana().call(() -> plans.draft(stay)));
    }

    @Test
    void who_saves_over_somebody_elses_text_is_shown_both() {
        var draft = house.dana().call(() -> plans.draft(stay));
        house.dana().call(() -> plans.save(draft, 0, plan("hers")));
        var second = house.marcus().call(() -> plans.save(draft, 0, plan("his")));
        assertThat(second)
                .isInstanceOfSatisfying(
                        Plans.Conflict.class,
                        conflict -> assertThat(conflict.theirs()
                                        .objectives()
                                        .findFirst()
                                        .orElseThrow()
                                        .statement())
                                .isEqualTo("hers"));
    }

    @Test
    void an_unfinished_plan_cannot_be_signed_and_says_what_is_missing() {
        var draft = house.dana().call(() -> plans.draft(stay));
        assertThat(signedBy(house.dana(), draft))
                .isInstanceOfSatisfying(
                        Plans.NotYetComplete.class,
                        missing -> assertThat(missing.gaps())
                                .contains("Name at least one problem.", "Say when the plan is looked at again."));
    }

    @Test
    void a_signed_plan_is_immutable_in_the_database_itself() {
        var version = written(plan("PHQ-9 total falls"));
        assertThat(signedBy(house.dana(), version)).isInstanceOf(Plans.PlanSigned.class);
        assertThat(house.dana().call(() -> plans.save(version, 1, plan("another"))))
                .isInstanceOf(Plans.AlreadySigned.class);
        for (var change : List.of(
                "update plans.version set strengths = 'x'",
                "update plans.objective set statement = 'x'",
                "update plans.goal set own_words = 'x'",
                "delete from plans.problem",
                "delete from plans.intervention",
                "delete from plans.version")) {
            assertThatThrownBy(() -> house.inTransaction(() -> sql.sql(change).update()))
                    .as(change)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> house.inTransaction(() -> sql.sql("""
                        insert into plans.goal select organization_id, gen_random_uuid(), version_id, participant_id, gen_random_uuid(),
                               problem_id, 9, 'smuggled in', regime, privacy_class from plans.goal limit 1
                        """).update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_new_version_keeps_the_old_one_readable_and_says_what_changed() {
        var first = written(plan("PHQ-9 total falls"));
        signedBy(house.dana(), first);
        var second = house.dana().call(() -> plans.draft(stay));
        assertThat(second).isNotEqualTo(first);
        var begun = house.dana().call(() -> plans.versions(stay)).getFirst();
        assertThat(begun.number()).isEqualTo(2);
        assertThat(begun.content().objectives().findFirst().orElseThrow().line())
                .isEqualTo(plan("").objectives().findFirst().orElseThrow().line());
        var revised = plan("PHQ-9 total falls below 5");
        house.dana().call(() -> plans.save(second, begun.edit(), revised));
        assertThat(signedBy(house.dana(), second))
                .isInstanceOfSatisfying(
                        Plans.NotYetComplete.class,
                        missing -> assertThat(missing.gaps())
                                .containsExactly("Say what changed since the last version, and why."));
        var said = new PlanContent(
                revised.strengths(),
                revised.preferences(),
                revised.endsWhen(),
                "She is further than we thought.",
                revised.reviewOn(),
                revised.problems());
        house.dana().call(() -> plans.save(second, begun.edit() + 1, said));
        assertThat(signedBy(house.dana(), second)).isInstanceOf(Plans.PlanSigned.class);
        var all = house.dana().call(() -> plans.versions(stay));
        assertThat(all).extracting(Plans.Read::number).containsExactly(2, 1);
        assertThat(PlanChanges.between(all.get(1).content(), all.get(0).content()))
                .singleElement()
                .satisfies(change -> assertThat(change.after()).contains("below 5"));
        assertThat(house.inTransaction(() ->
                        sql.sql("select statement from plans.v_objectives").list(String.class)))
                .containsExactly("PHQ-9 total falls below 5");
    }

    @Test
    void both_sign_the_author_and_the_participant_from_her_phone() {
        var version = written(plan("PHQ-9 total falls"));
        assertThatThrownBy(() -> asAmara.call(() -> plans.agree(version, ""))).isInstanceOf(NotYours.class);
        signedBy(house.dana(), version);
        assertThat(proven(asAmara, () -> plans.agree(version, "That is me."))).isInstanceOf(Plans.PlanSigned.class);
        assertThat(proven(asAmara, () -> plans.agree(version, ""))).isInstanceOf(Plans.NotSigned.class);
        assertThat(house.inTransaction(() -> sql.sql("select agreed_at is not null from plans.v_current_plan")
                        .single(Boolean.class)))
                .isTrue();
    }

    @Test
    void the_participant_may_sign_on_the_staff_members_screen_or_say_why_not() {
        var version = written(plan("PHQ-9 total falls"));
        signedBy(house.dana(), version);
        assertThat(house.dana().call(() -> plans.decline(version, " "))).isInstanceOf(Plans.NotSigned.class);
        assertThat(house.dana().call(() -> plans.decline(version, "Not before I have talked with my sister.")))
                .isInstanceOf(Plans.PlanSigned.class);
        assertThat(proven(
                        house.dana().actor(),
                        () -> plans.agreeInPerson(version, "Amara Okafor", Capacity.SELF, "Now yes.")))
                .isInstanceOf(Plans.PlanSigned.class);
    }

    @Test
    void an_associates_plan_waits_for_her_supervisor_and_nobody_else_can_cosign() {
        var ines = house.ines();
        var version = written(plan("PHQ-9 total falls"));
        assertThat(signedBy(ines, version)).isInstanceOf(Plans.PlanSigned.class);
        assertThat(house.inTransaction(() ->
                        sql.sql("select kind from tasks.v_open order by kind").list(String.class)))
                .contains("cosign plan", "review plan");
        assertThat(proven(house.dana().actor(), () -> plans.cosign(version))).isInstanceOf(Plans.NotSigned.class);
        assertThat(proven(house.priya().actor(), () -> plans.cosign(version))).isInstanceOf(Plans.PlanSigned.class);
    }

    @Test
    void somebody_else_sees_no_plan_and_no_row_of_it() {
        var version = written(plan("PHQ-9 total falls"));
        signedBy(house.dana(), version);
        var asBen = house.asParticipant(house.participant("Ben", "Osei"));
        assertThatThrownBy(() -> proven(asBen, () -> plans.agree(version, ""))).isInstanceOf(NotYours.class);
        Long seen = asBen.call(() -> transaction.execute(
                reading -> sql.sql("select count(*) from plans.objective").single(Long.class)));
        assertThat(seen).isZero();
        assertThat(asBen.call(() -> plans.versions(stay))).isEmpty();
    }

    @Test
    void a_participant_never_sees_a_draft() {
        written(plan("PHQ-9 total falls"));
        assertThat(asAmara.call(() -> plans.versions(stay))).isEmpty();
        assertThat(page(asAmara, "/me/plan").text()).contains("Your plan is not written yet");
    }

    @Test
    void a_plan_is_written_line_by_line_without_script() {
        var home = "/episodes/" + stay.value() + "/plan";
        post(house.dana().actor(), home + "/drafts", form -> {});
        var empty = page(house.dana().actor(), home);
        post(house.dana().actor(), home, form -> {
            form.param("version", empty.select("[name=version]").attr("value"));
            form.param("edit", empty.select("[name=edit]").attr("value"));
            form.param("strengths", "A sister who calls");
            form.param("do", "add-problem");
        });
        var withProblem = page(house.dana().actor(), home);
        assertThat(withProblem.select("[name=strengths]").text()).isEqualTo("A sister who calls");
        var problemLine = withProblem.select("[name=p0-line]").attr("value");
        post(house.dana().actor(), home, form -> {
            form.param("version", withProblem.select("[name=version]").attr("value"));
            form.param("edit", withProblem.select("[name=edit]").attr("value"));
            form.param("strengths", "A sister who calls");
            form.param("p0-line", problemLine);
            form.param("p0-statement", "Low mood most days");
            form.param("do", "add-goal p0");
        });
        var withGoal = page(house.dana().actor(), home);
        assertThat(withGoal.select("[name=p0-statement]").text()).isEqualTo("Low mood most days");
        assertThat(withGoal.select("[name=p0-g0-words]")).hasSize(1);
        assertThat(withGoal.select("[name=p0-line]").attr("value")).isEqualTo(problemLine);
        assertThat(mvc.get()
                        .uri(home)
                        .with(SignedInAs.actor(house.bea().actor()))
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void the_participant_reads_and_signs_her_plan_on_her_phone_in_both_languages() {
        var version = written(plan("PHQ-9 total falls"));
        signedBy(house.dana(), version);
        assertThat(page(asAmara, "/me/plan").text()).contains("I want to get up and look forward to something");
        assertThat(page(asAmara, "/me/plan?lang=es").text()).contains("Firmar mi plan");
        assertThat(page(asAmara, "/me/plan?lang=en").text()).contains("No answers yet; the aim is 9 or less by ");
        // this sign-in has not been proven a moment ago: it must be, before anything is signed
        assertThat(mvc.post()
                        .uri("/me/plan/" + version.value() + "/agreements")
                        .with(SignedInAs.actor(asAmara))
                        .exchange()
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo("/prove?then=/me/plan");
        proven(asAmara, () -> plans.agree(version, "That is me."));
        assertThat(page(asAmara, "/me/plan").text()).contains("You signed this on", "That is me.");
    }

    @Test
    void a_moved_date_asks_nobody_again_and_a_changed_objective_asks_both() {
        var ines = house.ines();
        house.letCare(Role.SUPERVISOR, amara);
        var first = written(plan("PHQ-9 total falls"));
        signedBy(ines, first);
        assertThat(read(first)).returns(true, Plans.Read::personAsked);
        assertThat(read(first).cosigner()).isPresent();
        agreed(first);
        proven(house.priya().actor(), () -> plans.cosign(first));

        var moved = next(first, moved(plan("PHQ-9 total falls")));
        signedBy(ines, moved);
        assertThat(read(moved)).returns(false, Plans.Read::personAsked);
        assertThat(read(moved).cosigner()).isEmpty();
        assertThat(page(asAmara, "/me/plan").text())
                .contains("You do not have to sign again")
                .doesNotContain("I sign this plan");
        assertThat(page(ines.actor(), "/episodes/" + stay.value() + "/plan").text())
                .contains("asks for no signature of the participant")
                .doesNotContain("Sign here, together");

        var other = next(moved, moved(plan("Sleeps six hours")));
        signedBy(ines, other);
        assertThat(read(other)).returns(true, Plans.Read::personAsked);
        assertThat(read(other).cosigner()).isPresent();
    }

    @Test
    void what_still_waits_for_a_signature_goes_on_waiting_when_a_date_moves() {
        var ines = house.ines();
        var first = written(plan("PHQ-9 total falls"));
        signedBy(ines, first);
        var moved = next(first, moved(plan("PHQ-9 total falls")));
        signedBy(ines, moved);
        assertThat(read(moved)).returns(true, Plans.Read::personAsked);
        assertThat(read(moved).cosigner()).isPresent();
    }

    @Test
    void a_director_signs_who_is_asked_from_a_day_on() {
        var ines = house.ines();
        var today = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK);
        house.ruth().run(() -> {
            assertThat(terms.sign(new SigningTerms.NewTerm(
                            SigningTerms.What.PLAN_FIRST, true, Optional.of(7), false, "decided here", today)))
                    .isEqualTo(new Credentials.Answer.Done());
            assertThat(terms.sign(new SigningTerms.NewTerm(
                            SigningTerms.What.PLAN_FIRST,
                            false,
                            Optional.empty(),
                            true,
                            "decided here",
                            today.plusDays(1))))
                    .isEqualTo(new Credentials.Answer.Done());
            assertThat(terms.sign(new SigningTerms.NewTerm(
                            SigningTerms.What.PLAN_FIRST, false, Optional.empty(), true, "x", today.minusDays(1))))
                    .as("what was signed stays as it was")
                    .isInstanceOf(Credentials.Answer.Refused.class);
        });
        var first = written(plan("PHQ-9 total falls"));
        signedBy(ines, first);
        assertThat(read(first)).returns(false, Plans.Read::personAsked);
        assertThat(read(first).cosigner()).isPresent();
        assertThat(house.inTransaction(() ->
                        sql.sql("""
                        select round(extract(epoch from due_at - opened_at) / 86400)::int from tasks.v_open
                         where organization_id = :organization and kind = 'cosign plan'
                        """).param("organization", house.organization()).single(Integer.class)))
                .isEqualTo(7);
    }

    @Test
    void every_kind_of_change_is_told_from_the_others() {
        var before = plan("PHQ-9 total falls");
        assertThat(PlanChanges.kinds(before, before)).containsExactly(SigningTerms.What.PLAN_PART);
        assertThat(PlanChanges.kinds(before, moved(before))).containsExactly(SigningTerms.What.PLAN_DATE);
        assertThat(PlanChanges.kinds(before, moved(plan("Sleeps"))))
                .containsExactlyInAnyOrder(SigningTerms.What.PLAN_DATE, SigningTerms.What.PLAN_PART);
    }

    private Plans.Read read(PlanVersionId id) {
        return house.dana().call(() -> plans.versions(stay)).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void agreed(PlanVersionId version) {
        assertThat(proven(asAmara, () -> plans.agree(version, ""))).isInstanceOf(Plans.PlanSigned.class);
    }

    private PlanVersionId next(PlanVersionId after, PlanContent content) {
        return house.dana().call(() -> {
            var draft = plans.draft(stay);
            assertThat(draft).isNotEqualTo(after);
            assertThat(plans.save(draft, 1, content)).isInstanceOf(Plans.Saved.class);
            return draft;
        });
    }

    private static PlanContent moved(PlanContent plan) {
        return new PlanContent(
                plan.strengths(),
                plan.preferences(),
                plan.endsWhen(),
                "A week later",
                Optional.of(TODAY.plusDays(37)),
                plan.problems());
    }

    private PlanVersionId written(PlanContent content) {
        return house.dana().call(() -> {
            var draft = plans.draft(stay);
            assertThat(plans.save(draft, 0, content)).isInstanceOf(Plans.Saved.class);
            return draft;
        });
    }

    private Plans.PlanSigning signedBy(Riverside.Colleague author, PlanVersionId version) {
        return proven(author.actor(), () -> plans.sign(version));
    }

    private <T> T proven(Actor actor, java.util.function.Supplier<T> work) {
        return actor.call(() -> Proof.fresh(clock.instant()).call(work::get));
    }

    private org.jsoup.nodes.Document page(Actor actor, String path) {
        var result = mvc.get().uri(path).with(SignedInAs.actor(actor)).exchange();
        assertThat(result.getResponse().getStatus()).as(path).isEqualTo(200);
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void post(
            Actor actor, String path, java.util.function.Consumer<MockMvcTester.MockMvcRequestBuilder> fields) {
        var request = mvc.post().uri(path).with(SignedInAs.actor(actor));
        fields.accept(request);
        assertThat(request.exchange().getResponse().getStatus()).as(path).isEqualTo(302);
    }

    private static PlanContent plan(String objective) {
        return new PlanContent(
                "A sister who calls",
                "Evenings",
                "Sleep and work hold for four weeks",
                "",
                Optional.of(TODAY.plusDays(30)),
                List.of(new PlanContent.Problem(
                        line(1),
                        "Low mood most days",
                        Optional.of("F33.1"),
                        List.of(new PlanContent.Goal(
                                line(2),
                                "I want to get up and look forward to something",
                                List.of(new PlanContent.Objective(
                                        line(3),
                                        objective,
                                        Optional.of("PHQ9"),
                                        Optional.of(new BigDecimal("18")),
                                        Optional.of(new BigDecimal("9")),
                                        Optional.of(TODAY.plusDays(60)),
                                        ObjectiveStatus.ACTIVE,
                                        Optional.empty(),
                                        List.of(new PlanContent.Intervention(
                                                line(4),
                                                "Skills group",
                                                Modality.GROUP,
                                                Optional.of(3),
                                                Optional.of(60),
                                                Optional.of(10),
                                                Optional.empty())))))))));
    }

    private static UUID line(int number) {
        return new UUID(0x7000L, 0x8000_0000_0000_0000L | number);
    }
}
