package org.footbridge.notes.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.footbridge.Riverside;
import org.footbridge.Riverside.Enrolled;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.programs.Mode;
import org.footbridge.scheduling.AppointmentKind;
import org.footbridge.scheduling.Appointments;
import org.footbridge.scheduling.NewAppointment;
import org.footbridge.staff.Credentials;
import org.footbridge.staff.NewCredential;
import org.footbridge.staff.Signs;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Medication visits, and who was there at services of one person. */
@FootbridgeTest
class VisitPagesTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Appointments appointments;

    @Autowired
    Credentials credentials;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    @Autowired
    Clock clock;

    Riverside.House house;
    Enrolled amara;
    String person;
    Actor samuel;
    Actor dana;

    @BeforeEach
    void amara_is_in_the_program() {
        house = riverside.found();
        amara = house.enrolled("Amara", "Okafor", today().minusDays(9));
        house.letCare(Role.THERAPIST, amara.id());
        person = "/people/" + amara.id().value();
        samuel = house.samuel().actor();
        dana = house.dana().actor();
    }

    @Test
    void a_visit_keeps_its_numbers_and_becomes_a_note_the_prescriber_signs() {
        samuel.call(() -> appointments.book(new NewAppointment(
                amara.id(),
                Optional.of(amara.episode()),
                Optional.of(house.program()),
                Optional.of(house.samuel().id()),
                Optional.empty(),
                AppointmentKind.MEDICATION,
                "Visit",
                today().atTime(LocalTime.of(0, 5)).atZone(Riverside.NEW_YORK).toInstant(),
                30,
                Mode.IN_PERSON,
                "")));
        assertThat(get(samuel, "/today").select("#visits + ul").text()).contains("Amara Okafor");
        post(
                samuel,
                person + "/medications",
                Map.of("kind", "started", "name", "Sertraline", "dose", "50 mg", "on", today().toString()));
        var note = redirected(post(samuel, person + "/medications/visits", visit(Map.of())));
        assertThat(get(samuel, note).text())
                .contains(
                        "Sleeps better",
                        "Side effects: Nausea, Dry mouth, a strange dream.",
                        "some doses were left out",
                        "Blood pressure 120/80 mmHg",
                        "Started Sertraline 50 mg",
                        "there: the person");
        post(samuel, note + "/signature", Map.of());
        assertThat(get(samuel, note).text()).contains("Signed", "Samuel Oduya, PMHNP");
        assertThat(get(dana, person + "/medications").text())
                .contains("Sleeps better", "side effects: nausea, dry mouth");
        assertThat(get(samuel, "/today").select("#visits")).isEmpty();
    }

    @Test
    void only_who_may_prescribe_writes_and_signs_a_visit() {
        assertThat(call(dana, person + "/medications/visits/new")).hasStatus(404);
        assertThat(post(dana, person + "/medications/visits", visit(Map.of()))).hasStatus(404);
        var note = note(dana, Map.of("kind", "MEDICATION", "there", "PERSON"));
        assertThat(flash(post(dana, note + "/signature", Map.of()))).contains("signed by who may prescribe");
        var elsewhere = riverside.found().samuel().actor();
        assertThat(call(elsewhere, person + "/medications/visits/new")).hasStatus(404);
    }

    @Test
    void an_ended_license_to_prescribe_stops_the_visits_signature() {
        house.ruth()
                .run(() -> credentials.record(
                        house.samuel().id(),
                        new NewCredential(
                                "PMHNP",
                                Signs.ALONE,
                                true,
                                Optional.of("NY"),
                                "1",
                                Optional.empty(),
                                Optional.of(today().minusDays(3)))));
        var note = redirected(post(samuel, person + "/medications/visits", visit(Map.of())));
        assertThat(flash(post(samuel, note + "/signature", Map.of()))).contains("may prescribe");
        assertThat(get(samuel, note).text()).contains("Draft");
    }

    @ParameterizedTest
    @CsvSource({
        "systolic,700",
        "systolic,70",
        "diastolic,130",
        "diastolic,''",
        "pulse,3",
        "weight,9000",
        "response,' '",
        "taking,''",
        "date,2099-01-01",
        "nextOn,2020-01-01",
        "pdmpOn,2099-01-01",
        "there,GUARDIAN"
    })
    void what_cannot_be_is_refused_and_what_was_typed_stays(String field, String value) {
        var answer = post(samuel, person + "/medications/visits", visit(Map.of(field, value)));
        assertThat(answer).hasStatus(422);
        assertThat(page(answer).select("input[name=symptoms]").attr("value")).isEqualTo("low mood");
        assertThat(house.<Integer>inTransaction(() ->
                        sql.sql("select count(*)::int from medications.visit").single(Integer.class)))
                .isZero();
    }

    @Test
    void a_family_session_without_the_person_is_called_so_and_is_not_their_time() {
        var with = note(dana, Map.of("kind", "FAMILY", "there", "PERSON,GUARDIAN"));
        var without = note(dana, Map.of("kind", "FAMILY", "there", "GUARDIAN,INTERPRETER"));
        post(dana, with + "/signature", Map.of());
        post(dana, without + "/signature", Map.of());
        assertThat(get(dana, without).select("h1").text()).isEqualTo("Family session without the person present");
        assertThat(get(dana, without).text()).contains("there: a parent or guardian, an interpreter");
        assertThat(get(dana, with).select("h1").text()).isEqualTo("Family session");
        assertThat(house.<List<String>>inTransaction(
                        () -> sql.sql("select title from notes.v_services").list(String.class)))
                .containsExactly("Family session");
    }

    @Test
    void who_was_there_is_asked_and_an_individual_session_has_the_person() {
        assertThat(post(dana, person + "/notes", fields(Map.of("kind", "INDIVIDUAL"))))
                .hasStatus(422);
        var alone = post(dana, person + "/notes", fields(Map.of("kind", "INDIVIDUAL", "there", "PARTNER")));
        assertThat(alone).hasStatus(422);
        assertThat(page(alone).text()).contains("choose Contact");
        assertThat(page(alone).select("input[value=PARTNER][checked]")).hasSize(1);
    }

    @Test
    void a_contact_with_somebody_else_says_what_was_told_and_what_allows_it() {
        var silent = post(dana, person + "/notes", fields(Map.of("kind", "CONTACT", "there", "PROVIDER")));
        assertThat(silent).hasStatus(422);
        assertThat(page(silent).text()).contains("which release or law allows it");
        var note = note(
                dana,
                Map.of("kind", "CONTACT", "there", "PROVIDER", "disclosure", "Release to Dr. Outside; dates of stay"));
        assertThat(get(dana, note).select("h1").text()).isEqualTo("Contact about the person");
        assertThat(get(dana, note).text()).contains("Release to Dr. Outside");
        post(dana, note + "/signature", Map.of());
        assertThat(get(dana, note).text()).contains("Signed");
    }

    @Test
    void who_was_there_stays_when_the_draft_is_changed_and_cannot_change_once_signed() {
        var note = note(dana, Map.of("kind", "FAMILY", "there", "GUARDIAN"));
        var edit = get(dana, note + "/edit");
        assertThat(edit.select("input[value=GUARDIAN][checked]")).hasSize(1);
        var changed = new HashMap<>(fields(Map.of("kind", "FAMILY", "there", "PERSON,GUARDIAN")));
        changed.put("version", edit.select("input[name=version]").attr("value"));
        assertThat(post(dana, note, changed)).hasRedirectedUrl(note);
        assertThat(get(dana, note).select("h1").text()).isEqualTo("Family session");
        post(dana, note + "/signature", Map.of());
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> house.inTransaction(
                        () -> sql.sql("update notes.presence set roles = '{guardian}', person_there = false")
                                .update())))
                .hasStackTraceContaining("belongs to a signed note");
    }

    private String note(Actor who, Map<String, String> more) {
        return redirected(post(who, person + "/notes", fields(more)));
    }

    private static String redirected(MvcTestResult answer) {
        var note = Objects.requireNonNullElse(answer.getResponse().getRedirectedUrl(), "nowhere");
        assertThat(note).startsWith("/notes/");
        return note;
    }

    private Map<String, String> fields(Map<String, String> more) {
        var fields = new HashMap<>(Map.of(
                "date",
                today().minusDays(1).toString(),
                "from",
                "10:00",
                "to",
                "10:45",
                "response",
                "Talked about home"));
        fields.putAll(more);
        return fields;
    }

    private Map<String, String> visit(Map<String, String> more) {
        var fields = new HashMap<String, String>(Map.ofEntries(
                Map.entry("date", today().toString()),
                Map.entry("from", "00:05"),
                Map.entry("to", "00:30"),
                Map.entry("there", "PERSON"),
                Map.entry("symptoms", "low mood"),
                Map.entry("response", "Sleeps better"),
                Map.entry("sideEffects", "Nausea,Dry mouth,Nonsense"),
                Map.entry("sideEffectsInWords", "a strange dream"),
                Map.entry("taking", "MISSED_SOME"),
                Map.entry("systolic", "120"),
                Map.entry("diastolic", "80"),
                Map.entry("pulse", "70"),
                Map.entry("weight", "150.5")));
        fields.putAll(more);
        return fields;
    }

    private static String flash(MvcTestResult answer) {
        return String.valueOf(answer.getMvcResult().getFlashMap().get("flash"));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK);
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
