package org.footbridge.transitions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Accounts;
import org.footbridge.access.Authorization;
import org.footbridge.access.MembershipId;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.episodes.Episode;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.staff.StaffId;
import org.footbridge.tasks.NewTask;
import org.footbridge.tasks.TaskId;
import org.footbridge.tasks.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Plans the contacts after a stay as tasks and keeps what came of each. */
@Component
public class FollowUps {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Accounts accounts;
    private final Tasks tasks;

    FollowUps(Sql sql, Clock clock, Audit audit, Authorization authorization, Accounts accounts, Tasks tasks) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.accounts = accounts;
        this.tasks = tasks;
    }

    /** How the person was reached or tried to be. */
    public enum Channel {
        PHONE,
        LETTER,
        MAIL,
        IN_PERSON,
        MESSAGE
    }

    public record FollowUp(
            FollowUpId followUpId,
            EpisodeId episodeId,
            ParticipantId participantId,
            int hoursAfter,
            LocalDate dueOn,
            Optional<Boolean> reached,
            Optional<Channel> channel,
            Optional<String> howItIs,
            Optional<Instant> doneAt,
            Optional<String> stoppedBecause) {

        /** "72 hours", "7 days" and so on. */
        public String afterInWords() {
            return named(Duration.ofHours(hoursAfter));
        }

        public boolean isOpen() {
            return doneAt.isEmpty() && stoppedBecause.isEmpty();
        }

        /**
         * How it stands, in two or three words.
         *
         * @param today in the program's zone
         */
        public String state(LocalDate today) {
            if (stoppedBecause.isPresent()) {
                return "Taken back";
            }
            return reached.map(one -> one ? "Reached" : "Tried, not reached")
                    .orElseGet(() -> isLate(today) ? "Not made yet" : dueOn.equals(today) ? "Today" : "To come");
        }

        /** Nobody has called by the end of its day. */
        public boolean isLate(LocalDate today) {
            return isOpen() && dueOn.isBefore(today);
        }
    }

    /**
     * One task for each contact that CARE 9 asks for, due at noon of its day in the program's zone: for the person's case
     * manager, else the primary therapist, both of whom keep reaching her that long, else for the supervisors.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void plan(Episode stay, DischargeType type, LocalDate lastDay, boolean aftercareConsent, ZoneId zone) {
        var caller = caller(stay.episodeId(), lastDay);
        for (var after : FollowUpSchedule.after(type, aftercareConsent)) {
            var id = new FollowUpId(Id.fresh(clock.instant()));
            var dueOn = lastDay.plusDays(after.toDays());
            var task = tasks.open(new NewTask(
                    "follow up",
                    "Follow-up contact, " + named(after) + " after the end",
                    Optional.of(stay.participantId()),
                    caller.isPresent() ? Optional.empty() : Optional.of(Role.SUPERVISOR),
                    caller,
                    dueOn.atTime(12, 0).atZone(zone).toInstant(),
                    "/follow-ups/" + id.value()));
            sql.sql("""
                            insert into transitions.follow_up (organization_id, id, participant_id, episode_id, regime, privacy_class,
                                                               hours_after, due_on, task_id, made_at)
                            values (:organization, :id, :participant, :episode, :regime, :class, :hours, :due, :task, :now)
                            """)
                    .param("organization", Actor.current().organization())
                    .param("id", id)
                    .param("participant", stay.participantId())
                    .param("episode", stay.episodeId())
                    .param("regime", stay.regime())
                    .param("class", PrivacyClass.ORDINARY)
                    .param("hours", (int) after.toHours())
                    .param("due", dueOn)
                    .param("task", task)
                    .param("now", clock.instant())
                    .update();
        }
    }

    private Optional<MembershipId> caller(EpisodeId episode, LocalDate lastDay) {
        return sql
                .sql("""
                        select staff_id from episodes.v_care_team
                         where organization_id = :organization and episode_id = :episode
                           and part in ('case_manager', 'primary_therapist') and (ends_on is null or ends_on >= :lastDay)
                         order by part, starts_on desc
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", episode)
                .param("lastDay", lastDay)
                .list(UUID.class)
                .stream()
                .flatMap(staff -> accounts.membershipOf(new StaffId(staff)).stream())
                .findFirst();
    }

    /**
     * Keeps what came of a contact; it cannot be changed afterwards.
     *
     * @throws NotYours if it is not there, or the actor does not write in the person's chart
     */
    @Transactional
    public void record(FollowUpId id, boolean reached, Channel channel, String howItIs) {
        var followUp = get(id);
        authorization.require(Permission.WRITE_CHART, followUp.participantId());
        int written = sql.sql("""
                        update transitions.follow_up
                           set reached = :reached, channel = :channel, how_it_is = :how, done_at = :now, done_by = :member
                         where organization_id = :organization and id = :id and done_at is null and stopped_because is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("reached", reached)
                .param("channel", channel)
                .param("how", howItIs)
                .param("now", clock.instant())
                .param("member", Actor.current().membership())
                .update();
        if (written == 1) {
            taskOf(id).ifPresent(task -> tasks.finish(task, reached ? "reached" : "not reached"));
            audit.act(Act.UPDATE, "follow-up", id, List.of(followUp.participantId()));
        }
    }

    /** @throws NotYours if it is not there, or the actor does not read the person's chart */
    @Transactional(readOnly = true)
    public FollowUp get(FollowUpId id) {
        var found = select("and id = :key", id.value()).stream().findFirst().orElseThrow(NotYours::new);
        authorization.require(Permission.READ_CHART, found.participantId());
        return found;
    }

    @Transactional(readOnly = true)
    public List<FollowUp> of(EpisodeId episode) {
        return select("and episode_id = :key", episode.value());
    }

    /** Nobody calls about somebody who died: every contact still to come is taken back at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    void stopAll(ParticipantId participant, String because) {
        var stopped = sql.sql("""
                        update transitions.follow_up
                           set stopped_because = :because
                         where organization_id = :organization and participant_id = :participant
                           and done_at is null and stopped_because is null
                        returning task_id
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("because", because)
                .list(UUID.class);
        stopped.forEach(task -> tasks.cancel(new TaskId(task), because));
    }

    static String named(Duration after) {
        return after.toHours() == 72 ? "72 hours" : after.toDays() + " days";
    }

    private List<FollowUp> select(String which, UUID key) {
        return sql.sql("""
                        select id as follow_up_id, episode_id, participant_id, hours_after, due_on, reached, channel, how_it_is,
                               done_at, stopped_because
                          from transitions.follow_up
                         where organization_id = :organization %s
                         order by hours_after
                        """.formatted(which))
                .param("organization", Actor.current().organization())
                .param("key", key)
                .list(FollowUp.class);
    }

    private Optional<TaskId> taskOf(FollowUpId id) {
        return sql.sql("select task_id from transitions.follow_up where organization_id = :organization and id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(UUID.class)
                .map(TaskId::new);
    }
}
