package org.footbridge.transitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.Capacity;
import org.footbridge.access.NotYours;
import org.footbridge.access.Proof;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.Raise;
import org.footbridge.alerts.Source;
import org.footbridge.alerts.Urgency;
import org.footbridge.consents.Answered;
import org.footbridge.consents.ConsentForms;
import org.footbridge.consents.ConsentKind;
import org.footbridge.consents.Consents;
import org.footbridge.consents.Signer;
import org.footbridge.episodes.CarePart;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.episodes.Episodes;
import org.footbridge.measures.InstrumentName;
import org.footbridge.measures.Measures;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.tasks.NewTask;
import org.footbridge.tasks.Tasks;
import org.footbridge.transitions.Discharges.Leaving;
import org.footbridge.transitions.Discharges.NewDischarge;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** How a stay ends, and who calls afterwards (CARE 9). */
@FootbridgeTest
class TransitionsTests {

    private static final ZoneId WALL = ZoneId.of("America/New_York");

    @Autowired
    Riverside riverside;

    @Autowired
    Discharges discharges;

    @Autowired
    Aftercare aftercare;

    @Autowired
    FollowUps followUps;

    @Autowired
    Summaries summaries;

    @Autowired
    StayFactsOf facts;

    @Autowired
    ProposedSummary proposal;

    @Autowired
    Alerts alerts;

    @Autowired
    Consents consents;

    @Autowired
    ConsentForms forms;

    @Autowired
    Episodes episodes;

    @Autowired
    Measures measures;

    @Autowired
    Tasks tasks;

    @Autowired
    Sql sql;

    @Autowired
    Clock clock;

    private Riverside.House house;
    private ParticipantId amara;
    private EpisodeId stay;
    private LocalDate today;

    @BeforeEach
    void amara_is_in_her_fifth_week() {
        house = riverside.found();
        today = LocalDate.ofInstant(clock.instant(), WALL);
        var enrolled = house.enrolled("Amara", "Okafor", today.minusDays(30));
        amara = enrolled.id();
        stay = enrolled.episode();
        house.letCare(Role.THERAPIST, amara);
        house.letCare(Role.INTAKE, amara);
    }

    @Test
    void a_stay_does_not_end_without_a_reason_a_past_day_and_a_visit_outside() {
        var refused = (Leaving.Refused) leaves(DischargeType.COMPLETED, " ", today.plusDays(1), Optional.empty());
        assertThat(refused.sentences())
                .hasSize(3)
                .anySatisfy(sentence -> assertThat(sentence).contains("why the stay ends"))
                .anySatisfy(sentence -> assertThat(sentence).contains("after today"))
                .anySatisfy(sentence -> assertThat(sentence).contains("within seven days"));
        assertThat(house.dana().call(() -> discharges.find(stay))).isEmpty();
    }

    @Test
    void a_visit_on_the_eighth_day_is_too_late_and_on_the_seventh_is_not() {
        visit(today.plusDays(8));
        assertThat(leaves(DischargeType.COMPLETED, "Reached what she came for.", today, Optional.empty()))
                .isInstanceOf(Leaving.Refused.class);
        visit(today.plusDays(7));
        assertThat(leaves(DischargeType.COMPLETED, "Reached what she came for.", today, Optional.empty()))
                .isInstanceOf(Leaving.Left.class);
    }

    @Test
    void type_and_reason_are_kept_apart_and_a_stay_ends_once() {
        assertThat(leaves(DischargeType.MOVED, "Work in another state.", today, Optional.of("Looks there herself.")))
                .isInstanceOf(Leaving.Left.class);
        var end = house.dana().call(() -> discharges.find(stay)).orElseThrow();
        assertThat(end.type()).isEqualTo(DischargeType.MOVED);
        assertThat(end.reason()).isEqualTo("Work in another state.");
        assertThat(end.noAppointmentBecause()).contains("Looks there herself.");
        assertThat(leaves(DischargeType.COMPLETED, "Again.", today, Optional.of("None.")))
                .isInstanceOf(Leaving.Refused.class);
    }

    @Test
    void under_an_aftercare_consent_six_contacts_follow_from_the_third_day_to_the_hundred_and_eightieth() {
        agreesToAftercare();
        leaves(DischargeType.COMPLETED, "Reached what she came for.", today, Optional.of("Has one since years."));
        assertThat(contacts())
                .extracting(FollowUps.FollowUp::dueOn)
                .containsExactly(
                        today.plusDays(3),
                        today.plusDays(7),
                        today.plusDays(30),
                        today.plusDays(60),
                        today.plusDays(90),
                        today.plusDays(180));
    }

    @Test
    void without_a_consent_nobody_who_completed_is_called() {
        leaves(DischargeType.COMPLETED, "Reached what she came for.", today, Optional.of("Has one since years."));
        assertThat(contacts()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LEFT_AGAINST_ADVICE", "LOST_CONTACT", "ADMINISTRATIVE", "PAYER_DENIAL"})
    void who_leaves_early_is_called_after_three_days_without_any_signature(DischargeType type) {
        leaves(type, "Said it openly.", today, Optional.of("Does not want one now."));
        assertThat(contacts()).extracting(FollowUps.FollowUp::dueOn).containsExactly(today.plusDays(3));
    }

    @Test
    void nobody_is_called_about_somebody_who_died() {
        agreesToAftercare();
        leaves(DischargeType.DIED, "The family called.", today, Optional.empty());
        assertThat(contacts()).isEmpty();
    }

    @Test
    void a_contact_is_work_for_somebody_until_what_came_of_it_is_written_down() {
        leaves(DischargeType.LOST_CONTACT, "Three letters, no answer.", today, Optional.of("Not reached."));
        var contact = contacts().getFirst();
        assertThat(openTasks()).isOne();
        house.dana().run(() -> followUps.record(contact.followUpId(), true, FollowUps.Channel.values()[0], "Is well."));
        assertThat(openTasks()).isZero();
        assertThat(contacts().getFirst().isOpen()).isFalse();
    }

    @Test
    void who_stood_for_her_is_asked_to_call_and_else_a_supervisor() {
        house.dana().run(() -> episodes.assign(stay, house.dana().id(), CarePart.PRIMARY_THERAPIST));
        leaves(DischargeType.LOST_CONTACT, "Three letters, no answer.", today, Optional.of("Not reached."));
        assertThat(caller())
                .isEqualTo(new Caller(Optional.of(house.dana().membership().value()), Optional.empty()));

        var other = house.enrolled("Lee", "Park", today.minusDays(30));
        house.letCare(Role.THERAPIST, other.id());
        amara = other.id();
        stay = other.episode();
        leaves(DischargeType.LOST_CONTACT, "Three letters, no answer.", today, Optional.of("Not reached."));
        assertThat(caller()).isEqualTo(new Caller(Optional.empty(), Optional.of("supervisor")));
        var contact = contacts().getFirst().followUpId();
        house.priya().run(() -> followUps.record(contact, true, FollowUps.Channel.PHONE, "Is well."));
        assertThat(openTasks()).isZero();
    }

    @Test
    void who_only_bills_or_guards_privacy_neither_reads_nor_writes_how_somebody_is_afterwards() {
        leaves(DischargeType.LOST_CONTACT, "Three letters, no answer.", today, Optional.of("Not reached."));
        var contact = contacts().getFirst().followUpId();
        for (var who : List.of(house.bea(), house.paula())) {
            assertThatThrownBy(() -> who.call(() -> followUps.get(contact))).isInstanceOf(NotYours.class);
            assertThatThrownBy(() -> who.run(() -> followUps.record(contact, false, FollowUps.Channel.PHONE, "")))
                    .isInstanceOf(NotYours.class);
        }
        assertThatThrownBy(() -> house.ruth().run(() -> followUps.record(contact, false, FollowUps.Channel.PHONE, "")))
                .as("a director reads and does not write")
                .isInstanceOf(NotYours.class);
        assertThat(contacts().getFirst().isOpen()).isTrue();
    }

    @Test
    void who_has_left_is_neither_asked_a_measure_nor_called_about_a_missed_day() {
        house.dana()
                .run(() -> measures.assign(
                        amara, InstrumentName.PHQ9, today.plusDays(2), Optional.of(stay.value()), Optional.empty()));
        house.inTransaction(() -> tasks.open(new NewTask(
                "outreach",
                "Call somebody we missed on Nov 20, 2026",
                Optional.of(amara),
                Optional.of(Role.THERAPIST),
                Optional.empty(),
                clock.instant(),
                "/people/" + amara.value())));
        assertThat(waiting()).isEqualTo(2);

        leaves(DischargeType.DIED, "The family called.", today, Optional.empty());

        assertThat(waiting()).isZero();
    }

    private long waiting() {
        return house.inTransaction(() -> sql.sql("""
                        select (select count(*) from measures.v_asked where participant_id = :amara)
                             + (select count(*) from tasks.v_open where participant_id = :amara and kind = 'outreach')
                        """).param("amara", amara).single(Long.class));
    }

    @Test
    void a_contact_nobody_made_says_so_from_the_day_after() {
        leaves(DischargeType.LOST_CONTACT, "Three letters, no answer.", today, Optional.of("Not reached."));
        var contact = contacts().getFirst();
        assertThat(contact.state(today)).isEqualTo("To come");
        assertThat(contact.state(today.plusDays(3))).isEqualTo("Today");
        assertThat(contact.state(today.plusDays(4))).isEqualTo("Not made yet");
    }

    @Test
    void somebody_else_neither_ends_the_stay_nor_reads_its_end() {
        var stranger = riverside.found().dana();
        assertThatThrownBy(() -> stranger.call(() -> discharges.discharge(
                        stay, new NewDischarge(DischargeType.COMPLETED, "No.", today, Optional.of("No.")))))
                .isInstanceOf(NotYours.class);
        assertThat(stranger.call(() -> discharges.find(stay))).isEmpty();
    }

    @Test
    void a_summary_begins_with_what_the_chart_holds_and_concludes_nothing() {
        var empty = house.dana().call(() -> proposal.of(stay, facts.of(stay), WALL));
        assertThat(empty).isEqualTo(SummaryWords.EMPTY);
        house.inTransaction(() -> alerts.raise(
                Raise.about(amara, Source.MEASURE, Urgency.NOW, "PHQ-9 item 9: Several days", Optional.empty())));
        var words = house.dana().call(() -> proposal.of(stay, facts.of(stay), WALL));
        assertThat(words.risk()).contains("Safety alerts in this stay: 1").contains("still open");
        assertThat(words.course()).isEmpty();
    }

    @Test
    void two_who_write_the_summary_at_once_lose_nothing() {
        var mine = new SummaryWords("Low mood", "Came steadily", "None", "None reported", "", "");
        var theirs = new SummaryWords("Low mood", "Other words", "None", "None reported", "", "");
        house.dana().run(() -> summaries.save(stay, 0, mine));
        var conflict = house.dana().call(() -> summaries.save(stay, 0, theirs));
        assertThat(conflict)
                .isInstanceOfSatisfying(
                        Summaries.Saving.Conflict.class,
                        found -> assertThat(found.theirs().words()).isEqualTo(mine));
    }

    private Leaving leaves(DischargeType type, String reason, LocalDate lastDay, Optional<String> because) {
        return house.dana().call(() -> discharges.discharge(stay, new NewDischarge(type, reason, lastDay, because)));
    }

    private void visit(LocalDate day) {
        house.dana()
                .run(() -> aftercare.arrange(
                        stay,
                        new Aftercare.NewStep(
                                AftercareKind.APPOINTMENT,
                                "First visit outside",
                                Optional.of("Riverbend Counseling"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(day.atTime(10, 0).atZone(WALL).toInstant()),
                                true)));
    }

    private List<FollowUps.FollowUp> contacts() {
        return house.dana().call(() -> followUps.of(stay));
    }

    private record Caller(Optional<UUID> forMembershipId, Optional<String> forRole) {}

    private Caller caller() {
        return house.inTransaction(() -> sql.sql("""
                        select for_membership_id, for_role from tasks.v_open
                         where participant_id = :amara and link like '/follow-ups/%'
                        """).param("amara", amara).single(Caller.class));
    }

    private long openTasks() {
        return house.inTransaction(() -> sql.sql("""
                        select count(*) from tasks.v_open where participant_id = :amara and link like '/follow-ups/%'
                        """).param("amara", amara).single(Long.class));
    }

    private void agreesToAftercare() {
        house.tom()
                .call(() -> Proof.fresh(clock.instant()).call(() -> (Answered.Kept) consents.sign(
                        amara,
                        forms.current(ConsentKind.AFTERCARE, "en").id(),
                        new Signer.InPerson("Amara Okafor", Capacity.SELF),
                        Regime.HIPAA)));
    }
}
