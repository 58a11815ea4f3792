package org.footbridge.transitions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.consents.ConsentKind;
import org.footbridge.consents.Consents;
import org.footbridge.episodes.Answer;
import org.footbridge.episodes.Episode;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.episodes.Episodes;
import org.footbridge.measures.Measures;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.programs.Programs;
import org.footbridge.tasks.NewTask;
import org.footbridge.tasks.TaskId;
import org.footbridge.tasks.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a stay: type and reason apart, a first visit arranged or a reason why not, and the contacts that follow. */
@Component
public class Discharges {

    /** First outside visit within this time, or a reason (CARE 9; the same clock as HEDIS FUH and FUI). */
    private static final Duration FIRST_VISIT_WITHIN = Duration.ofDays(7);

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Episodes episodes;
    private final Programs programs;
    private final Consents consents;
    private final Aftercare aftercare;
    private final FollowUps followUps;
    private final Participants participants;
    private final Measures measures;
    private final Tasks tasks;

    Discharges(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Episodes episodes,
            Programs programs,
            Consents consents,
            Aftercare aftercare,
            FollowUps followUps,
            Participants participants,
            Measures measures,
            Tasks tasks) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.episodes = episodes;
        this.programs = programs;
        this.consents = consents;
        this.aftercare = aftercare;
        this.followUps = followUps;
        this.participants = participants;
        this.measures = measures;
        this.tasks = tasks;
    }

    /**
     * How a stay ends.
     *
     * @param lastDay in the program's zone
     * @param noAppointmentBecause why no visit outside is arranged within seven days, where none is
     */
    public record NewDischarge(
            DischargeType type, String reason, LocalDate lastDay, Optional<String> noAppointmentBecause) {}

    public record Discharge(
            DischargeId id,
            DischargeType type,
            String reason,
            LocalDate lastDay,
            Optional<String> noAppointmentBecause) {}

    /** What came of the wish to end a stay. */
    public sealed interface Leaving {
        record Left(DischargeId id) implements Leaving {}

        /** @param sentences what is still missing, for the page */
        record Refused(List<String> sentences) implements Leaving {}
    }

    @Transactional
    public Leaving discharge(EpisodeId episode, NewDischarge wanted) {
        var stay = episodes.get(episode);
        authorization.require(Permission.SIGN_CLINICAL, stay.participantId());
        var zone = programs.zoneOf(stay.programId());
        var missing = missing(stay, wanted, zone);
        if (!missing.isEmpty()) {
            return new Leaving.Refused(missing);
        }
        boolean aftercareConsent = consents.inForce(stay.participantId(), ConsentKind.AFTERCARE, clock.instant())
                .isPresent();
        if (episodes.discharge(episode, wanted.lastDay()) instanceof Answer.Refused refused) {
            return new Leaving.Refused(refused.sentences());
        }
        var id = insert(stay, wanted);
        measures.stopAsking(stay.participantId());
        stopCalling(stay.participantId(), wanted.type());
        if (wanted.type() == DischargeType.DIED) {
            stopEverything(stay, wanted.lastDay());
        }
        followUps.plan(stay, wanted.type(), wanted.lastDay(), aftercareConsent, zone);
        audit.act(Act.CREATE, "discharge", id, List.of(stay.participantId()));
        return new Leaving.Left(id);
    }

    @Transactional(readOnly = true)
    public Optional<Discharge> find(EpisodeId episode) {
        return sql.sql("""
                        select id, type, reason, last_day, no_appointment_because
                          from transitions.discharge
                         where organization_id = :organization and episode_id = :episode
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", episode)
                .optional(Discharge.class);
    }

    private List<String> missing(Episode stay, NewDischarge wanted, ZoneId zone) {
        List<String> missing = new ArrayList<>();
        if (wanted.reason().isBlank()) {
            missing.add("Please say why the stay ends; the type alone does not.");
        }
        if (wanted.lastDay().isAfter(LocalDate.ofInstant(clock.instant(), zone))) {
            missing.add("The last day is after today. Record the end when it has come.");
        }
        if (wanted.type() != DischargeType.DIED
                && wanted.noAppointmentBecause().filter(text -> !text.isBlank()).isEmpty()
                && !firstVisitArranged(stay.episodeId(), wanted.lastDay(), zone)) {
            missing.add("No visit outside is arranged within seven days of the last day. Arrange one, or say why not.");
        }
        return missing;
    }

    private boolean firstVisitArranged(EpisodeId episode, LocalDate lastDay, ZoneId zone) {
        Instant until = lastDay.plusDays(1).atStartOfDay(zone).toInstant().plus(FIRST_VISIT_WITHIN);
        return aftercare.of(episode).stream()
                .filter(step -> step.kind() == AftercareKind.APPOINTMENT)
                .flatMap(step -> step.at().stream())
                .anyMatch(at -> at.isBefore(until));
    }

    private DischargeId insert(Episode stay, NewDischarge wanted) {
        var id = new DischargeId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into transitions.discharge (organization_id, id, participant_id, episode_id, regime, privacy_class,
                                                           type, reason, last_day, no_appointment_because, recorded_at, recorded_by)
                        values (:organization, :id, :participant, :episode, :regime, :class,
                                :type, :reason, :lastDay, :because, :now, :member)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("participant", stay.participantId())
                .param("episode", stay.episodeId())
                .param("regime", stay.regime())
                .param("class", PrivacyClass.ORDINARY)
                .param("type", wanted.type())
                .param("reason", wanted.reason().strip())
                .param("lastDay", wanted.lastDay())
                .param("because", wanted.noAppointmentBecause())
                .param("now", clock.instant())
                .param("member", Actor.current().membership())
                .update();
        return id;
    }

    /** "We missed you today" is not said to somebody who has left: the contacts afterwards take its place. */
    private void stopCalling(ParticipantId participant, DischargeType type) {
        var kinds = type == DischargeType.DIED ? List.of("outreach", "ask in person") : List.of("outreach");
        sql.sql("""
                        select task_id from tasks.v_open
                         where organization_id = :organization and participant_id = :participant and kind = any(:kinds::text[])
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("kinds", kinds)
                .list(UUID.class)
                .forEach(task -> tasks.cancel(new TaskId(task), "the stay ended"));
    }

    /** No message, reminder, survey or bill to somebody who died; a review opens instead (CARE 9). */
    private void stopEverything(Episode stay, LocalDate on) {
        participants.died(stay.participantId(), on);
        followUps.stopAll(stay.participantId(), "died");
        tasks.open(new NewTask(
                "death review",
                "Review after a death",
                Optional.of(stay.participantId()),
                Optional.of(Role.DIRECTOR),
                Optional.empty(),
                clock.instant().plus(Duration.ofDays(1)),
                "/people/" + stay.participantId().value()));
    }
}
