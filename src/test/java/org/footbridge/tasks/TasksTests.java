package org.footbridge.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.footbridge.Riverside;
import org.footbridge.access.Bars;
import org.footbridge.access.BreakGlass;
import org.footbridge.access.GlassReason;
import org.footbridge.access.NotYours;
import org.footbridge.access.SignedInAs;
import org.footbridge.fhir.Validity;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@FootbridgeTest
class TasksTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Tasks tasks;

    @Autowired
    List<TaskSource> sources;

    @Autowired
    BreakGlass breakGlass;

    @Autowired
    Bars bars;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    private Riverside.House house;
    private ParticipantId amara;

    @BeforeEach
    void amara_is_in_care() {
        house = riverside.found();
        amara = house.amara();
        house.letCare(Role.THERAPIST, amara);
    }

    @Test
    void a_task_is_done_once_and_says_what_came_of_it() {
        var id = opened("call back");
        assertThat(house.dana().call(() -> tasks.finish(id, " "))).isInstanceOf(Tasks.Refused.class);
        assertThat(house.dana().call(() -> tasks.finish(id, "Talked with her.")))
                .isInstanceOf(Tasks.Finished.class);
        assertThat(house.dana().call(() -> tasks.finish(id, "Again."))).isInstanceOf(Tasks.Refused.class);
        assertThat(open()).isZero();
    }

    @Test
    void who_does_not_reach_the_person_cannot_finish_a_task_about_her() {
        var id = opened("call back");
        assertThatThrownBy(() -> house.bea().call(() -> tasks.finish(id, "Done.")))
                .isInstanceOf(NotYours.class);
    }

    record Waiting(String kind, String forRole, Instant dueAt) {}

    @Test
    void a_record_opened_without_a_relationship_waits_for_the_privacy_officer() {
        house.bea().run(() -> breakGlass.open(amara, GlassReason.values()[0], "The desk is empty"));
        assertThat(waiting()).singleElement().satisfies(task -> {
            assertThat(task.kind()).isEqualTo("look at break-glass");
            assertThat(task.forRole()).isEqualTo("privacy");
        });
    }

    @Test
    void somebody_barred_who_tries_is_a_task_due_at_once() {
        var bea = house.bea();
        house.asParticipant(amara).run(() -> bars.bar(amara, bea.membership()));
        bea.run(() -> breakGlass.open(amara, GlassReason.values()[0], "Curious"));
        assertThat(waiting()).singleElement().satisfies(task -> {
            assertThat(task.kind()).isEqualTo("barred person tried");
            assertThat(task.dueAt()).isBeforeOrEqualTo(TestTime.now());
        });
    }

    private List<Waiting> waiting() {
        return house.inTransaction(
                () -> sql.sql("select kind, for_role, due_at from tasks.v_open").list(Waiting.class));
    }

    @Test
    void the_same_wait_is_opened_once() {
        house.inTransaction(() -> tasks.openOnce(task("ask in person")));
        house.inTransaction(() -> tasks.openOnce(task("ask in person")));
        assertThat(open()).isEqualTo(1);
    }

    @Test
    void many_open_at_once() {
        assertThat(house.inTransaction(() -> tasks.openAll(List.of(task("a"), task("b")))))
                .hasSize(2);
        assertThat(open()).isEqualTo(2);
    }

    @Test
    void the_list_shows_my_roles_work_about_people_i_reach_and_takes_an_outcome() {
        opened("call back");
        var page = page(house.dana());
        assertThat(page.select(".row-title").text()).contains("Call her back");
        assertThat(page(house.marcus()).select(".row-title").text()).contains("Call her back");
        assertThat(page(house.bea()).select(".row-title").text()).doesNotContain("Call her back");
        var action = page.select("form[action$=/outcome]").attr("action");
        assertThat(mvc.post()
                        .uri(action)
                        .with(SignedInAs.actor(house.dana().actor()))
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isEqualTo(422);
        assertThat(mvc.post()
                        .uri(action)
                        .param("outcome", "Reached her.")
                        .with(SignedInAs.actor(house.dana().actor()))
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isEqualTo(302);
        assertThat(open()).isZero();
    }

    @Test
    void a_task_is_a_valid_fhir_task() {
        var id = opened("call back");
        var found = house.job(() -> sources.stream()
                .map(source -> source.read(id.value().toString()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow());
        Validity.check(found);
        assertThat(found.getFor().getReference()).isEqualTo("Patient/" + amara.value());
    }

    private org.jsoup.nodes.Document page(Riverside.Colleague who) {
        try {
            return Jsoup.parse(mvc.get()
                    .uri("/tasks")
                    .with(SignedInAs.actor(who.actor()))
                    .exchange()
                    .getResponse()
                    .getContentAsString());
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private TaskId opened(String kind) {
        return house.inTransaction(() -> tasks.open(task(kind)));
    }

    private NewTask task(String kind) {
        return new NewTask(
                kind,
                "Call her back",
                Optional.of(amara),
                Optional.of(Role.THERAPIST),
                Optional.empty(),
                TestTime.now().plusSeconds(3600),
                "/people/" + amara.value());
    }

    private long open() {
        return house.inTransaction(
                () -> sql.sql("select count(*) from tasks.v_open").single(Long.class));
    }
}
