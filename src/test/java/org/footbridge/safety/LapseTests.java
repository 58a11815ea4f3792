package org.footbridge.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.NotYours;
import org.footbridge.access.SignedInAs;
import org.footbridge.alerts.OnDuty;
import org.footbridge.alerts.StaffedHours;
import org.footbridge.measures.StayEvents;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.Programs;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@FootbridgeTest
class LapseTests {

    @Autowired
    OnDuty onDuty;

    @Autowired
    Riverside riverside;

    @Autowired
    Lapses lapses;

    @Autowired
    CopingPlans plans;

    @Autowired
    Programs programs;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    StayEvents events;

    @Autowired
    Sql sql;

    @Autowired
    SafetyWords words;

    private Riverside.House house;
    private ParticipantId amara;
    private String episode;
    private Actor asAmara;
    private Actor dana;

    @BeforeEach
    void amara_has_a_stay() {
        house = riverside.found();
        var enrolled = house.enrolled("Amara", "Okafor", TestTime.today().minusDays(7));
        amara = enrolled.id();
        episode = enrolled.episode().value().toString();
        house.letCare(Role.THERAPIST, amara);
        asAmara = house.asParticipant(amara);
        dana = house.dana().actor();
    }

    @Test
    void before_pressing_the_program_says_in_its_own_words_what_follows_and_nothing_is_told_yet() {
        rule("lapse: my place", "Your place stays yours. We meet within two days.");
        rule("lapse: who is told (es)", "Su terapeuta, nadie más.");
        var page = get(asAmara, "/me/lapse");
        assertThat(page.text())
                .contains("Your place stays yours. We meet within two days.", "It rings at nobody’s home at night.");
        assertThat(page.select("#main a[href=tel:988]")).isNotEmpty();
        assertThat(page.title()).doesNotContainIgnoringCase("lapse");
        SpanishReviewed.by(house, words);
        var spanish = get(asAmara, "/me/lapse?lang=es");
        assertThat(spanish.text()).contains("Su terapeuta, nadie más.");
        assertThat(spanish.select("dd[lang=en]").text()).contains("Your place stays yours.");
        assertThat(get(asAmara, "/me/lapse?lang=en").text()).contains("Tell my team");
        assertThat(open("select urgency from alerts.v_open")).isEmpty();
    }

    @Test
    void without_words_of_the_program_nothing_is_promised_of_the_place() {
        assertThat(get(asAmara, "/me/lapse").text())
                .contains("Your program has not written this here yet. You can ask before you tell: 555-0100.");
    }

    @Test
    void pressing_tells_the_clinician_on_the_lapse_path_and_opens_one_review_of_plan_and_level() {
        tell();
        tell();
        assertThat(open("select urgency from alerts.v_open")).containsExactly("lapse");
        assertThat(open("select reason from plans.v_reviews")).containsExactly("lapse");
        assertThat(open("select title from tasks.v_open where kind = 'review plan, lapse'"))
                .containsExactly("Look at plan and level of care together");
        assertThat(house.inTransaction(
                        () -> sql.sql("select count(*) from safety.v_lapses").single(Long.class)))
                .isEqualTo(1);
    }

    @Test
    void it_stands_as_one_flag_among_the_events_beside_the_scores() {
        tell();
        var here = clock.instant().atZone(Riverside.NEW_YORK).toLocalDate();
        var happened = house.dana().call(() -> events.of(amara, here.minusDays(30), Riverside.NEW_YORK));
        assertThat(happened)
                .filteredOn(one -> one.kind() == StayEvents.Kind.LAPSE)
                .containsExactly(new StayEvents.Event(here, StayEvents.Kind.LAPSE, ""));
    }

    @Test
    void the_questions_come_in_the_order_of_care_and_each_answer_is_kept_at_once() {
        alwaysStaffed();
        plan();
        var at = tell();
        assertThat(get(asAmara, at).select("h1").text()).isEqualTo("First: are you safe?");
        assertThat(send(at, "withdrawal", "none")).hasStatus(302);
        assertThat(get(asAmara, at).select("h1").text()).isEqualTo("First: are you safe?");
        assertThat(send(at, "safe", "alone")).hasRedirectedUrl(at);
        var overdose = get(asAmara, at);
        assertThat(overdose.select("h1").text()).isEqualTo("Overdose");
        assertThat(overdose.text())
                .contains("ask them to come", "the body takes less than before", "Naloxone hangs by the door");
        assertThat(send(at, "naloxone", "not_here")).hasRedirectedUrl(at);
        var body = get(asAmara, at);
        assertThat(body.select("h1").text()).isEqualTo("Your body");
        assertThat(body.select("#main a[href=tel:911]")).isNotEmpty();
        assertThat(send(at, "withdrawal", "none")).hasRedirectedUrl(at);
        assertThat(get(asAmara, at).select("h1").text()).isEqualTo("What happened");
        assertThat(post(asAmara, at, Map.of("question", "happened", "answer", "x", "later", "yes")))
                .hasRedirectedUrl(at);
        assertThat(get(asAmara, at).text()).contains("The next hours", "Call Ngozi");
        assertThat(send(at, "next", "Sleep at Ngozi’s")).hasRedirectedUrl(at);
        assertThat(get(asAmara, at).text()).contains("Thank you for telling", "Nothing is decided without you.");
        assertThat(get(dana, "/people/" + amara.value() + "/relapse-plan").text())
                .contains(
                        "Safe, and alone",
                        "No naloxone within reach",
                        "What happened: rather later",
                        "Sleep at Ngozi’s",
                        "Has naloxone: no. Was offered it: not asked.");
        assertThat(open("select urgency from alerts.v_open")).containsExactly("lapse");
    }

    @Test
    void not_safe_is_told_now_and_help_stands_on_the_page() {
        alwaysStaffed();
        var at = tell();
        assertThat(send(at, "safe", "not_safe")).hasRedirectedUrl(at + "?told=yes");
        assertThat(open("select urgency from alerts.v_open")).containsExactly("now");
        var page = get(asAmara, at + "?told=yes");
        assertThat(page.text()).contains("Your team is told now", "Do not stay alone with it.");
        assertThat(page.select("#main a[href=tel:988]")).isNotEmpty();
    }

    @Test
    void in_an_hour_in_which_nobody_reads_safety_is_not_asked_and_help_is_shown_instead() {
        var at = tell();
        var page = get(asAmara, at);
        assertThat(page.select("input[type=radio]")).isEmpty();
        assertThat(page.text()).contains("Nobody reads an answer in this hour");
        assertThat(page.select("#main a[href=tel:988]")).isNotEmpty();
        assertThat(send(at, "safe", "not_asked")).hasRedirectedUrl(at);
        assertThat(get(asAmara, at).select("h1").text()).isEqualTo("Overdose");
    }

    @Test
    void a_body_that_reacts_is_a_medical_danger_and_not_the_lapse_path() {
        var at = tell();
        send(at, "safe", "not_asked");
        send(at, "naloxone", "not_needed");
        assertThat(send(at, "withdrawal", "some")).hasRedirectedUrl(at + "?told=yes");
        assertThat(open("select urgency from alerts.v_open")).containsExactly("same_day");
        assertThat(get(asAmara, at).text()).contains("Call a doctor or the program today");
        assertThat(house.inTransaction(
                        () -> sql.sql("select count(*) from safety.v_naloxone").single(Long.class)))
                .isZero();
    }

    @Test
    void an_answer_that_is_none_of_ours_is_asked_again() {
        alwaysStaffed();
        var at = tell();
        assertThat(send(at, "safe", "")).hasStatus(422);
        assertThat(send(at, "safe", "not_asked")).hasStatus(422);
        assertThat(send(at, "nonsense", "x")).hasStatus(302);
        send(at, "safe", "alone");
        assertThat(send(at, "naloxone", "yes")).hasStatus(422);
    }

    @Test
    void what_is_finished_stays_and_nobody_else_comes_near_it() {
        var at = tell();
        for (var one : List.of("safe=not_asked", "naloxone=here", "withdrawal=none", "happened=x", "next=y")) {
            send(at, one.split("=")[0], one.split("=")[1]);
        }
        assertThatThrownBy(() -> house.inTransaction(
                        () -> sql.sql("update safety.lapse set happened = 'z'").update()))
                .isInstanceOf(DataAccessException.class);
        var id = new LapseId(UUID.fromString(at.substring("/me/lapse/".length())));
        var ben = house.asParticipant(house.participant("Ben", "Osei"));
        assertThat(status(ben, at)).isEqualTo(404);
        assertThatThrownBy(() -> ben.call(() -> lapses.answer(amara, id, Lapses.Question.SAFE, "alone")))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> house.dana().call(() -> lapses.tell(amara))).isInstanceOf(NotYours.class);
        assertThat(tell()).isNotEqualTo(at);
    }

    @Test
    void naloxone_stands_in_the_relapse_plan_on_the_phone_and_in_the_discharge_packet() {
        var at = "/people/" + amara.value() + "/relapse-plan";
        var packet = "/episodes/" + episode + "/discharge/packet";
        assertThat(get(dana, packet).text()).contains("Nobody has asked about naloxone yet.");
        assertThat(post(dana, at + "/naloxone", Map.of("has", "yes", "offered", "yes")))
                .hasStatus(302);
        assertThat(post(dana, at + "/naloxone", Map.of("knowsHow", "no"))).hasStatus(302);
        assertThat(get(dana, at).text()).contains("Has naloxone: yes. Was offered it: yes. Knows how to give it: no.");
        assertThat(get(dana, packet).text()).contains("Has naloxone: yes.");
        assertThat(get(asAmara, "/me/relapse-plan").text()).contains("You have it.");
        assertThat(post(dana, at + "/naloxone", Map.of("has", "maybe"))
                        .getMvcResult()
                        .getFlashMap()
                        .get("flash"))
                .asString()
                .contains("at least one");
    }

    @Test
    void the_review_ends_with_what_came_of_it_and_its_task_with_it() {
        tell();
        var plan = "/episodes/" + episode + "/plan";
        sign();
        assertThat(open("select outcome from plans.v_reviews where reason = 'lapse'"))
                .containsExactly("new_version");
        assertThat(open("select kind from tasks.v_open")).containsExactly("review plan");
        assertThat(get(dana, plan).text()).contains("After a lapse: plan and level of care", "The day agreed");
    }

    @Autowired
    org.footbridge.plans.Plans treatmentPlans;

    @Autowired
    java.time.Clock clock;

    private void sign() {
        var stay = new org.footbridge.episodes.EpisodeId(UUID.fromString(episode));
        var draft = house.dana().call(() -> treatmentPlans.draft(stay));
        house.dana()
                .call(() -> treatmentPlans.save(
                        draft,
                        0,
                        new org.footbridge.plans.PlanContent(
                                "",
                                "",
                                "",
                                "",
                                Optional.of(TestTime.today().plusDays(30)),
                                List.of(new org.footbridge.plans.PlanContent.Problem(
                                        UUID.randomUUID(),
                                        "Drinking",
                                        Optional.empty(),
                                        List.of(new org.footbridge.plans.PlanContent.Goal(
                                                UUID.randomUUID(),
                                                "An evening without",
                                                List.of(new org.footbridge.plans.PlanContent.Objective(
                                                        UUID.randomUUID(),
                                                        "Three evenings a week",
                                                        Optional.empty(),
                                                        Optional.empty(),
                                                        Optional.empty(),
                                                        Optional.of(
                                                                TestTime.today().plusDays(60)),
                                                        org.footbridge.plans.ObjectiveStatus.MET,
                                                        Optional.empty(),
                                                        List.of())))))))));
        assertThat(house.dana()
                        .call(() -> org.footbridge.access.Proof.fresh(clock.instant())
                                .call(() -> treatmentPlans.sign(draft))))
                .isInstanceOf(org.footbridge.plans.Plans.PlanSigned.class);
    }

    private void plan() {
        house.dana()
                .call(() -> plans.write(
                        amara,
                        CopingKind.RELAPSE,
                        Optional.empty(),
                        new CopingContent(
                                Map.of(
                                        Part.OVERDOSE,
                                        List.of(line("Naloxone hangs by the door")),
                                        Part.IF_IT_HAPPENS,
                                        List.of(line("Call Ngozi"))),
                                Set.of(),
                                Optional.empty(),
                                ""),
                        true));
    }

    private static CopingContent.Line line(String words) {
        return new CopingContent.Line(UUID.randomUUID(), words, "", "", Optional.empty());
    }

    private void alwaysStaffed() {
        rule(StaffedHours.RULE, "Mon-Sun 00:00-23:59");
        onDuty.always(house, house.dana());
    }

    private void rule(String name, String value) {
        house.ruth().call(() -> {
            programs.setRule(new NewRule(
                    Optional.empty(),
                    name,
                    value,
                    "decided here",
                    TestTime.today().minusDays(2)));
            return true;
        });
    }

    private String tell() {
        var told = post(asAmara, "/me/lapse", Map.of());
        assertThat(told).hasStatus(302);
        return java.util.Objects.requireNonNull(told.getResponse().getRedirectedUrl());
    }

    private MvcTestResult send(String at, String question, String answer) {
        return post(asAmara, at, Map.of("question", question, "answer", answer));
    }

    private List<String> open(String query) {
        return house.inTransaction(() -> sql.sql(query).list(String.class));
    }

    private MvcTestResult post(Actor actor, String path, Map<String, String> fields) {
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
        return Jsoup.parse(
                new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8));
    }
}
