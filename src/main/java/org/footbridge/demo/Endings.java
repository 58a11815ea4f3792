package org.footbridge.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Capacity;
import org.footbridge.access.Signing;
import org.footbridge.alerts.AlertId;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.Closing;
import org.footbridge.alerts.Outcome;
import org.footbridge.alerts.PlanReview;
import org.footbridge.alerts.RiskAsked;
import org.footbridge.consents.ConsentForms;
import org.footbridge.consents.ConsentKind;
import org.footbridge.consents.Release;
import org.footbridge.consents.Releases;
import org.footbridge.consents.Signer;
import org.footbridge.demo.Stays.Stay;
import org.footbridge.episodes.Episodes;
import org.footbridge.episodes.Level;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.tasks.TaskId;
import org.footbridge.tasks.Tasks;
import org.footbridge.transitions.Aftercare;
import org.footbridge.transitions.Aftercare.NewStep;
import org.footbridge.transitions.AftercareKind;
import org.footbridge.transitions.DischargeType;
import org.footbridge.transitions.Discharges;
import org.footbridge.transitions.Discharges.Leaving;
import org.footbridge.transitions.Discharges.NewDischarge;
import org.footbridge.transitions.FollowUps;
import org.footbridge.transitions.Summaries;
import org.footbridge.transitions.SummaryWords;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets some of the cast leave, each in their way, and acts on what the weeks have raised. */
@Component
class Endings {

    private final HoldingOn holdingOn;
    private final Alerts alerts;
    private final Episodes episodes;
    private final Releases releases;
    private final ConsentForms forms;
    private final Aftercare aftercare;
    private final Summaries summaries;
    private final Discharges discharges;
    private final FollowUps followUps;
    private final Tasks tasks;
    private final Sql sql;
    private final TransactionTemplate transaction;

    Endings(
            HoldingOn holdingOn,
            Alerts alerts,
            Episodes episodes,
            Releases releases,
            ConsentForms forms,
            Aftercare aftercare,
            Summaries summaries,
            Discharges discharges,
            FollowUps followUps,
            Tasks tasks,
            Sql sql,
            TransactionTemplate transaction) {
        this.holdingOn = holdingOn;
        this.alerts = alerts;
        this.episodes = episodes;
        this.releases = releases;
        this.forms = forms;
        this.aftercare = aftercare;
        this.summaries = summaries;
        this.discharges = discharges;
        this.followUps = followUps;
        this.tasks = tasks;
        this.sql = sql;
        this.transaction = transaction;
    }

    private record Open(UUID alertId) {}

    /** Every alert of the past weeks was acknowledged and acted on; who did what stands with it. */
    void actOnAlerts(DemoHouse house, Stay stay, LocalDate day) {
        var therapist = house.leaderOf(stay.who().track());
        var open = Actor.job(house.organization(), "demo")
                .call(() -> transaction.execute(status -> sql.sql("""
                                select alert_id from alerts.v_open
                                 where organization_id = :organization and participant_id = :participant
                                """)
                        .param("organization", house.organization())
                        .param("participant", stay.participant())
                        .optional(Open.class)));
        if (open == null || open.isEmpty()) {
            return;
        }
        var alert = new AlertId(open.get().alertId());
        var answered = house.at(day, LocalTime.of(20, 40));
        Time.at(answered.plus(Duration.ofMinutes(9)), () -> therapist.actor().call(() -> alerts.acknowledge(alert)));
        Time.at(
                answered.plus(Duration.ofMinutes(34)),
                () -> therapist
                        .actor()
                        .call(
                                () -> alerts.close(
                                        alert,
                                        new Closing(
                                                Outcome.SAFE_WITH_PLAN,
                                                RiskAsked.CSSRS,
                                                PlanReview.REVIEWED,
                                                "Called at once. Talked for a quarter of an hour, went through the safety plan together, a sister stays tonight. We talk again before the next group."))));
    }

    private record Due(UUID taskId, String kind) {}

    /** What the weeks asked for was done in its time; only the last days' work is still open. */
    void finishOldWork(DemoHouse house) {
        Actor.job(house.organization(), "demo").run(() -> {
            var old = transaction.execute(status -> sql.sql("""
                            select task_id, kind from tasks.v_open where organization_id = :organization and due_at < :since
                            """)
                    .param("organization", house.organization())
                    .param("since", house.now().minus(Duration.ofDays(4)))
                    .list(Due.class));
            for (var task : old == null ? java.util.List.<Due>of() : old) {
                tasks.finish(new TaskId(task.taskId()), "done in its time");
            }
        });
    }

    /** A lapse, told by the person, without punishment: to the clinician, never the night page (CARE 3, 5). */
    void lapse(DemoHouse house, Stay stay, int daysAgo) {
        var therapist = house.leaderOf(stay.who().track());
        var told = house.at(house.today().minusDays(daysAgo), LocalTime.of(18, 20));
        holdingOn.lapse(house, stay, told);
        var open = Actor.job(house.organization(), "demo")
                .call(() -> transaction.execute(status -> sql.sql("""
                                select alert_id from alerts.v_open
                                 where organization_id = :organization and participant_id = :participant
                                """)
                        .param("organization", house.organization())
                        .param("participant", stay.participant())
                        .optional(Open.class)));
        if (open == null || open.isEmpty()) {
            return;
        }
        var alert = new AlertId(open.get().alertId());
        Time.at(told.plus(Duration.ofMinutes(5)), () -> therapist.actor().call(() -> alerts.acknowledge(alert)));
        Time.at(
                told.plus(Duration.ofMinutes(50)),
                () -> therapist
                        .actor()
                        .call(
                                () -> alerts.close(
                                        alert,
                                        new Closing(
                                                Outcome.SEEN_MORE_OFTEN,
                                                RiskAsked.NOT_ABOUT_SUICIDE,
                                                PlanReview.NOT_ABOUT_SUICIDE,
                                                "Told it herself, from her phone. Called at once; her sister is there now; no signs of withdrawal. Naloxone is at home. We looked at the plan together and changed the drive home."))));
    }

    void stepDown(DemoHouse house, Stay stay) {
        var therapist = house.leaderOf(stay.who().track());
        Time.at(
                house.at(house.today().minusDays(9), LocalTime.of(11, 0)),
                () -> therapist
                        .actor()
                        .call(
                                () -> episodes.changeLevel(
                                        stay.episode().orElseThrow(),
                                        Level.OUTPATIENT,
                                        2,
                                        house.today().minusDays(7),
                                        "The evenings hold, the drawer stays closed. Two days a week, fewer than nine hours: outpatient now.")));
    }

    /** The last day whose groups were held with the person on their roster: nobody is missed after the end. */
    private LocalDate lastDay(DemoHouse house, Stay stay) {
        var last = Actor.job(house.organization(), "demo")
                .call(() -> transaction.execute(_ -> sql.sql("""
                                select max(on_date) from attendance.v_attendance
                                 where organization_id = :organization and participant_id = :participant and on_date < :today
                                   and closed_at is not null
                                """)
                        .param("organization", house.organization())
                        .param("participant", stay.participant())
                        .param("today", house.today())
                        .single(LocalDate.class)));
        return Objects.requireNonNull(
                last, "The demo held no group for " + stay.who().family());
    }

    void complete(DemoHouse house, Stay stay) {
        var who = stay.who();
        var episode = stay.episode().orElseThrow();
        var therapist = house.leaderOf(who.track());
        var last = lastDay(house, stay);
        var afternoon = house.at(last, LocalTime.of(21, 40));
        Time.at(
                afternoon.minus(Duration.ofDays(3)),
                () -> therapist.actor().call(() -> {
                    aftercare.arrange(
                            episode,
                            new NewStep(
                                    AftercareKind.APPOINTMENT,
                                    "First visit with an outpatient therapist",
                                    Optional.of("Helen Strand, LCSW"),
                                    Optional.of("5 Ferry Street, Troy"),
                                    Optional.of("(518) 555-0177"),
                                    Optional.of(
                                            house.at(last, LocalTime.of(10, 0)).plus(Duration.ofDays(5))),
                                    true));
                    aftercare.arrange(
                            episode,
                            new NewStep(
                                    AftercareKind.SUPPORT_GROUP,
                                    "Thursday evening group, open door",
                                    Optional.empty(),
                                    Optional.of("Library, ground floor"),
                                    Optional.empty(),
                                    Optional.empty(),
                                    false));
                    if (who.usesSubstances()) {
                        aftercare.arrange(
                                episode,
                                new NewStep(
                                        AftercareKind.NALOXONE,
                                        "Naloxone at home; knows how, and so does a sister",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        true));
                    }
                    summaries.save(
                            episode,
                            0,
                            new SummaryWords(
                                    who.ownWords(),
                                    "Came with one goal: “%s” The first weeks were hard; the middle ones held. What was practiced in group was tried at home, and more of it stayed than was lost."
                                            .formatted(who.goal()),
                                    "As before, followed by the family doctor.",
                                    "No thoughts of dying for a month. The safety plan was read through together and taken along.",
                                    "A quiet place for the first evenings after work.",
                                    "“I did not think I would be the one who tells the new people it gets easier.”"));
                    return true;
                }));
        Time.at(
                afternoon,
                () -> therapist.actor().call(() -> {
                    if (!(summaries.sign(episode) instanceof Signing.Signed)) {
                        throw new IllegalStateException("The demo could not sign a summary for " + who.family());
                    }
                    return left(
                            who,
                            discharges.discharge(
                                    episode,
                                    new NewDischarge(
                                            DischargeType.COMPLETED,
                                            "The goal is reached in the person's own words, and the weeks hold.",
                                            last,
                                            Optional.empty())));
                }));
    }

    void loseContact(DemoHouse house, Stay stay) {
        var therapist = house.leaderOf(stay.who().track());
        var last = lastDay(house, stay);
        Time.at(
                house.at(last, LocalTime.of(21, 40)),
                () -> therapist
                        .actor()
                        .call(
                                () -> left(
                                        stay.who(),
                                        discharges.discharge(
                                                stay.episode().orElseThrow(),
                                                new NewDischarge(
                                                        DischargeType.LOST_CONTACT,
                                                        "Stopped coming. Called three times over two weeks, in the hours named; nobody answered. The door is open.",
                                                        last,
                                                        Optional.of(
                                                                "Could not be reached to arrange one. The 72-hour contact and a way back are planned."))))));
        var after = last.plusDays(3);
        if (after.isBefore(house.today())) {
            Time.at(
                    house.at(after, LocalTime.of(12, 20)),
                    () -> therapist.actor().call(() -> {
                        var contact = followUps.of(stay.episode().orElseThrow()).getFirst();
                        followUps.record(
                                contact.followUpId(),
                                false,
                                FollowUps.Channel.PHONE,
                                "Rang twice, no answer and no voicemail, as agreed. A card with the number goes out today.");
                        return true;
                    }));
        }
    }

    private static boolean left(CastMember who, Leaving leaving) {
        if (leaving instanceof Leaving.Refused refused) {
            throw new IllegalStateException(
                    "The demo could not let %s leave: %s".formatted(who.family(), refused.sentences()));
        }
        return true;
    }

    /** Releases to somebody near, one a thing, signed by the person. */
    void share(DemoHouse house, Stay stay, Release to, List<Releases.Thing> things) {
        var team = house.colleague("intake");
        Time.at(
                house.at(stay.firstDay(), LocalTime.of(12, 0)),
                () -> team.actor()
                        .call(() -> releases.sign(
                                stay.participant(),
                                forms.current(ConsentKind.RELEASE, "en").id(),
                                to,
                                things,
                                new Signer.InPerson(
                                        stay.who().given() + " " + stay.who().family(), Capacity.SELF),
                                Regime.PART2)));
    }
}
