package org.footbridge.medications.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.Riverside.Enrolled;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.medications.Sent;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Statements;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@FootbridgeTest
class MedicationPagesTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Sent sent;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    @Autowired
    Clock clock;

    Riverside.House house;
    Enrolled amara;
    String at;
    Actor samuel;
    Actor dana;

    @BeforeEach
    void amara_is_in_the_program_and_a_hospital_sent_what_she_takes() {
        house = riverside.found();
        amara = house.enrolled("Amara", "Okafor", today().minusDays(9));
        house.letCare(Role.THERAPIST, amara.id());
        sent.to(house, amara.id());
        at = "/people/" + amara.id().value() + "/medications";
        samuel = house.samuel().actor();
        dana = house.dana().actor();
    }

    @Test
    void nothing_is_chosen_before_somebody_asked() {
        var page = get(samuel, at + "/reconciliation");
        assertThat(page.select("input[type=radio]")).hasSize(16);
        assertThat(page.select("#main input[checked]")).isEmpty();
        assertThat(page.text()).contains("2 times", "More that was sent (1)", "Dr. Outside");
    }

    @Test
    void the_prescriber_settles_every_line_and_the_list_is_reconciled() {
        assertThat(get(samuel, at).text()).contains("Not reconciled yet", "4 to confirm");
        assertThat(get(samuel, "/today").select("#unreconciled + ul").text()).contains("Amara Okafor");
        reconcile(
                samuel,
                Map.of(
                        "Sertraline", "CONFIRMED",
                        "Levothyroxine", "CHANGED=two before breakfast",
                        "Dolutegravir", "NOT_TAKEN",
                        "Penicillin", "CONFIRMED"));
        var list = get(samuel, at);
        assertThat(list.text()).contains("Reconciled on", "Samuel Oduya", "two before breakfast", "Rash");
        assertThat(list.text()).doesNotContain("to confirm", "Dolutegravir");
        assertThat(names(list)).containsExactly("Levothyroxine 75 microgram", "Sertraline 50 mg", "Penicillin");
        assertThat(get(samuel, "/today").select("#unreconciled")).isEmpty();
        assertThat(get(samuel, "/people/" + amara.id().value()).text())
                .contains("2 medications, reconciled", "Medications reconciled");
        assertThat(confirmedFacts()).isEqualTo(5);
    }

    @Test
    void a_second_answer_to_the_same_line_adds_nothing() {
        var page = get(samuel, at + "/reconciliation");
        var fields = answers(page, Map.of("Sertraline", "CONFIRMED"));
        post(samuel, at + "/reconciliation", fields);
        post(samuel, at + "/reconciliation", fields);
        assertThat(names(get(samuel, at))).containsExactly("Sertraline 50 mg");
    }

    @Test
    void what_somebody_could_not_say_is_settled_for_now_and_not_on_the_list() {
        reconcile(samuel, Map.of("Sertraline", "UNKNOWN"));
        assertThat(names(get(samuel, at))).isEmpty();
    }

    @Test
    void a_therapist_notes_what_the_person_says_and_the_line_stays_open() {
        reconcile(dana, Map.of("Sertraline", "NOT_TAKEN"));
        assertThat(get(samuel, at + "/reconciliation").text())
                .contains("Says: no longer takes it (to Dana Reyes, LCSW");
        assertThat(get(samuel, at).text()).contains("4 to confirm");
        var added = post(dana, at, Map.of("kind", "taken", "name", "Melatonin", "how", "at night"));
        assertThat(added).hasRedirectedUrl(at);
        assertThat(get(samuel, at).text()).contains("Melatonin", "5 to confirm");
        assertThat(post(dana, at, Map.of("kind", "started", "name", "Sertraline", "dose", "50 mg", "on", day(0))))
                .hasStatus(404);
        assertThat(post(dana, at + "/reconciliation", Map.of())).hasStatus(422);
    }

    @Test
    void another_dose_and_a_stop_are_new_rows_with_a_reason_and_stand_on_the_timeline() {
        start("Buprenorphine-naloxone", "8 mg", -5);
        start("Sertraline", "50 mg", -5);
        var list = get(samuel, at);
        assertThat(list.select("#moud + ul .row-title").text()).startsWith("Buprenorphine-naloxone 8 mg");
        var sertraline = action(list, "Sertraline", "/changes");
        assertThat(post(samuel, sertraline, Map.of("dose", "100 mg", "on", day(-1), "because", "")))
                .satisfies(this::problem);
        assertThat(post(samuel, sertraline, Map.of("dose", "", "on", day(-1), "because", "x")))
                .satisfies(this::problem);
        assertThat(post(samuel, sertraline, Map.of("dose", "100 mg", "on", day(3), "because", "x")))
                .satisfies(this::problem);
        assertThat(post(samuel, sertraline, Map.of("dose", "50 mg", "on", day(-1), "because", "x")))
                .satisfies(this::problem);
        post(samuel, sertraline, Map.of("dose", "100 mg", "on", day(-1), "because", "Still low"));
        assertThat(get(samuel, at).text()).contains("Sertraline 100 mg", "changed", "Still low");
        post(
                samuel,
                action(get(samuel, at), "Sertraline", "/stop"),
                Map.of("on", day(0), "because", "Wishes to try without"));
        assertThat(get(samuel, at).text()).contains("Taken before (1)", "Wishes to try without");
        assertThat(get(samuel, "/people/" + amara.id().value()).text())
                .contains("Started Sertraline 50 mg", "Changed Sertraline 100 mg", "Stopped Sertraline")
                .contains("1 medication, 1 on MOUD");
        assertThat(house.<Integer>inTransaction(() ->
                        sql.sql("select count(*)::int from medications.entry").single(Integer.class)))
                .isEqualTo(4);
    }

    @Test
    void what_is_missing_or_lies_ahead_is_refused_and_what_was_typed_stays() {
        var nameless = post(samuel, at, Map.of("kind", "started", "dose", "50 mg", "on", day(0)));
        assertThat(nameless).hasStatus(422);
        assertThat(page(nameless).select("input[name=dose][value]").attr("value"))
                .isEqualTo("50 mg");
        assertThat(post(samuel, at, Map.of("kind", "started", "name", "Sertraline", "on", day(0))))
                .hasStatus(422);
        assertThat(post(samuel, at, Map.of("kind", "started", "name", "Sertraline", "dose", "50 mg", "on", day(1))))
                .hasStatus(422);
        assertThat(post(samuel, at, Map.of("kind", "started", "name", "Sertraline", "dose", "50 mg")))
                .hasStatus(422);
        assertThat(post(samuel, at, Map.of("name", "Sertraline"))).hasStatus(422);
        assertThat(post(samuel, at, Map.of("kind", "taken", "name", "x".repeat(5000))))
                .hasStatus(422);
        assertThat(names(get(samuel, at))).isEmpty();
        var differently = get(samuel, at + "/reconciliation");
        assertThat(post(samuel, at + "/reconciliation", answers(differently, Map.of("Sertraline", "CHANGED="))))
                .hasStatus(422);
    }

    @Test
    void a_row_entered_in_error_counts_no_more_and_the_one_before_does() {
        start("Sertraline", "50 mg", -5);
        post(
                samuel,
                action(get(samuel, at), "Sertraline", "/changes"),
                Map.of("dose", "500 mg", "on", day(0), "because", "slip"));
        var error = action(get(samuel, at), "Sertraline", "/error");
        assertThat(post(samuel, error, Map.of("reason", ""))).satisfies(this::problem);
        assertThat(post(dana, error, Map.of("reason", "not mine"))).satisfies(this::problem);
        post(samuel, error, Map.of("reason", "A nought too many"));
        assertThat(names(get(samuel, at))).containsExactly("Sertraline 50 mg");
        assertThat(get(samuel, "/people/" + amara.id().value()).text()).doesNotContain("500 mg");
    }

    @Test
    void that_no_allergy_is_known_is_kept_only_when_none_stands_there() {
        assertThat(post(samuel, at + "/allergies/none", Map.of())).satisfies(this::problem);
        reconcile(samuel, Map.of("Penicillin", "NOT_TAKEN"));
        post(samuel, at + "/allergies/none", Map.of());
        assertThat(get(samuel, at).text()).contains("No allergy is known (Samuel Oduya");
        post(dana, at + "/allergies", Map.of("substance", "Latex", "reaction", "Itching"));
        assertThat(get(samuel, at).text())
                .contains("Latex", "Itching", "To confirm")
                .doesNotContain("No allergy is known");
    }

    @Test
    void a_restricted_medicine_is_neither_shown_nor_counted_to_who_may_not_read_it() {
        house.letCare(Role.CASE_MANAGER, amara.id());
        house.letCare(Role.ASSOCIATE, amara.id());
        var ines = house.ines().actor();
        var hidden = get(ines, at);
        assertThat(hidden.text()).contains("3 to confirm").doesNotContain("Dolutegravir");
        assertThat(get(ines, at + "/reconciliation").text()).doesNotContain("Dolutegravir");
        var key = get(samuel, at + "/reconciliation")
                .select("legend:contains(Dolutegravir)")
                .parents()
                .first();
        assertThat(key).isNotNull();
        var name = key.select("input").attr("name");
        assertThat(post(ines, at + "/reconciliation", Map.of(name, "CONFIRMED")))
                .hasStatus(404);
        post(samuel, at, Map.of("kind", "started", "name", "Bictegravir", "dose", "1", "on", day(0)));
        assertThat(get(ines, at).text()).doesNotContain("Bictegravir");
        assertThat(get(ines, "/people/" + amara.id().value()).text())
                .doesNotContain("Bictegravir")
                .contains("0 medications");
        assertThat(get(samuel, at).text()).contains("Bictegravir");
    }

    @Test
    void she_sees_her_own_list_in_her_language_and_nobody_elses() {
        var other = house.enrolled("Kofi", "Mensah", today().minusDays(3));
        start("Sertraline", "50 mg", -5);
        var kofi = "/people/" + other.id().value() + "/medications";
        assertThat(post(samuel, kofi, Map.of("kind", "started", "name", "Naltrexone", "dose", "50 mg", "on", day(0))))
                .hasRedirectedUrl(kofi);
        var herself = house.asParticipant(amara.id());
        var english = get(herself, "/me/medications");
        assertThat(english.text())
                .contains("Sertraline 50 mg", "talk with your prescriber")
                .doesNotContain("Naltrexone");
        var spanish = mvc.get()
                .uri("/me/medications")
                .locale(Locale.forLanguageTag("es"))
                .with(SignedInAs.actor(herself))
                .exchange();
        assertThat(page(spanish).text()).contains("Lo que tomo", "quien le receta");
        assertThat(call(herself, at)).hasStatus(404);
        assertThat(call(dana, "/me/medications")).hasStatus(404);
    }

    @Test
    void another_organizations_lists_are_not_found() {
        var elsewhere = riverside.found();
        var stranger = elsewhere.samuel().actor();
        elsewhere.dana();
        assertThat(call(stranger, at)).hasStatus(404);
        assertThat(call(stranger, at + "/reconciliation")).hasStatus(404);
        assertThat(post(stranger, at, Map.of("kind", "taken", "name", "X"))).hasStatus(404);
        start("Sertraline", "50 mg", -5);
        var change = action(get(samuel, at), "Sertraline", "/changes");
        var theirs = elsewhere.enrolled("Lee", "Park", today().minusDays(3));
        var crossed = change.replace(
                amara.id().value().toString(), theirs.id().value().toString());
        assertThat(post(stranger, crossed, Map.of("dose", "1 mg", "on", day(0), "because", "x")))
                .hasStatus(404);
        assertThat(post(samuel, at + "/" + UUID.randomUUID() + "/stop", Map.of("on", day(0), "because", "x")))
                .hasStatus(404);
        assertThat(post(samuel, at + "/reconciliation", Map.of("is:MEDICATION:" + UUID.randomUUID(), "CONFIRMED")))
                .hasStatus(404);
        assertThat(post(samuel, at + "/reconciliation", Map.of("is:NONSENSE:1", "CONFIRMED")))
                .hasStatus(404);
    }

    @Test
    void the_page_takes_as_many_statements_for_two_medicines_as_for_twenty() {
        start("Sertraline", "50 mg", -5);
        get(samuel, at);
        int few = Statements.of(() -> get(samuel, at));
        for (int number = 0; number < 18; number++) {
            start("Medicine " + number, "1 mg", -2);
        }
        assertThat(Statements.of(() -> get(samuel, at))).isEqualTo(few);
    }

    private void start(String name, String dose, int fromToday) {
        assertThat(post(samuel, at, Map.of("kind", "started", "name", name, "dose", dose, "on", day(fromToday))))
                .hasRedirectedUrl(at);
    }

    private void reconcile(Actor who, Map<String, String> wanted) {
        assertThat(post(who, at + "/reconciliation", answers(get(who, at + "/reconciliation"), wanted)))
                .hasRedirectedUrl(at);
    }

    /** The form's fields for lines by the beginning of their names; words follow an equals sign. */
    private static Map<String, String> answers(Document page, Map<String, String> wanted) {
        Map<String, String> fields = new LinkedHashMap<>();
        wanted.forEach((name, answer) -> {
            var field = page.select("fieldset:has(legend:contains(" + name + ")) input[type=radio]")
                    .attr("name");
            assertThat(field).as(name).isNotEmpty();
            var parts = answer.split("=", 2);
            fields.put(field, parts[0]);
            fields.put(field.replaceFirst("^is:", "words:"), parts.length > 1 ? parts[1] : "");
        });
        return new HashMap<>(fields);
    }

    private int confirmedFacts() {
        return house.inTransaction(() -> sql.sql("""
                        select ((select count(*) from history.medication where confirmed_at is not null)
                              + (select count(*) from history.allergy where confirmed_at is not null))::int
                        """).single(Integer.class));
    }

    private static String action(Document page, String name, String end) {
        return page.select("li.row:has(.row-title:contains(" + name + ")) form[action$=" + end + "]")
                .attr("action");
    }

    private void problem(MvcTestResult answer) {
        assertThat(answer).hasRedirectedUrl(at);
        assertThat(answer.getMvcResult().getFlashMap().get("flash").toString()).contains("PROBLEM");
    }

    private static List<String> names(Document list) {
        return list.select("ul.rows > li:has(form) .row-title").eachText();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK);
    }

    private String day(int fromToday) {
        return today().plusDays(fromToday).toString();
    }

    private Document get(Actor who, String path) {
        var answer = call(who, path);
        assertThat(answer).hasStatusOk();
        return page(answer);
    }

    private MvcTestResult call(Actor who, String path) {
        return mvc.get().uri(path).with(SignedInAs.actor(who)).exchange();
    }

    private MvcTestResult post(Actor who, String path, Map<String, String> values) {
        return Proof.fresh(clock.instant()).call(() -> {
            var request = mvc.post().uri(path);
            values.forEach(request::param);
            return request.with(SignedInAs.actor(who)).exchange();
        });
    }

    private static Document page(MvcTestResult answer) {
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
