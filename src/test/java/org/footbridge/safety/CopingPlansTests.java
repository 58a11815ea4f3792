package org.footbridge.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.AccountId;
import org.footbridge.access.Accounts;
import org.footbridge.access.Capacity;
import org.footbridge.access.NotYours;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.alerts.SafetyPlanReviewed;
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
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.footbridge.tasks.EnteredInError;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@FootbridgeTest
class CopingPlansTests {

    @Autowired
    Riverside riverside;

    @Autowired
    CopingPlans plans;

    @Autowired
    SafetyPlanReviewed reviewed;

    @Autowired
    EnteredInError errors;

    @Autowired
    Contacts contacts;

    @Autowired
    Accounts accounts;

    @Autowired
    Consents consents;

    @Autowired
    ConsentForms forms;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    @Autowired
    Clock clock;

    @Autowired
    SafetyWords spanish;

    private Riverside.House house;
    private ParticipantId amara;
    private Actor asAmara;
    private Actor dana;
    private String at;

    @BeforeEach
    void amara_has_a_stay() {
        house = riverside.found();
        amara = house.enrolled("Amara", "Okafor", TestTime.today().minusDays(7)).id();
        house.letCare(Role.THERAPIST, amara);
        asAmara = house.asParticipant(amara);
        dana = house.dana().actor();
        at = "/people/" + amara.value() + "/safety-plan";
    }

    @Test
    void written_together_it_stands_on_the_phone_with_help_in_it() {
        var empty = get(asAmara, "/me/safety-plan");
        assertThat(empty.select("a[href=tel:988]")).isNotEmpty();
        post(
                dana,
                at,
                Map.of(
                        "signs", "I stop answering\n\n  I lie awake  ",
                        "people-0-words", "Ngozi, my sister",
                        "people-0-phone", "(518) 555-0199",
                        "surroundings-0-words", "Tablets go to Ngozi",
                        "surroundings-0-helper", "Ngozi",
                        "surroundings-0-dueOn", "2026-12-01",
                        "together", "true"));
        var own = get(asAmara, "/me/safety-plan");
        assertThat(own.select("#part-signs + ul li").eachText()).containsExactly("I stop answering", "I lie awake");
        assertThat(own.select("a[href=tel:5185550199]")).hasSize(1);
        assertThat(own.select("#part-professionals ~ ul a[href=tel:988]")).isNotEmpty();
        assertThat(own.text()).contains("Riverside · 555-0100", "with Ngozi · until Dec 1, 2026", "Still to do");
        assertThat(own.title()).doesNotContainIgnoringCase("safety");
        SpanishReviewed.by(house, spanish);
        assertThat(get(asAmara, "/me/safety-plan?lang=es").text()).contains("Lo que noto cuando empieza");
        assertThat(get(asAmara, "/me/help").select("#main a[href=/me/safety-plan]"))
                .hasSize(1);
        assertThat(get(dana, "/people/" + amara.value()).text()).contains("Safety plan written");
    }

    @Test
    void a_change_is_a_new_version_that_says_what_changed_and_nothing_is_overwritten() {
        write(dana, content("I stop answering", "I lie awake"));
        var first = current().id();
        write(dana, content("I stop answering", "I lie awake at four"));
        assertThat(house.dana().call(() -> plans.versions(amara, CopingKind.SAFETY)))
                .extracting(CopingPlans.Read::number)
                .containsExactly(2, 1);
        assertThat(get(dana, at).select("ins").eachText()).containsExactly("I lie awake at four");
        assertThat(get(dana, at).select("del").eachText()).containsExactly("I lie awake");
        assertThat(get(dana, at + "?version=1").text()).contains("I lie awake").doesNotContain("at four");
        assertThat(status(dana, at + "?version=9")).isEqualTo(404);
        assertThatThrownBy(() -> house.inTransaction(
                        () -> sql.sql("update safety.line set words = 'x'").update()))
                .isInstanceOf(DataAccessException.class);
        assertThat(house.dana()
                        .call(() ->
                                plans.write(amara, CopingKind.SAFETY, Optional.of(first), content("over it"), false)))
                .isInstanceOf(Coping.Conflict.class);
        assertThat(write(dana, content("I stop answering", "I lie awake at four")))
                .isInstanceOf(Coping.Unchanged.class);
    }

    @Test
    void who_writes_over_somebody_elses_version_sees_both_and_loses_nothing() {
        write(dana, content("hers"));
        var answer = send(dana, at, Map.of("signs", "mine"));
        assertThat(answer).hasStatus(409);
        var page = body(answer);
        assertThat(page.select("textarea[name=signs]").text()).isEqualTo("mine");
        assertThat(page.select("aside").text()).contains("hers");
        assertThat(page.select("[name=read]").attr("value"))
                .isEqualTo(current().id().value().toString());
    }

    @Test
    void only_going_through_it_with_staff_counts_as_a_review() {
        assertThat(lastReview()).isEmpty();
        write(asAmara, content("I stop answering"));
        assertThat(lastReview()).isEmpty();
        assertThat(house.inTransaction(
                        () -> sql.sql("select kind from tasks.v_open").list(String.class)))
                .containsExactly("look at safety plan");
        assertThat(get(dana, at).text()).contains("Not gone through together yet", "from the person's phone");
        post(dana, at + "/reviews", Map.of("words", "She knows it by heart"));
        assertThat(lastReview().orElseThrow()).isCloseTo(clock.instant(), within(Duration.ofMinutes(1)));
        assertThat(get(dana, at).text()).contains("Gone through together on", "She knows it by heart");
        assertThatThrownBy(() -> asAmara.call(() -> plans.review(amara, CopingKind.SAFETY, "")))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void a_relapse_plan_is_no_review_of_the_safety_plan() {
        house.dana()
                .call(() -> plans.write(
                        amara,
                        CopingKind.RELAPSE,
                        Optional.empty(),
                        new CopingContent(
                                Map.of(Part.TRIGGERS, List.of(line("Payday"))), Set.of(), Optional.empty(), ""),
                        true));
        assertThat(lastReview()).isEmpty();
        assertThat(get(asAmara, "/me/relapse-plan").text()).contains("What sets it off", "Payday");
        assertThat(get(asAmara, "/me/safety-plan").text()).doesNotContain("Payday");
    }

    @Test
    void a_step_is_done_by_either_and_stays_done_when_the_plan_changes() {
        post(dana, at, Map.of("surroundings-0-words", "Tablets go to Ngozi"));
        var step =
                get(asAmara, "/me/safety-plan").select("form[action*=/steps/]").attr("action");
        assertThat(send(asAmara, step, Map.of("done", "true"))).hasStatus(302);
        assertThat(get(dana, at).text()).contains("Done on");
        var edit = get(dana, at + "/edit");
        var fields = new HashMap<String, String>();
        edit.select("input[name], textarea[name]").forEach(one -> {
            if (!one.attr("type").equals("checkbox")) {
                fields.put(one.attr("name"), one.val());
            }
        });
        fields.put("signs", "I stop answering");
        post(dana, at, fields);
        assertThat(get(dana, at).text()).contains("Done on", "I stop answering");
        assertThat(send(asAmara, "/me/safety-plan/steps/" + UUID.randomUUID(), Map.of()))
                .hasStatus(404);
        post(dana, step.replace("/me/", "/people/" + amara.value() + "/"), Map.of("done", "false"));
        assertThat(get(dana, at).text()).doesNotContain("Done on");
    }

    @Test
    void bad_input_is_said_beside_the_field_and_nothing_is_lost() {
        assertThat(send(dana, at, Map.of())).hasStatus(422);
        var wrong = send(
                dana,
                at,
                Map.of(
                        "signs",
                        "kept",
                        "surroundings-0-words",
                        "x",
                        "surroundings-0-dueOn",
                        "soon",
                        "people-0-phone",
                        "5"));
        assertThat(wrong).hasStatus(422);
        assertThat(body(wrong).text()).contains("This is no date.", "Write who or what this is.");
        assertThat(body(wrong).select("textarea[name=signs]").text()).isEqualTo("kept");
        assertThat(send(dana, at, Map.of("signs", "x\n".repeat(31)))).hasStatus(422);
        assertThat(send(dana, at, Map.of("signs", "x".repeat(501)))).hasStatus(422);
        assertThat(house.dana().call(() -> plans.versions(amara, CopingKind.SAFETY)))
                .isEmpty();
    }

    @Test
    void on_the_phone_in_an_unstaffed_hour_it_asks_once_whether_safety_is_at_stake() {
        var asked = send(asAmara, "/me/safety-plan", Map.of("signs", "I stop answering"));
        assertThat(asked).hasStatus(422);
        assertThat(body(asked).select("[name=safetyAtStake]")).hasSize(2);
        assertThat(body(asked).select("textarea[name=signs]").text()).isEqualTo("I stop answering");
        var yes = send(asAmara, "/me/safety-plan", Map.of("signs", "I stop answering", "safetyAtStake", "yes"));
        assertThat(yes).hasRedirectedUrl("/me/safety-plan?told=yes");
        var told = get(asAmara, "/me/safety-plan?told=yes").select("section:has(#told)");
        assertThat(told.text())
                .contains("An alert goes to the person on duty", "Nobody reads it right now", "Please do not wait")
                .doesNotContain("calls you", "is at work now");
        assertThat(told.select("a[href='tel:988']")).isNotEmpty();
        assertThat(house.inTransaction(
                        () -> sql.sql("select urgency from alerts.v_open").list(String.class)))
                .containsExactly("now");
    }

    @Test
    void somebody_near_reads_the_shared_parts_while_a_release_names_them_and_else_nothing() {
        var ana = ana();
        var contact = as(ana);
        post(dana, at, Map.of("signs", "I stop answering", "alone", "Walk to the river", "share-alone", "true"));
        var address = "/family/people/" + amara.value() + "/safety-plan";
        assertThat(status(contact, address)).isEqualTo(404);
        assertThat(get(contact, "/family").text()).doesNotContain("Amara");
        assertThat(give(ana)).contains("Nothing of it is shared");
        var release = released(ana, Set.of(DataClass.SAFETY));
        assertThat(get(contact, address).text()).contains("Walk to the river").doesNotContain("I stop answering");
        assertThat(get(contact, "/family").select("a[href=" + address + "]")).hasSize(1);
        assertThat(give(ana)).contains("a copy was given");
        assertThat(get(dana, at).text()).contains("to Ana Okafor (shared parts)");
        house.job(() -> {
            consents.revoke(release, "Amara", Consents.SaidHow.ON_OWN_PAGE);
            return release;
        });
        assertThat(status(contact, address)).isEqualTo(404);
        assertThat(get(contact, "/family").text()).doesNotContain("Amara");
    }

    @Test
    void a_release_of_something_else_opens_no_safety_plan() {
        var ana = ana();
        released(ana, Set.of(DataClass.ATTENDANCE));
        post(dana, at, Map.of("alone", "Walk to the river", "share-alone", "true"));
        assertThat(status(as(ana), "/family/people/" + amara.value() + "/safety-plan"))
                .isEqualTo(404);
    }

    @Test
    void sealed_as_entered_in_error_it_is_gone_everywhere_and_kept() {
        write(dana, content("of somebody else"));
        post(dana, at + "/reviews", Map.of());
        post(
                dana,
                at + "/versions/" + current().id().value() + "/error",
                Map.of("reason", "The wrong record was open"));
        var error =
                house.inTransaction(() -> sql.sql("select id from tasks.error").single(UUID.class));
        assertThat(house.paula().call(() -> errors.seal(error))).isInstanceOf(EnteredInError.Asking.Done.class);
        assertThat(get(dana, at).text()).contains("Nothing written yet").doesNotContain("of somebody else");
        assertThat(get(asAmara, "/me/safety-plan").text()).doesNotContain("of somebody else");
        assertThat(lastReview()).isEmpty();
        assertThat(write(dana, content("hers"))).isInstanceOf(Coping.Done.class);
        assertThat(house.paula().call(() -> count("safety.line"))).isPositive();
    }

    @Test
    void nobody_without_a_relationship_or_a_right_reads_or_writes_it() {
        write(dana, content("I stop answering"));
        var ben = house.asParticipant(house.participant("Ben", "Osei"));
        assertThat(get(ben, "/me/safety-plan").text()).doesNotContain("I stop answering");
        for (var actor : List.of(ben, house.bea().actor(), house.ines().actor())) {
            assertThat(status(actor, at)).isEqualTo(404);
            assertThat(send(actor, at, Map.of("signs", "x"))).hasStatus(404);
        }
        assertThat(send(house.ruth().actor(), at, Map.of("signs", "x"))).hasStatus(404);
        assertThat(status(dana, "/people/" + amara.value() + "/other-plan")).isEqualTo(404);
    }

    private static org.assertj.core.data.TemporalOffset<java.time.temporal.Temporal> within(Duration much) {
        return new org.assertj.core.data.TemporalUnitWithinOffset(
                much.toSeconds(), java.time.temporal.ChronoUnit.SECONDS);
    }

    private Long count(String table) {
        return house.inTransaction(
                () -> sql.sql("select count(*) from " + table).single(Long.class));
    }

    private Optional<java.time.Instant> lastReview() {
        return house.job(() -> reviewed.lastReviewOf(amara));
    }

    private CopingPlans.Read current() {
        return house.dana().call(() -> plans.current(amara, CopingKind.SAFETY)).orElseThrow();
    }

    private Coping write(Actor actor, CopingContent content) {
        return actor.call(() -> plans.write(
                amara,
                CopingKind.SAFETY,
                plans.current(amara, CopingKind.SAFETY).map(CopingPlans.Read::id),
                content,
                false));
    }

    private static CopingContent content(String... signs) {
        return new CopingContent(
                Map.of(
                        Part.SIGNS,
                        java.util.Arrays.stream(signs)
                                .map(CopingPlansTests::line)
                                .toList()),
                Set.of(),
                Optional.empty(),
                "");
    }

    private static CopingContent.Line line(String words) {
        return new CopingContent.Line(UUID.randomUUID(), words, "", "", Optional.empty());
    }

    private ContactId ana() {
        return house.job(() -> contacts.add(
                amara,
                new Contacts.NewContact(
                        "Ana Okafor", "sister", Optional.empty(), Optional.empty(), false, true, false)));
    }

    private Actor as(ContactId contact) {
        return house.job(() -> {
            AccountId account = accounts.create(UUID.randomUUID() + "@riverside.test", "riverside");
            var membership = accounts.join(account, Set.of(Role.CONTACT), contact);
            return accounts.actor(account, membership).orElseThrow();
        });
    }

    private ConsentId released(ContactId contact, Set<DataClass> what) {
        return house.dana()
                .call(() -> Proof.fresh(clock.instant())
                        .call(() -> ((Answered.Kept) consents.release(
                                        amara,
                                        forms.current(ConsentKind.RELEASE, "en").id(),
                                        new Release(
                                                Optional.of(contact),
                                                "Ana",
                                                what,
                                                "So that she knows how I am",
                                                Optional.of(clock.instant().plus(Duration.ofDays(30))),
                                                Optional.empty()),
                                        new Signer.InPerson("Amara Okafor", Capacity.SELF),
                                        Regime.PART2))
                                .id()));
    }

    private String give(ContactId contact) {
        var sent = mvc.post()
                .uri(at + "/copies")
                .with(SignedInAs.actor(dana))
                .param("way", "printed")
                .param("contact", contact.value().toString())
                .exchange();
        var flash = sent.getMvcResult().getFlashMap().get("flash");
        return String.valueOf(flash);
    }

    private void post(Actor actor, String path, Map<String, String> fields) {
        assertThat(send(actor, path, fields)).as(path).hasStatus(302);
    }

    private MvcTestResult send(Actor actor, String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(SignedInAs.actor(actor));
        fields.forEach(request::param);
        return request.exchange();
    }

    private int status(Actor actor, String path) {
        return mvc.get()
                .uri(path)
                .with(SignedInAs.actor(actor))
                .exchange()
                .getResponse()
                .getStatus();
    }

    private Document get(Actor actor, String path) {
        var result = mvc.get().uri(path).with(SignedInAs.actor(actor)).exchange();
        assertThat(result.getResponse().getStatus()).as(path).isEqualTo(200);
        return body(result);
    }

    private static Document body(MvcTestResult result) {
        return Jsoup.parse(
                new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8));
    }
}
