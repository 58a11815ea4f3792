package org.footbridge.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.Bars;
import org.footbridge.access.NotYours;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.footbridge.platform.Time;
import org.footbridge.programs.NewProgram;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.Programs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@FootbridgeTest
class AlertsTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Alerts alerts;

    @Autowired
    Telling telling;

    @Autowired
    Tellers tellers;

    @Autowired
    Programs programs;

    @Autowired
    AcknowledgeWithin within;

    @Autowired
    OnDuty onDuty;

    @Autowired
    Bars bars;

    @Autowired
    TransactionTemplate transaction;

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
    void an_alert_and_what_raised_it_commit_together_or_not_at_all() {
        house.job(() -> transaction.execute(undone -> {
            raise(Urgency.NOW, "item 9");
            undone.setRollbackOnly();
            return true;
        }));
        assertThat(openAlerts()).isEmpty();
    }

    @Test
    void raising_outside_a_transaction_is_refused() {
        assertThatThrownBy(() -> house.job(() -> raise(Urgency.NOW, "item 9")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void what_comes_later_joins_the_open_alert_and_never_lowers_it() {
        var first = raised(Urgency.NOW, "item 9: 2");
        var second = raised(Urgency.SAME_DAY, "item 9: 1");
        assertThat(second).isEqualTo(first);
        assertThat(openAlerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.urgency()).isEqualTo(Urgency.NOW));
        assertThat(steps(first)).startsWith("raised", "joined");
    }

    @Test
    void what_comes_later_may_make_it_more_urgent() {
        raised(Urgency.SAME_DAY, "item 9: 1");
        raised(Urgency.NOW, "item 9: 3");
        assertThat(openAlerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.urgency()).isEqualTo(Urgency.NOW));
    }

    @Test
    void the_same_reason_twice_counts_once() {
        var response = UUID.randomUUID();
        var id = house.inTransaction(() ->
                alerts.raise(Raise.about(amara, Source.MEASURE, Urgency.NOW, "item 9: 2", Optional.of(response))));
        house.inTransaction(() ->
                alerts.raise(Raise.about(amara, Source.MEASURE, Urgency.NOW, "item 9: 2", Optional.of(response))));
        assertThat(steps(id)).doesNotContain("joined");
    }

    @Test
    void a_reason_that_joins_after_the_acknowledgement_must_be_acknowledged_again() {
        var id = raised(Urgency.NOW, "item 9: 2");
        house.dana().call(() -> alerts.acknowledge(id));
        raised(Urgency.NOW, "called the desk");
        assertThat(openAlerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.acknowledgedAt()).isEmpty());
        assertThat(house.dana()
                        .call(() -> alerts.close(
                                id,
                                new Closing(
                                        Outcome.SAFE_WITH_PLAN,
                                        RiskAsked.CSSRS,
                                        PlanReview.REVIEWED,
                                        "Talked at 5 PM."))))
                .isInstanceOf(Alerts.Refused.class);
    }

    @Test
    void an_alert_cannot_be_closed_before_it_is_acknowledged_or_without_what_was_done() {
        var id = raised(Urgency.NOW, "item 9: 2");
        assertThat(house.dana()
                        .call(() -> alerts.close(
                                id,
                                new Closing(Outcome.SAFE_WITH_PLAN, RiskAsked.CSSRS, PlanReview.REVIEWED, "Talked."))))
                .isInstanceOf(Alerts.Refused.class);
        assertThat(house.dana().call(() -> alerts.acknowledge(id))).isInstanceOf(Alerts.Acted.class);
        assertThat(house.dana()
                        .call(() -> alerts.close(
                                id, new Closing(Outcome.SAFE_WITH_PLAN, RiskAsked.CSSRS, PlanReview.REVIEWED, "  "))))
                .isInstanceOf(Alerts.Refused.class);
        assertThat(openAlerts()).hasSize(1);
        assertThat(house.dana()
                        .call(() -> alerts.close(
                                id,
                                new Closing(
                                        Outcome.SAFE_WITH_PLAN,
                                        RiskAsked.CSSRS,
                                        PlanReview.REVIEWED,
                                        "Talked, plan reviewed."))))
                .isInstanceOf(Alerts.Acted.class);
        assertThat(openAlerts()).isEmpty();
        assertThat(steps(id)).contains("raised", "acknowledged", "closed");
    }

    @Test
    void not_even_the_database_closes_an_alert_without_an_outcome() {
        var id = raised(Urgency.NOW, "item 9: 2");
        assertThatThrownBy(() -> house.dana()
                        .call(() -> transaction.execute(work -> sql.sql("""
                        update alerts.alert set closed_at = now(), closed_by = :by, acknowledged_at = now(), acknowledged_by = :by
                         where id = :id
                        """)
                                .param("by", house.dana().membership())
                                .param("id", id)
                                .update())))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void after_an_alert_was_closed_the_next_danger_opens_another() {
        var first = raised(Urgency.NOW, "item 9: 2");
        house.dana().call(() -> alerts.acknowledge(first));
        house.dana()
                .call(() -> alerts.close(
                        first, new Closing(Outcome.SAFE_WITH_PLAN, RiskAsked.CSSRS, PlanReview.REVIEWED, "Talked.")));
        assertThat(raised(Urgency.NOW, "item 9: 2")).isNotEqualTo(first);
    }

    @Test
    void steps_are_never_changed_or_deleted() {
        var id = raised(Urgency.NOW, "item 9: 2");
        assertThatThrownBy(() -> house.inTransaction(() -> sql.sql("delete from alerts.step where alert_id = :id")
                        .param("id", id)
                        .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void somebody_who_does_not_reach_her_cannot_act_and_learns_nothing() {
        var id = raised(Urgency.NOW, "item 9: 2");
        assertThatThrownBy(() -> house.tom().call(() -> alerts.acknowledge(id))).isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> house.dana().call(() -> alerts.acknowledge(new AlertId(UUID.randomUUID()))))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void a_visitor_raises_an_alert_about_somebody_with_no_record_and_never_reads_it_back() {
        var visitor = Actor.visitor(house.organization());
        var id = visitor.call(() -> transaction.execute(work -> alerts.raise(Raise.aboutUnknown(
                "A caller about her brother, 555-0199",
                Source.INQUIRY,
                Urgency.NOW,
                "In danger now",
                Optional.empty()))));
        Long seen = visitor.call(() -> transaction.execute(
                work -> sql.sql("select count(*) from alerts.alert").single(Long.class)));
        assertThat(seen).isZero();
        assertThat(openAlerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.unknownPerson()).contains("A caller about her brother, 555-0199"));
        assertThat(house.tom().call(() -> alerts.acknowledge(id))).isInstanceOf(Alerts.Acted.class);
    }

    @Test
    void the_care_team_is_told_then_the_supervisor_then_the_director_again_and_again() {
        onDuty.always(house, house.samuel());
        house.dana();
        house.priya();
        house.ruth();
        var raisedAt = TestTime.now();
        var id = raised(Urgency.NOW, "item 9: 2");
        tellUntil(raisedAt.plus(Duration.ofMinutes(1)));
        assertThat(toldLevels(id)).containsOnly(-1, 0);
        tellUntil(raisedAt.plus(Duration.ofMinutes(17)));
        assertThat(toldLevels(id)).containsOnly(-1, 0, 1);
        tellUntil(raisedAt.plus(Duration.ofMinutes(33)));
        assertThat(toldLevels(id)).containsOnly(-1, 0, 1, 2);
        int before = toldLevels(id).size();
        tellUntil(raisedAt.plus(Duration.ofMinutes(49)));
        assertThat(toldLevels(id)).hasSizeGreaterThan(before);
        assertThat(mailsSaying("Amara", "item 9")).isZero();
    }

    @Test
    void the_next_level_is_told_after_the_minutes_a_director_signed_and_never_later_for_a_word_that_is_no_number() {
        onDuty.always(house, house.dana());
        house.priya();
        var yesterday = TestTime.today().minusDays(1);
        house.ruth().run(() -> {
            programs.setRule(new NewRule(
                    Optional.empty(), "alert acknowledge minutes", "soon", "decided here", yesterday.minusDays(1)));
            programs.setRule(new NewRule(
                    Optional.of(house.program()), "alert acknowledge minutes", "5", "decided here", yesterday));
        });
        var raisedAt = TestTime.now();
        var id = raised(Urgency.NOW, "item 9: 2");
        tellUntil(raisedAt.plus(Duration.ofMinutes(1)));
        assertThat(toldLevels(id)).containsOnly(-1, 0);
        tellUntil(raisedAt.plus(Duration.ofMinutes(7)));
        assertThat(toldLevels(id)).containsOnly(-1, 0, 1);
    }

    @Test
    void each_program_has_its_own_minutes_and_of_two_programs_the_shorter_hold() {
        var other = house.ruth()
                .call(() -> programs.offer(new NewProgram(
                        "Young adults",
                        "After school.",
                        Riverside.NEW_YORK,
                        Regime.PART2,
                        LocalDate.of(2026, 1, 1),
                        "participant",
                        16,
                        Optional.empty(),
                        12,
                        true)));
        var longAgo = LocalDate.of(2026, 1, 1);
        house.ruth().run(() -> {
            programs.setRule(new NewRule(Optional.empty(), AcknowledgeWithin.NOW, "20", "decided here", longAgo));
            programs.setRule(
                    new NewRule(Optional.of(house.program()), AcknowledgeWithin.NOW, "10", "decided here", longAgo));
            programs.setRule(new NewRule(
                    Optional.of(house.program()),
                    AcknowledgeWithin.NOW,
                    "30",
                    "decided here",
                    TestTime.today().plusDays(3)));
            programs.setRule(new NewRule(Optional.of(other), AcknowledgeWithin.NOW, "5", "decided here", longAgo));
        });
        var enrolled = house.enrolled("Ada", "Okoro", TestTime.today().minusDays(7));
        assertThat(wait(Optional.of(enrolled.id()))).isEqualTo(Duration.ofMinutes(10));
        assertThat(wait(Optional.of(amara))).as("in no program").isEqualTo(Duration.ofMinutes(5));
        assertThat(wait(Optional.empty())).as("nobody we know").isEqualTo(Duration.ofMinutes(5));
        assertThat(house.job(() -> Time.at(
                        TestTime.now().plus(Duration.ofDays(5)),
                        () -> within.of(Urgency.NOW, Optional.of(enrolled.id())))))
                .as("once the later row holds")
                .isEqualTo(Duration.ofMinutes(30));
        house.inTransaction(() ->
                sql.sql("""
                        insert into episodes.episode (organization_id, id, participant_id, program_id, regime, privacy_class, status,
                                                      opened_at, minutes_before, changed_at, version)
                        select organization_id, gen_random_uuid(), participant_id, :other, regime, privacy_class, 'planned',
                               opened_at, 0, changed_at, 0
                          from episodes.episode where participant_id = :who
                        """).param("other", other).param("who", enrolled.id()).update());
        assertThat(wait(Optional.of(enrolled.id()))).as("in both").isEqualTo(Duration.ofMinutes(5));
    }

    private Duration wait(Optional<ParticipantId> about) {
        return house.job(() -> within.of(Urgency.NOW, about));
    }

    @Test
    void who_changed_the_minutes_when_from_what_to_what_and_why_stands_in_the_audit() {
        for (var minutes : List.of("15", "10")) {
            house.ruth()
                    .run(() -> programs.setRule(new NewRule(
                            Optional.of(house.program()),
                            AcknowledgeWithin.NOW,
                            minutes,
                            "decided here, after the night of May 3",
                            LocalDate.of(2026, 5, 4))));
        }
        assertThat(house.<List<String>>inTransaction(() -> sql.sql("""
                        select purpose from audit.entry
                         where organization_id = :organization and subject = 'rule' and membership_id = :ruth order by at, id
                        """)
                        .param("organization", house.organization())
                        .param("ruth", house.ruth().membership())
                        .list(String.class)))
                .containsExactly(
                        "alert acknowledge minutes: 15 instead of nothing from 2026-05-04, decided here, after the night of May 3",
                        "alert acknowledge minutes: 10 instead of 15 from 2026-05-04, decided here, after the night of May 3");
    }

    @Test
    void an_acknowledged_alert_is_told_to_nobody_else() {
        onDuty.always(house, house.dana());
        house.ruth();
        var raisedAt = TestTime.now();
        var id = raised(Urgency.NOW, "item 9: 2");
        house.dana().call(() -> alerts.acknowledge(id));
        tellUntil(raisedAt.plus(Duration.ofHours(3)));
        assertThat(steps(id)).doesNotContain("untold");
        assertThat(toldLevels(id)).doesNotContain(1, 2);
    }

    @Test
    void a_level_with_nobody_in_it_is_told_as_it_is_and_the_next_is_rung_at_once() {
        house.ruth();
        amara = house.amara(); // another one, whom nobody reaches yet
        var id = raised(Urgency.NOW, "item 9: 2");
        tellUntil(TestTime.now());
        assertThat(steps(id)).contains("untold");
        assertThat(toldLevels(id)).contains(2);
        assertThat(house.ruth().call(() -> alerts.acknowledge(id))).isInstanceOf(Alerts.Acted.class);
    }

    @Test
    void an_alert_whose_teller_was_killed_is_told_by_the_next_sweep() {
        house.dana();
        var id = raised(Urgency.NOW, "item 9: 2");
        assertThatThrownBy(() -> house.job(() -> Time.at(
                        TestTime.now().plusSeconds(60),
                        () -> transaction.execute(killed -> {
                            telling.tellNext();
                            throw new IllegalStateException("killed");
                        }))))
                .hasMessage("killed");
        tellUntil(TestTime.now().plusSeconds(61));
        assertThat(toldLevels(id)).contains(0);
    }

    @Test
    void in_an_unstaffed_hour_the_supervisor_and_the_director_are_told_at_once() {
        house.dana();
        house.priya();
        house.ruth();
        var id = raised(Urgency.NOW, "item 9: 2");
        tellUntil(TestTime.now());
        assertThat(toldLevels(id)).containsOnly(0, 1, 2);
    }

    @Test
    void somebody_on_duty_whose_phone_is_not_confirmed_is_told_and_so_is_everybody_above() {
        onDuty.unconfirmed(house, house.samuel());
        house.priya();
        house.ruth();
        var id = raised(Urgency.NOW, "item 9: 2");
        tellUntil(TestTime.now());
        assertThat(toldLevels(id)).contains(-1, 1, 2);
        assertThat(house.samuel().call(() -> alerts.acknowledge(id))).isInstanceOf(Alerts.Acted.class);
    }

    @Test
    void whoever_the_person_has_barred_is_not_told_although_on_duty() {
        onDuty.always(house, house.samuel());
        house.inTransaction(() -> {
            bars.bar(amara, house.samuel().membership());
            return true;
        });
        var id = raised(Urgency.NOW, "item 9: 2");
        tellUntil(TestTime.now());
        assertThat(toldLevels(id)).doesNotContain(-1);
    }

    @Test
    void a_lapse_goes_to_the_care_team_once_and_rings_nobody_on_duty() {
        onDuty.always(house, house.samuel());
        house.dana();
        var raisedAt = TestTime.now();
        var id = raised(Urgency.LAPSE, "a drink on Saturday");
        tellUntil(raisedAt.plus(Duration.ofMinutes(1)));
        tellUntil(raisedAt.plus(Duration.ofHours(9)));
        assertThat(toldLevels(id)).containsExactly(0);
    }

    @Test
    void a_lapse_of_somebody_nobody_cares_for_yet_is_told_above_and_not_lost() {
        house.priya();
        amara = house.amara();
        var id = raised(Urgency.LAPSE, "a drink on Saturday");
        tellUntil(TestTime.now());
        assertThat(toldLevels(id)).containsExactly(1);
    }

    @Test
    void a_clock_set_back_an_hour_neither_keeps_an_alert_back_nor_stops_its_way_up() {
        onDuty.always(house, house.samuel());
        house.priya();
        house.ruth();
        var raisedAt = TestTime.now().plus(Duration.ofHours(1));
        var id = Time.at(
                raisedAt,
                () -> house.inTransaction(() -> {
                    return raise(Urgency.NOW, "item 9: 2");
                }));
        tellUntil(raisedAt.plusSeconds(1));
        int atFirst = toldLevels(id).size();
        assertThat(atFirst).isPositive();
        var setBack = raisedAt.minus(Duration.ofHours(1));
        tellUntil(setBack);
        assertThat(toldLevels(id)).contains(1).doesNotContain(2);
        tellUntil(setBack.plus(Duration.ofMinutes(16)));
        assertThat(toldLevels(id)).contains(2);
    }

    private AlertId raise(Urgency urgency, String subject) {
        return alerts.raise(Raise.about(amara, Source.MEASURE, urgency, subject, Optional.of(UUID.randomUUID())));
    }

    private AlertId raised(Urgency urgency, String subject) {
        return house.inTransaction(() -> raise(urgency, subject));
    }

    /** The application's own sweep runs beside us; either of the two tells. */
    private void tellUntil(Instant moment) {
        Time.at(moment, () -> {
            tellers.tell(house);
            return true;
        });
    }

    record OpenAlert(
            AlertId alertId, Urgency urgency, Optional<Instant> acknowledgedAt, Optional<String> unknownPerson) {}

    private List<OpenAlert> openAlerts() {
        return house.inTransaction(
                () -> sql.sql("select alert_id, urgency, acknowledged_at, unknown_person from alerts.v_open")
                        .list(OpenAlert.class));
    }

    private List<String> steps(AlertId id) {
        return house.inTransaction(() -> sql.sql("select kind from alerts.step where alert_id = :id order by at, id")
                .param("id", id)
                .list(String.class));
    }

    private List<Integer> toldLevels(AlertId id) {
        return house.inTransaction(
                () -> sql.sql("select level from alerts.step where alert_id = :id and kind = 'told' order by at, id")
                        .param("id", id)
                        .list(Integer.class));
    }

    private int mailsSaying(String... words) {
        int found = 0;
        for (var word : words) {
            found += house.inTransaction(
                    () -> sql.sql("select count(*)::int from notices.mail where subject like '%' || :word || '%'")
                            .param("word", word)
                            .single(Integer.class));
        }
        return found;
    }
}
