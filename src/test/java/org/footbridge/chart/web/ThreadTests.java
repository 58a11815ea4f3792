package org.footbridge.chart.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.GroupEvening;
import org.footbridge.Riverside;
import org.footbridge.access.NotYours;
import org.footbridge.access.SignedInAs;
import org.footbridge.notes.GroupNotes;
import org.footbridge.notes.NoteId;
import org.footbridge.notes.Notes;
import org.footbridge.notes.OwnPart;
import org.footbridge.notes.SharedPart;
import org.footbridge.notes.Threads;
import org.footbridge.plans.Modality;
import org.footbridge.plans.ObjectiveStatus;
import org.footbridge.plans.PlanContent;
import org.footbridge.plans.Plans;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Time;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The golden thread from plan to note and back, and what mends it. */
@FootbridgeTest
class ThreadTests {

    private static final UUID OBJECTIVE = new UUID(0x7000L, 0x8000_0000_0000_0003L);

    @Autowired
    GroupEvening evenings;

    @Autowired
    Plans plans;

    @Autowired
    GroupNotes groupNotes;

    @Autowired
    Notes notes;

    @Autowired
    Threads threads;

    @Autowired
    ThreadQuery query;

    @Autowired
    MockMvcTester mvc;

    private GroupEvening.Evening evening;
    private Riverside.Colleague dana;

    @BeforeEach
    void one_evening_with_one_person() {
        evening = evenings.with(1);
        dana = evening.house().dana();
    }

    @Test
    void a_signed_note_that_names_no_objective_is_mended_by_its_authors_dated_addendum() {
        planned(Optional.of("PHQ9"), group());
        var note = signedNote(Set.of());
        assertThat(broken()).contains(BrokenLink.NOTE_WITHOUT_OBJECTIVE);

        assertThat(evening.<Notes.Changing>as(dana, () -> threads.link(note, OBJECTIVE)))
                .isEqualTo(new Notes.Changing.Done(note));

        assertThat(broken()).doesNotContain(BrokenLink.NOTE_WITHOUT_OBJECTIVE);
        assertThat(evening.<List<ThreadQuery.Done>>as(dana, () -> query.done(evening.person(0))))
                .singleElement()
                .satisfies(done -> {
                    assertThat(done.linkedLater()).isTrue();
                    assertThat(done.linkedAt()).isEqualTo(evening.at(21, 0));
                });
        assertThat(page("/notes/" + note.value()).text())
                .contains("Works toward: PHQ-9 below ten")
                .contains("linked later, on");
    }

    @Test
    void a_reason_why_no_objective_fits_mends_it_too() {
        planned(Optional.of("PHQ9"), group());
        var note = signedNote(Set.of());
        assertThat(evening.<Notes.Changing>as(dana, () -> threads.explain(note, " ")))
                .isInstanceOf(Notes.Changing.Refused.class);
        evening.as(dana, () -> threads.explain(note, "First evening, arriving was enough."));
        assertThat(broken()).doesNotContain(BrokenLink.NOTE_WITHOUT_OBJECTIVE);
    }

    @Test
    void only_the_author_says_what_a_note_works_toward_and_only_of_the_persons_own_plan() {
        planned(Optional.of("PHQ9"), group());
        var note = signedNote(Set.of());
        assertThat(evening.<Notes.Changing>as(evening.house().priya(), () -> threads.link(note, OBJECTIVE)))
                .isInstanceOf(Notes.Changing.Refused.class);
        assertThatThrownBy(() -> evening.as(dana, () -> threads.link(note, UUID.randomUUID())))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void a_note_that_named_its_objective_is_no_broken_link() {
        planned(Optional.of("PHQ9"), group());
        signedNote(Set.of(OBJECTIVE));
        assertThat(broken()).isEmpty();
    }

    @Test
    void a_note_for_one_person_says_what_it_works_toward_while_it_is_written_and_keeps_it_when_changed() {
        planned(Optional.of("PHQ9"), group());
        var person = "/people/" + evening.person(0).value();
        assertThat(page(person + "/notes/new").select("input[name=toward]").eachAttr("value"))
                .containsExactly(OBJECTIVE.toString());
        var fields = Map.of(
                "kind", "INDIVIDUAL",
                "date", evening.day().toString(),
                "from", "10:00",
                "to", "10:50",
                "there", "PERSON",
                "toward", OBJECTIVE.toString(),
                "response", "Spoke of her sister.");
        var path = posted(person + "/notes", fields);
        assertThat(page(path).select(".document").text()).contains("Works toward", "PHQ-9 below ten");

        var edit = page(path + "/edit");
        assertThat(edit.select("input[name=toward][checked]")).hasSize(1);
        Map<String, String> changed = new HashMap<>(fields);
        changed.put("version", edit.select("input[name=version]").val());
        changed.put("response", "Spoke of her brother.");
        posted(path, changed);
        assertThat(page(path).select(".document").text()).contains("her brother", "Works toward", "PHQ-9 below ten");
    }

    @Test
    void what_the_plan_and_the_timetable_lack_is_listed() {
        planned(Optional.empty(), List.of(intervention(Modality.SELF_DIRECTED)));
        assertThat(broken())
                .containsExactlyInAnyOrder(BrokenLink.PROBLEM_WITHOUT_MEASURE, BrokenLink.DIAGNOSIS_WITHOUT_ASSESSMENT);
    }

    @Test
    void a_service_the_plan_does_not_order_and_one_nobody_booked_are_listed() {
        planned(Optional.of("PHQ9"), List.of(intervention(Modality.INDIVIDUAL)));
        signedNote(Set.of(OBJECTIVE));
        assertThat(broken()).contains(BrokenLink.SERVICE_NOT_ORDERED, BrokenLink.INTERVENTION_NOT_SCHEDULED);
    }

    @Test
    void a_stay_without_a_plan_is_told_after_a_week() {
        assertThat(broken()).containsExactly(BrokenLink.NO_PLAN);
    }

    @Test
    void the_page_shows_the_thread_mends_it_and_is_closed_to_who_does_not_reach_the_person() {
        planned(Optional.of("PHQ9"), group());
        var note = signedNote(Set.of());
        var thread = "/people/" + evening.person(0).value() + "/thread";
        var shown = page(thread);
        assertThat(shown.select("h2").eachText()).contains("Links that are missing", "PHQ-9 below ten");
        assertThat(shown.select("form[action=/notes/" + note.value() + "/thread] option")
                        .eachText())
                .contains("PHQ-9 below ten");

        assertThat(page("/thread").text()).contains("A note names no objective", "Amara Okafor");
        assertThat(page("/thread?kind=no_plan").text()).doesNotContain("Amara Okafor");
        var billing = evening.house().bea().actor();
        assertThat(mvc.get().uri(thread).with(SignedInAs.actor(billing)).exchange())
                .hasStatus(404);
        assertThat(mvc.get().uri("/thread").with(SignedInAs.actor(billing)).exchange())
                .hasStatus(404);
        assertThat(page("/thread?kind=nonsense&from=-3").text()).contains("Amara Okafor");
    }

    private List<BrokenLink> broken() {
        return evening.<List<ThreadQuery.Broken>>as(dana, () -> query.broken(evening.person(0))).stream()
                .map(ThreadQuery.Broken::kind)
                .toList();
    }

    private String posted(String path, Map<String, String> fields) {
        var result = Time.at(evening.at(21, 0), () -> {
            var request = mvc.post().uri(path).with(SignedInAs.actor(dana.actor()));
            fields.forEach((name, value) -> request.param(name, value));
            return request.exchange();
        });
        assertThat(result).as(path).hasStatus3xxRedirection();
        return String.valueOf(result.getResponse().getRedirectedUrl());
    }

    private Document page(String path) {
        var result = Time.at(
                evening.at(21, 0),
                () -> mvc.get().uri(path).with(SignedInAs.actor(dana.actor())).exchange());
        assertThat(result).as(path).hasStatus(200);
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private NoteId signedNote(Set<UUID> toward) {
        var session = evening.session();
        evening.as(
                dana,
                () -> groupNotes.save(
                        session,
                        Optional.of(new GroupNotes.SharedDraft(
                                new SharedPart("Pausing", "Practiced the pause.", "Arriving"), 0)),
                        Map.of(
                                evening.person(0),
                                new GroupNotes.PartDraft(
                                        new OwnPart("Paused twice before answering.", "", "", "", "", toward), 0))));
        evening.everybodyPresentAndClosed(session);
        assertThat(evening.<GroupNotes.SigningAll>as(dana, () -> groupNotes.sign(session)))
                .isInstanceOf(GroupNotes.SigningAll.Signed.class);
        return evening.<NoteId>as(
                dana, () -> groupNotes.parts(session).values().iterator().next().id());
    }

    private void planned(Optional<String> instrument, List<PlanContent.Intervention> interventions) {
        evening.as(dana, () -> {
            var draft = Time.at(
                    evening.at(17, 0),
                    () -> plans.draft(evening.people().getFirst().episode()));
            Time.at(evening.at(17, 0), () -> {
                plans.save(draft, 0, plan(instrument, interventions));
                assertThat(plans.sign(draft)).isInstanceOf(Plans.PlanSigned.class);
                return draft;
            });
            return draft;
        });
    }

    private static List<PlanContent.Intervention> group() {
        return List.of(intervention(Modality.GROUP));
    }

    private static PlanContent.Intervention intervention(Modality modality) {
        return new PlanContent.Intervention(
                new UUID(0x7000L, 0x8000_0000_0000_0004L),
                "Practice together",
                modality,
                Optional.of(3),
                Optional.of(60),
                Optional.of(10),
                Optional.empty());
    }

    private PlanContent plan(Optional<String> instrument, List<PlanContent.Intervention> interventions) {
        return new PlanContent(
                "A sister who calls",
                "Evenings",
                "Sleep and work hold for four weeks",
                "",
                Optional.of(evening.day().plusDays(30)),
                List.of(new PlanContent.Problem(
                        new UUID(0x7000L, 0x8000_0000_0000_0001L),
                        "Low mood most days",
                        Optional.of("F33.1").filter(_ -> instrument.isEmpty()),
                        List.of(new PlanContent.Goal(
                                new UUID(0x7000L, 0x8000_0000_0000_0002L),
                                "I want to look forward to something",
                                List.of(new PlanContent.Objective(
                                        OBJECTIVE,
                                        "PHQ-9 below ten",
                                        instrument,
                                        Optional.empty(),
                                        instrument.map(_ -> new BigDecimal("9")),
                                        Optional.of(evening.day().plusDays(60)),
                                        ObjectiveStatus.ACTIVE,
                                        Optional.empty(),
                                        interventions)))))));
    }
}
