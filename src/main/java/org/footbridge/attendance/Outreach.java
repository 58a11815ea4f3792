package org.footbridge.attendance;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Accounts;
import org.footbridge.access.Authorization;
import org.footbridge.access.MembershipId;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.Programs;
import org.footbridge.programs.Rule;
import org.footbridge.staff.StaffId;
import org.footbridge.tasks.NewTask;
import org.footbridge.tasks.TaskId;
import org.footbridge.tasks.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reaches out, kindly and by safe ways only, to somebody who was missed. Each try is kept; after as many as the program
 * signed, the team decides what comes next.
 */
@Component
public class Outreach {

    /** The program's dated rule: tries before the team decides what comes next. */
    public static final String RULE = "kind outreach attempts";

    /** Used until a director signs a rule of their own (CARE 35). */
    static final int USUAL_ATTEMPTS = 3;

    private static final int DECIDE_WITHIN_DAYS = 2;
    private static final int LONGEST_WAIT_DAYS = 14;
    static final String TASK = "outreach";

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Accounts accounts;
    private final Participants participants;
    private final Programs programs;
    private final Tasks tasks;

    Outreach(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Accounts accounts,
            Participants participants,
            Programs programs,
            Tasks tasks) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.accounts = accounts;
        this.participants = participants;
        this.programs = programs;
        this.tasks = tasks;
    }

    /** How somebody tried. */
    public enum Way {
        CALL("Call"),
        TEXT("Text"),
        LETTER("Letter"),
        VISIT("Visit");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** What came of it. */
    public enum Result {
        REACHED_SAFE("Reached, and safe"),
        REACHED_CONCERN("Reached, and worried about them"),
        LEFT_MESSAGE("Left or sent a neutral message"),
        NO_ANSWER("No answer"),
        WRONG_NUMBER("Wrong number");

        private final String label;

        Result(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public boolean reached() {
            return this == REACHED_SAFE || this == REACHED_CONCERN;
        }
    }

    /** @param nextOn when to try again; the proposed day where it is empty and another try follows */
    public record NewAttempt(Way way, Result result, String words, Optional<LocalDate> nextOn) {}

    /** What came of writing a try down. */
    public sealed interface Trying {
        record Reached(boolean concern) implements Trying {}

        record Again(LocalDate on) implements Trying {}

        /** As many tries as the program signed: the team decides. */
        record Decide() implements Trying {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Trying {}
    }

    /** The person's running stay, or else their latest. */
    private record Stay(
            UUID episodeId, ProgramId programId, Optional<StaffId> primaryTherapistId, Regime regime, String zone) {

        ZoneId wall() {
            return ZoneId.of(zone);
        }
    }

    /** Writes a try down; the task it answers ends, and the next one opens where there is one. */
    @Transactional
    public Trying attempt(ParticipantId person, NewAttempt attempt) {
        authorization.require(Permission.TAKE_ATTENDANCE, person);
        var author = Actor.current().person();
        if (author == null || !Actor.current().isStaff()) {
            throw new NotYours();
        }
        var stay = stay(person);
        if (stay.isEmpty()) {
            return new Trying.Refused("This person has no stay here to reach out about.");
        }
        var refused = SafeWays.refusal(attempt.way(), attempt.result(), participants.get(person));
        if (refused.isPresent()) {
            return new Trying.Refused(refused.get());
        }
        if (attempt.result() == Result.REACHED_CONCERN && attempt.words().isBlank()) {
            return new Trying.Refused("Say what worries you.");
        }
        var today = LocalDate.ofInstant(clock.instant(), stay.get().wall());
        int tries = unanswered(person) + 1;
        boolean again = !attempt.result().reached() && tries < usual(stay.get(), today);
        var next = attempt.nextOn().orElse(proposed(today));
        if (again && (!next.isAfter(today) || next.isAfter(today.plusDays(LONGEST_WAIT_DAYS)))) {
            return new Trying.Refused("The next try is due after today and within two weeks.");
        }
        write(person, stay.get(), attempt, again ? Optional.of(next) : Optional.empty(), author);
        finishOpen(person, attempt.result());
        if (attempt.result().reached()) {
            return new Trying.Reached(attempt.result() == Result.REACHED_CONCERN);
        }
        if (again) {
            open(person, stay.get(), "Try again to reach somebody we missed", next, me());
            return new Trying.Again(next);
        }
        open(
                person,
                stay.get(),
                "Decide what comes next for somebody we could not reach",
                today.plusDays(DECIDE_WITHIN_DAYS),
                stay.get().primaryTherapistId().flatMap(accounts::membershipOf).or(Outreach::me));
        return new Trying.Decide();
    }

    private static Optional<MembershipId> me() {
        return Optional.ofNullable(Actor.current().membership()).map(MembershipId::new);
    }

    private void write(ParticipantId person, Stay stay, NewAttempt attempt, Optional<LocalDate> next, UUID author) {
        var id = Id.fresh(clock.instant());
        sql.sql("""
                        insert into attendance.outreach_attempt (organization_id, id, participant_id, episode_id, way, result, words,
                                                                 tried_at, tried_by, next_on, regime, privacy_class)
                        values (:organization, :id, :person, :episode, :way, :result, :words, :now, :by, :next::date, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("person", person)
                .param("episode", stay.episodeId())
                .param("way", attempt.way())
                .param("result", attempt.result())
                .param("words", attempt.words().strip())
                .param("now", clock.instant())
                .param("by", author)
                .param("next", next)
                .param("regime", stay.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        audit.act(Act.CREATE, "outreach", null, List.of(person));
    }

    private void finishOpen(ParticipantId person, Result result) {
        sql.sql("""
                        select task_id from tasks.v_open
                         where organization_id = :organization and participant_id = :person and kind = :kind
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .param("kind", TASK)
                .list(UUID.class)
                .forEach(task -> tasks.finish(new TaskId(task), result.reached() ? "reached" : "tried"));
    }

    private void open(ParticipantId person, Stay stay, String title, LocalDate due, Optional<MembershipId> holder) {
        tasks.open(new NewTask(
                TASK,
                title,
                Optional.of(person),
                holder.isPresent() ? Optional.empty() : Optional.of(Role.THERAPIST),
                holder,
                due.plusDays(1).atStartOfDay(stay.wall()).minusMinutes(1).toInstant(),
                "/people/" + person.value() + "/outreach"));
    }

    /** @param by who tried */
    public record Attempt(
            Way way, Result result, String words, Instant triedAt, String by, Optional<LocalDate> nextOn) {}

    /**
     * How reaching out stands.
     *
     * @param episode the stay it is about; empty where there is none
     * @param missed days that went by without them since they were last here, newest first
     * @param unanswered tries without an answer since they were last here or reached
     * @param usual tries before the team decides
     */
    public record Standing(
            Optional<UUID> episode,
            ZoneId zone,
            List<LocalDate> missed,
            List<Attempt> attempts,
            int unanswered,
            int usual,
            LocalDate proposed) {

        public boolean enough() {
            return unanswered >= usual;
        }

        /** Somebody was worried about them in the newest try. */
        public boolean concern() {
            return !attempts.isEmpty() && attempts.getFirst().result() == Result.REACHED_CONCERN;
        }
    }

    /** For whoever may see the person; what was tried only for who reads the record. */
    @Transactional(readOnly = true)
    public Standing standing(ParticipantId person) {
        authorization.require(Permission.SEE_PERSON, person);
        var stay = stay(person);
        var wall = stay.map(Stay::wall).orElse(clock.getZone());
        var today = LocalDate.ofInstant(clock.instant(), wall);
        return new Standing(
                stay.map(Stay::episodeId),
                wall,
                missed(person),
                authorization.may(Permission.READ_CHART, person) ? attempts(person) : List.of(),
                unanswered(person),
                stay.map(one -> usual(one, today)).orElse(USUAL_ATTEMPTS),
                proposed(today));
    }

    /** Why each way is not open that is not; what the page says before somebody picks up the phone. */
    public static Map<Way, String> closed(Participants.Known known) {
        Map<Way, String> closed = new EnumMap<>(Way.class);
        for (var way : Way.values()) {
            SafeWays.closed(way, known).ifPresent(why -> closed.put(way, why));
        }
        return closed;
    }

    /** What can have come of a way that is open. */
    public static List<Result> possible(Participants.Known known) {
        return Arrays.stream(Result.values())
                .filter(result -> Arrays.stream(Way.values())
                        .anyMatch(way -> SafeWays.refusal(way, result, known).isEmpty()))
                .toList();
    }

    private List<LocalDate> missed(ParticipantId person) {
        return sql.sql("""
                        select distinct on_date from attendance.v_attendance
                         where organization_id = :organization and participant_id = :person and status = 'no_show'
                           and closed_at is not null
                           and on_date > coalesce((select max(on_date) from attendance.v_attendance
                                                    where organization_id = :organization and participant_id = :person
                                                      and minutes > 0 and closed_at is not null), '-infinity')
                         order by on_date desc
                         limit 14
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .list(LocalDate.class);
    }

    private List<Attempt> attempts(ParticipantId person) {
        return sql.sql("""
                        select attempt.way, attempt.result, attempt.words, attempt.tried_at, name.full_name as by, attempt.next_on
                          from attendance.outreach_attempt attempt
                          join staff.v_names name
                            on name.organization_id = attempt.organization_id and name.staff_id = attempt.tried_by
                         where attempt.organization_id = :organization and attempt.participant_id = :person
                         order by attempt.tried_at desc
                         limit 30
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .list(Attempt.class);
    }

    /** Being here again, or being reached, begins the count anew. */
    private int unanswered(ParticipantId person) {
        return sql.sql("""
                        select count(*)::int
                          from attendance.outreach_attempt attempt
                         where organization_id = :organization and participant_id = :person
                           and result in ('left_message', 'no_answer', 'wrong_number')
                           and tried_at > greatest(
                               coalesce((select max(tried_at) from attendance.outreach_attempt
                                          where organization_id = :organization and participant_id = :person
                                            and result in ('reached_safe', 'reached_concern')), '-infinity'),
                               coalesce((select max(session.ends_at)
                                           from attendance.v_attendance attended
                                           join scheduling.v_sessions session
                                             on session.organization_id = attended.organization_id
                                            and session.session_id = attended.session_id
                                          where attended.organization_id = :organization and attended.participant_id = :person
                                            and attended.minutes > 0 and attended.closed_at is not null), '-infinity'))
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .single(Integer.class);
    }

    private Optional<Stay> stay(ParticipantId person) {
        return sql.sql("""
                        select stay.episode_id, stay.program_id, stay.primary_therapist_id, program.regime, program.zone
                          from episodes.v_episodes stay
                          join programs.v_programs program
                            on program.organization_id = stay.organization_id and program.program_id = stay.program_id
                         where stay.organization_id = :organization and stay.participant_id = :person
                         order by stay.status in ('active', 'onhold') desc, stay.opened_at desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .optional(Stay.class);
    }

    private int usual(Stay stay, LocalDate today) {
        return programs.rule(RULE, stay.programId(), today).map(Rule::number).orElse(USUAL_ATTEMPTS);
    }

    /** The next day that is no weekend. */
    static LocalDate proposed(LocalDate today) {
        var next = today.plusDays(1);
        while (next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY) {
            next = next.plusDays(1);
        }
        return next;
    }
}
