package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.NotYours;
import org.footbridge.access.SignedInAs;
import org.footbridge.attendance.BoundaryKind;
import org.footbridge.attendance.RoomEvents;
import org.footbridge.episodes.AssessmentId;
import org.footbridge.episodes.Assessments;
import org.footbridge.episodes.Statement;
import org.footbridge.medications.Taking;
import org.footbridge.medications.Visit;
import org.footbridge.medications.Visits;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.tasks.EnteredInError;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** An assessment, an event of the room and a visit's numbers in the wrong record: sealed by two, gone everywhere (CARE 12). */
@FootbridgeTest
class SealedThingsTests {

    @Autowired
    GroupEvening evenings;

    @Autowired
    Assessments assessments;

    @Autowired
    RoomEvents events;

    @Autowired
    Visits visits;

    @Autowired
    EnteredInError errors;

    @Autowired
    Sql sql;

    @Autowired
    MockMvcTester mvc;

    private GroupEvening.Evening evening;
    private Riverside.House house;
    private String person;

    @BeforeEach
    void amara() {
        evening = evenings.with(2);
        house = evening.house();
        List.of(Role.THERAPIST, Role.PRESCRIBER, Role.SUPERVISOR)
                .forEach(role -> house.letCare(role, evening.person(0)));
        person = "/people/" + evening.person(0).value();
    }

    @Test
    void a_signed_assessment_is_gone_with_its_sections_and_a_new_one_is_written() {
        var stay = evening.people().getFirst().episode();
        var path = "/episodes/" + stay.value() + "/assessment";
        var id = assessed();
        assertThat(page(house.marcus(), path).select("form[action$=/error]"))
                .as("only its author says so")
                .isEmpty();
        post(house.marcus(), path + "/error", "Not hers");
        assertThat(asked()).isEmpty();
        post(house.dana(), path + "/error", "It is Lee's");
        assertThat(page(house.dana(), path).text()).as("until it is sealed").contains("I can't sleep");
        seal();

        assertThat(page(house.dana(), path).text())
                .doesNotContain("I can't sleep")
                .contains("Begin the assessment");
        assertThatThrownBy(() -> evening.as(house.dana(), () -> assessments.get(id)))
                .isInstanceOf(NotYours.class);
        assertThat(count("episodes.assessment_section")).isZero();
        assertThat(page(house.dana(), person).text()).doesNotContain("Assessment signed");
        assertThat(assessed()).as("written anew beside it").isNotEqualTo(id);
    }

    @Test
    void an_event_of_the_room_is_gone_with_its_addenda() {
        evening.as(
                house.dana(),
                () -> events.boundary(
                        evening.session(),
                        BoundaryKind.CONFLICT,
                        evening.at(18, 20),
                        java.util.Map.of(evening.person(0), new RoomEvents.Words("Raised her voice", "Talked"))));
        var event = evening.as(house.dana(), () -> events.of(evening.person(0)))
                .getFirst()
                .id();
        evening.as(house.dana(), () -> events.add(evening.person(0), event, "It was somebody else"));
        var form = page(house.dana(), person + "/events").select("form[action$=/error]");
        assertThat(form).hasSize(1);
        post(house.dana(), form.attr("action"), "It was not her");
        seal();

        assertThat(evening.as(house.dana(), () -> events.of(evening.person(0)))).isEmpty();
        assertThat(count("attendance.event_addendum")).isZero();
        assertThat(page(house.dana(), person).text()).doesNotContain("Raised her voice");
        assertThatThrownBy(() -> evening.as(house.dana(), () -> events.add(evening.person(0), event, "More")))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void the_numbers_of_a_medication_visit_are_gone() {
        var samuel = house.samuel();
        evening.as(
                samuel,
                () -> visits.keep(
                        evening.people().getFirst().episode(),
                        new Visit(
                                evening.day(),
                                "Low mood",
                                "Sleeps better",
                                List.of(),
                                "",
                                Taking.AS_AGREED,
                                Optional.of(128),
                                Optional.of(82),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
        assertThat(page(samuel, person + "/medications").text()).contains("128/82 mmHg");
        post(
                samuel,
                page(samuel, person + "/medications")
                        .select("form[action*=/visits/]")
                        .attr("action"),
                "Wrong chart");
        seal();
        assertThat(page(samuel, person + "/medications").text()).doesNotContain("128/82");
        assertThat(count("medications.visit")).isZero();
    }

    @Test
    void it_takes_two_a_reason_and_one_asking() {
        var path = "/episodes/" + evening.people().getFirst().episode().value() + "/assessment";
        assessed();
        post(house.dana(), path + "/error", " ");
        assertThat(asked()).isEmpty();
        post(house.dana(), path + "/error", "Wrong");
        post(house.dana(), path + "/error", "Wrong again");
        assertThat(asked()).hasSize(1);
        assertThatThrownBy(() -> evening.as(house.dana(), () -> errors.seal(asked().getFirst())))
                .isInstanceOf(NotYours.class);
        seal();
        assertThatThrownBy(() -> house.inTransaction(() ->
                        sql.sql("update tasks.error set reason = 'another'").update()))
                .as("a seal stays")
                .isInstanceOf(RuntimeException.class);
    }

    private AssessmentId assessed() {
        var stay = evening.people().getFirst().episode();
        return evening.as(house.dana(), () -> {
            var begun = assessments.begin(stay);
            for (var part : List.of(
                    List.of("presenting", "own_words", "I can't sleep"),
                    List.of("mental_status", "mood_affect", "Tired"),
                    List.of("risk", "suicide", "None told"),
                    List.of("impression", "diagnoses", "F33.1"),
                    List.of("level", "justification", "Home is steady"))) {
                assessments.saveSection(
                        begun,
                        part.get(0),
                        0,
                        List.of(new Statement(part.get(1), part.get(2), Statement.Informant.PARTICIPANT)));
            }
            assertThat(assessments.sign(begun)).isInstanceOf(org.footbridge.episodes.Signed.Done.class);
            return begun;
        });
    }

    private List<UUID> asked() {
        return house.inTransaction(() -> sql.sql("select id from tasks.error where organization_id = :organization")
                .param("organization", house.organization())
                .list(UUID.class));
    }

    private void seal() {
        assertThat(evening.<EnteredInError.Asking>as(house.paula(), () -> errors.seal(asked().getFirst())))
                .isEqualTo(new EnteredInError.Asking.Done());
    }

    private void post(Riverside.Colleague who, String to, String reason) {
        Time.at(
                evening.at(21, 0),
                () -> assertThat(mvc.post()
                                .uri(to)
                                .param("reason", reason)
                                .with(SignedInAs.actor(who.actor()))
                                .exchange()
                                .getResponse()
                                .getStatus())
                        .as(to)
                        .isEqualTo(302));
    }

    private Document page(Riverside.Colleague who, String at) {
        return Time.at(evening.at(21, 0), () -> {
            var answer = mvc.get().uri(at).with(SignedInAs.actor(who.actor())).exchange();
            assertThat(answer).hasStatusOk();
            try {
                return Jsoup.parse(answer.getResponse().getContentAsString());
            } catch (UnsupportedEncodingException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }

    private int count(String table) {
        return house.inTransaction(
                () -> sql.sql("select count(*) from " + table + " where organization_id = :organization")
                        .param("organization", house.organization())
                        .single(Integer.class));
    }
}
