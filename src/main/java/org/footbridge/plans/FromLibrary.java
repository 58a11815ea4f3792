package org.footbridge.plans;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.footbridge.access.House;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.staff.StaffId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a copy of what was picked from the library into the draft of a plan, where it is changed until it is the person's. */
@Component
public class FromLibrary {

    private final Library library;
    private final Plans plans;
    private final Aims aims;
    private final House house;
    private final Clock clock;
    private final Sql sql;

    FromLibrary(Library library, Plans plans, Aims aims, House house, Clock clock, Sql sql) {
        this.library = library;
        this.plans = plans;
        this.aims = aims;
        this.house = house;
        this.clock = clock;
        this.sql = sql;
    }

    /**
     * Adds the problem with these goals; to a problem of the same words that stands there already, only the goals.
     *
     * @param goals their places in the entry, from 0; others are left out, and none takes the problem alone
     */
    @Transactional
    public Plans.Saving take(EpisodeId episode, LibraryEntryId entry, Set<Integer> goals) {
        plans.draft(episode);
        var draft = plans.versions(episode).getFirst();
        var picked = library.versions(entry).getFirst().content();
        var therapist = sql.sql("""
                        select primary_therapist_id from episodes.v_episodes
                         where organization_id = :organization and episode_id = :episode and primary_therapist_id is not null
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", episode)
                .optional(UUID.class)
                .map(StaffId::new);
        var today = LocalDate.ofInstant(clock.instant(), house.zone());
        var taken = IntStream.range(0, picked.goals().size())
                .filter(goals::contains)
                .mapToObj(place -> goal(picked.goals().get(place), today, therapist))
                .toList();
        var joined = joined(draft.content(), picked.problem(), taken);
        var stands = aims.of(draft.participant(), episode, joined);
        return plans.save(draft.id(), draft.edit(), from(joined, taken, stands));
    }

    private static PlanContent joined(PlanContent plan, String problem, List<PlanContent.Goal> goals) {
        var problems = new ArrayList<>(plan.problems());
        int there = IntStream.range(0, problems.size())
                .filter(place -> problems.get(place).statement().equals(problem))
                .findFirst()
                .orElse(-1);
        if (there < 0) {
            problems.add(new PlanContent.Problem(UUID.randomUUID(), problem, Optional.empty(), goals));
        } else {
            var old = problems.get(there);
            var more = new ArrayList<>(old.goals());
            more.addAll(goals);
            problems.set(there, new PlanContent.Problem(old.line(), old.statement(), old.diagnosis(), more));
        }
        return with(plan, problems);
    }

    private static PlanContent.Goal goal(LibraryProblem.Goal goal, LocalDate today, Optional<StaffId> therapist) {
        return new PlanContent.Goal(
                UUID.randomUUID(),
                goal.words(),
                goal.objectives().stream()
                        .map(one -> new PlanContent.Objective(
                                UUID.randomUUID(),
                                one.words(),
                                one.instrument(),
                                one.score(),
                                one.aim(),
                                Optional.empty(),
                                one.value(),
                                one.weeks().map(today::plusWeeks),
                                ObjectiveStatus.ACTIVE,
                                Optional.empty(),
                                one.interventions().stream()
                                        .map(doing -> new PlanContent.Intervention(
                                                UUID.randomUUID(),
                                                doing.words(),
                                                doing.modality(),
                                                doing.perWeek(),
                                                doing.minutes(),
                                                doing.weeks(),
                                                therapist.filter(_ -> doing.who() == LibraryProblem.Who.THERAPIST)))
                                        .toList()))
                        .toList());
    }

    /** What was just taken starts from the last score of the stay. */
    private static PlanContent from(PlanContent plan, List<PlanContent.Goal> taken, Map<UUID, Aims.Stands> stands) {
        var lines = taken.stream()
                .flatMap(goal -> goal.objectives().stream())
                .map(PlanContent.Objective::line)
                .toList();
        return with(
                plan,
                plan.problems().stream()
                        .map(problem -> new PlanContent.Problem(
                                problem.line(),
                                problem.statement(),
                                problem.diagnosis(),
                                problem.goals().stream()
                                        .map(goal -> new PlanContent.Goal(
                                                goal.line(),
                                                goal.ownWords(),
                                                goal.objectives().stream()
                                                        .map(one -> lines.contains(one.line())
                                                                ? startingAt(
                                                                        one,
                                                                        Optional.ofNullable(stands.get(one.line()))
                                                                                .flatMap(Aims.Stands::value))
                                                                : one)
                                                        .toList()))
                                        .toList()))
                        .toList());
    }

    private static PlanContent.Objective startingAt(PlanContent.Objective one, Optional<BigDecimal> value) {
        return new PlanContent.Objective(
                one.line(),
                one.statement(),
                one.instrument(),
                one.score(),
                one.aim(),
                value,
                one.target(),
                one.targetOn(),
                one.status(),
                one.statusReason(),
                one.interventions());
    }

    private static PlanContent with(PlanContent plan, List<PlanContent.Problem> problems) {
        return new PlanContent(
                plan.strengths(), plan.preferences(), plan.endsWhen(), plan.whatChanged(), plan.reviewOn(), problems);
    }
}
