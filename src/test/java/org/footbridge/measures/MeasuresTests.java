package org.footbridge.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.NotYours;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.Closing;
import org.footbridge.alerts.Outcome;
import org.footbridge.alerts.PlanReview;
import org.footbridge.alerts.RiskAsked;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.people.Person;
import org.footbridge.people.SafeContact;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.footbridge.platform.Time;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

@FootbridgeTest
class MeasuresTests {

    private static final String ITEM_9 = "44260-8";
    private static final String NOT_AT_ALL = "LA6568-5";
    private static final String SEVERAL_DAYS = "LA6569-3";
    private static final String MORE_THAN_HALF = "LA6570-1";
    private static final LocalDate DUE = LocalDate.of(2026, 11, 24);

    @Autowired
    Riverside riverside;

    @Autowired
    Instruments instruments;

    @Autowired
    Measures measures;

    @Autowired
    UnsentRisk unsent;

    @Autowired
    Alerts alerts;

    @Autowired
    Participants participants;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Sql sql;

    private Riverside.House house;
    private ParticipantId amara;
    private Actor asAmara;

    @BeforeEach
    void amara_is_in_care_at_riverside() {
        house = riverside.found();
        amara = house.amara();
        house.letCare(Role.THERAPIST, amara);
        asAmara = house.asParticipant(amara);
        house.job(() -> {
            instruments.copy();
            return true;
        });
    }

    @Test
    void item_9_raises_its_alert_in_the_same_transaction() {
        var completed = asAmara.call(() -> complete(phq9With(MORE_THAN_HALF)));
        assertThat(completed.alert()).isPresent();
        assertThat(openAlerts()).isEqualTo(1);
    }

    @Test
    void when_the_answer_is_rolled_back_its_alert_is_gone_too_and_the_other_way_round() {
        asAmara.call(() -> transaction.execute(undone -> {
            complete(phq9With(MORE_THAN_HALF));
            undone.setRollbackOnly();
            return true;
        }));
        assertThat(openAlerts()).isZero();
        assertThat(count("measures.response")).isZero();
    }

    @Test
    void a_zero_raises_nothing_and_a_blank_is_asked_in_person() {
        assertThat(asAmara.call(() -> complete(phq9With(NOT_AT_ALL))).alert()).isEmpty();
        assertThat(count("tasks.task")).isZero();
        var blank = asAmara.call(() -> complete(without(phq9With(NOT_AT_ALL), ITEM_9)));
        assertThat(blank.riskUnanswered()).isTrue();
        assertThat(blank.alert()).isEmpty();
        assertThat(house.inTransaction(
                        () -> sql.sql("select kind from tasks.v_open").list(String.class)))
                .containsExactly("ask in person");
    }

    @Test
    void answers_from_paper_older_than_72_hours_go_to_the_next_reviewer_and_not_to_the_page() {
        var fourDaysAgo = TestTime.now().minus(Duration.ofDays(4));
        var completed = house.dana()
                .call(() -> measures.complete(
                        amara,
                        InstrumentName.PHQ9,
                        phq9With(MORE_THAN_HALF),
                        Mode.PAPER,
                        fourDaysAgo,
                        Optional.empty()));
        assertThat(completed.alert()).isEmpty();
        assertThat(openAlerts()).isZero();
        assertThat(house.inTransaction(
                        () -> sql.sql("select kind from tasks.v_open").list(String.class)))
                .containsExactly("look at earlier answers");
    }

    @Test
    void each_answer_is_kept_as_it_was_given_with_the_words_that_were_shown_and_blanks_too() {
        record Kept(String linkId, Optional<String> code, Optional<String> label, Optional<BigDecimal> value) {}
        asAmara.call(() -> complete(Answers.none().with("44250-9", SEVERAL_DAYS).with(ITEM_9, NOT_AT_ALL)));
        var kept = house.inTransaction(
                () -> sql.sql("select link_id, code, label, value from measures.answer order by position")
                        .list(Kept.class));
        assertThat(kept).hasSize(10);
        assertThat(kept.getFirst())
                .isEqualTo(new Kept(
                        "44250-9",
                        Optional.of(SEVERAL_DAYS),
                        Optional.of("Several days"),
                        Optional.of(BigDecimal.ONE)));
        assertThat(kept.get(1)).isEqualTo(new Kept("44255-8", Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void a_set_with_too_many_blanks_is_not_scorable() {
        var completed = asAmara.call(() -> complete(Answers.none().with("44250-9", SEVERAL_DAYS)));
        assertThat(completed.score().total()).isEmpty();
        assertThat(house.inTransaction(() ->
                        sql.sql("select total is null from measures.v_scores").single(Boolean.class)))
                .isTrue();
    }

    @Test
    void answers_keep_the_version_they_were_given_in() {
        asAmara.call(() -> complete(phq9With(NOT_AT_ALL)));
        house.inTransaction(() -> sql.sql("""
                        insert into measures.instrument (organization_id, id, name, version, title, questionnaire, facts, origin, installed_at)
                        select organization_id, gen_random_uuid(), name, '2.0', title, questionnaire, facts, origin,
                               installed_at + interval '1 hour'
                          from measures.instrument where name = 'PHQ9'
                        """).update());
        asAmara.call(() -> complete(phq9With(NOT_AT_ALL)));
        assertThat(house.inTransaction(
                        () -> sql.sql("select instrument_version from measures.v_scores order by stored_at")
                                .list(String.class)))
                .containsExactly("1.1", "2.0");
    }

    @Test
    void installing_twice_changes_nothing() {
        house.job(() -> {
            instruments.copy();
            return true;
        });
        assertThat(count("measures.instrument")).isEqualTo(19);
    }

    @Test
    void half_finished_answers_survive_and_are_sent_as_one() {
        var asked = asked();
        asAmara.call(() -> measures.save(asked, "44250-9", SEVERAL_DAYS));
        asAmara.call(() -> measures.save(asked, "44255-8", SEVERAL_DAYS));
        var later = house.asParticipant(house.amara()); // somebody else signs in meanwhile
        assertThatThrownBy(() -> later.call(() -> measures.save(asked, "44250-9", NOT_AT_ALL)))
                .isInstanceOf(NotYours.class);
        assertThat(asAmara.call(() -> measures.saved(asked)).codes()).hasSize(2);
        asAmara.call(() -> measures.save(asked, "44255-8", null));
        var completed = asAmara.call(() -> measures.finish(asked, "en"));
        assertThat(completed).isPresent();
        assertThat(completed.get().score().answered()).isEqualTo(1);
        assertThat(asAmara.call(() -> measures.finish(asked, "en"))).isEmpty();
        assertThat(count("measures.response")).isEqualTo(1);
    }

    @Test
    void an_answer_that_is_none_of_the_items_is_refused() {
        var asked = asked();
        assertThat(asAmara.call(() -> measures.save(asked, "44250-9", "LA6572-7")))
                .isInstanceOf(Measures.NotSaved.class);
        assertThat(asAmara.call(() -> measures.save(asked, "no-such-item", NOT_AT_ALL)))
                .isInstanceOf(Measures.NotSaved.class);
        assertThat(count("measures.saved_answer")).isZero();
        assertThatThrownBy(() -> asAmara.call(() -> complete(Answers.none().with("44250-9", "0"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(count("measures.response")).isZero();
    }

    @Test
    void nothing_answered_is_nothing_to_send() {
        var asked = asked();
        assertThat(asAmara.call(() -> measures.finish(asked, "en"))).isEmpty();
    }

    @Test
    void somebody_else_finds_neither_the_question_nor_a_single_row() {
        var asked = asked();
        asAmara.call(() -> measures.save(asked, ITEM_9, SEVERAL_DAYS));
        asAmara.call(() -> complete(phq9With(SEVERAL_DAYS)));
        var asBen = house.asParticipant(house.participant("Ben", "Osei"));
        assertThatThrownBy(() -> asBen.call(() -> measures.leave(asked))).isInstanceOf(NotYours.class);
        for (var table : List.of(
                "measures.assignment",
                "measures.saved_answer",
                "measures.response",
                "measures.answer",
                "measures.score",
                "alerts.alert",
                "alerts.step")) {
            Long seen = asBen.call(() -> transaction.execute(
                    reading -> sql.sql("select count(*) from " + table).single(Long.class)));
            assertThat(seen).as(table).isZero();
        }
    }

    @Test
    void a_risk_answer_saved_but_never_sent_opens_the_alert_after_ten_minutes() {
        var asked = asked();
        asAmara.call(() -> measures.save(asked, ITEM_9, MORE_THAN_HALF));
        Time.at(TestTime.now().plus(Duration.ofMinutes(9)), () -> {
            unsent.raise(house.organization());
            return true;
        });
        assertThat(openAlerts()).isZero();
        Time.at(TestTime.now().plus(Duration.ofMinutes(11)), () -> {
            unsent.raise(house.organization());
            unsent.raise(house.organization());
            return true;
        });
        assertThat(openAlerts()).isEqualTo(1);
    }

    @Test
    void leaving_the_page_after_a_risk_answer_opens_the_alert_at_once() {
        var asked = asked();
        asAmara.call(() -> measures.save(asked, ITEM_9, SEVERAL_DAYS));
        assertThat(asAmara.call(() -> measures.leave(asked))).isTrue();
        assertThat(openAlerts()).isEqualTo(1);
        asAmara.call(() -> measures.finish(asked, "en"));
        assertThat(reasons()).hasSize(1);
    }

    @Test
    void a_risk_answer_changed_to_a_zero_shows_both() {
        var asked = asked();
        asAmara.call(() -> measures.save(asked, ITEM_9, MORE_THAN_HALF));
        asAmara.call(() -> measures.save(asked, ITEM_9, NOT_AT_ALL));
        asAmara.call(() -> measures.finish(asked, "en"));
        assertThat(reasons()).containsExactly("PHQ-9 item 9: More than half the days");
        assertThat(house.inTransaction(() -> sql.sql("select label from measures.answer where link_id = :item")
                        .param("item", ITEM_9)
                        .single(String.class)))
                .isEqualTo("Not at all");
    }

    @Test
    void a_later_answer_joins_the_open_alert() {
        asAmara.call(() -> complete(phq9With(MORE_THAN_HALF)));
        asAmara.call(() -> complete(phq9With(SEVERAL_DAYS)));
        assertThat(openAlerts()).isEqualTo(1);
        assertThat(reasons()).containsExactly("PHQ-9 item 9: More than half the days", "PHQ-9 item 9: Several days");
    }

    @Test
    void after_an_alert_was_closed_the_same_answer_opens_another() {
        var first =
                asAmara.call(() -> complete(phq9With(MORE_THAN_HALF))).alert().orElseThrow();
        house.dana().call(() -> alerts.acknowledge(first));
        house.dana()
                .call(() -> alerts.close(
                        first,
                        new Closing(
                                Outcome.SAFE_WITH_PLAN,
                                RiskAsked.CSSRS,
                                PlanReview.REVIEWED,
                                "Talked, plan reviewed.")));
        assertThat(asAmara.call(() -> complete(phq9With(MORE_THAN_HALF))).alert())
                .isPresent()
                .isNotEqualTo(Optional.of(first));
    }

    @Test
    void an_adult_form_is_not_given_to_a_fifteen_year_old_without_a_reason() {
        var kai = house.job(() ->
                participants.register(Person.named("Kai", "Morgan").born(DUE.minusYears(15)), SafeContact.unknown()));
        house.letCare(Role.THERAPIST, kai);
        assertThat(house.dana()
                        .call(() -> measures.assign(kai, InstrumentName.PHQ9, DUE, Optional.empty(), Optional.empty())))
                .isInstanceOf(Measures.NotAsked.class);
        assertThat(house.dana()
                        .call(() -> measures.assign(
                                kai,
                                InstrumentName.PHQ9,
                                DUE,
                                Optional.empty(),
                                Optional.of("The school's earlier scores are on this form."))))
                .isInstanceOf(Measures.Asked.class);
    }

    @Test
    void asking_twice_asks_once() {
        assertThat(asked()).isEqualTo(asked());
    }

    @Test
    void a_participant_cannot_ask_herself_and_staff_out_of_reach_cannot_enter() {
        assertThatThrownBy(() -> asAmara.call(
                        () -> measures.assign(amara, InstrumentName.PHQ9, DUE, Optional.empty(), Optional.empty())))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> house.bea().call(() -> complete(phq9With(NOT_AT_ALL))))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void stored_answers_and_scores_are_never_changed() {
        asAmara.call(() -> complete(phq9With(NOT_AT_ALL)));
        for (var change : List.of(
                "update measures.answer set value = 3",
                "update measures.score set total = 0",
                "delete from measures.response",
                "update measures.instrument set title = 'x'")) {
            assertThatThrownBy(() -> house.inTransaction(() -> sql.sql(change).update()))
                    .as(change)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    private AssignmentId asked() {
        var asking = house.dana()
                .call(() -> measures.assign(amara, InstrumentName.PHQ9, DUE, Optional.empty(), Optional.empty()));
        return ((Measures.Asked) asking).id();
    }

    private Completed complete(Answers answers) {
        return measures.complete(amara, InstrumentName.PHQ9, answers, Mode.SELF, Optional.<UUID>empty());
    }

    /** Several days for all but item 9. */
    private static Answers phq9With(String item9) {
        var answers = Answers.none();
        for (var item :
                List.of("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3")) {
            answers = answers.with(item, SEVERAL_DAYS);
        }
        return answers.with(ITEM_9, item9);
    }

    private static Answers without(Answers answers, String item) {
        var left = Answers.none();
        for (var one : answers.codes().entrySet()) {
            left = one.getKey().equals(item) ? left : left.with(one.getKey(), one.getValue());
        }
        return left;
    }

    private long openAlerts() {
        return count("alerts.v_open");
    }

    private List<String> reasons() {
        return house.inTransaction(() -> sql.sql("""
                        select subject from alerts.step where kind in ('raised', 'joined') order by at, id
                        """).list(String.class));
    }

    private long count(String table) {
        return house.inTransaction(
                () -> sql.sql("select count(*) from " + table).single(Long.class));
    }
}
