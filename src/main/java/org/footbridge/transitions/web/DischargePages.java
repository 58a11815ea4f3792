package org.footbridge.transitions.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.footbridge.access.Permission;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.people.ParticipantId;
import org.footbridge.safety.Naloxone;
import org.footbridge.transitions.Aftercare;
import org.footbridge.transitions.Discharges;
import org.footbridge.transitions.FollowUps;
import org.footbridge.transitions.ProposedSummary;
import org.footbridge.transitions.StayFactsOf;
import org.footbridge.transitions.Summaries;
import org.footbridge.transitions.Summaries.Summary;
import org.footbridge.transitions.SummaryWords;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the page of a stay's end together, the same for reading it and for showing what is wrong with a form. */
@Component
class DischargePages {

    private final DischargeQuery query;
    private final StayFactsOf facts;
    private final Summaries summaries;
    private final Aftercare aftercare;
    private final ProposedSummary proposal;
    private final Discharges discharges;
    private final FollowUps followUps;
    private final Naloxone naloxone;
    private final Clock clock;

    DischargePages(
            DischargeQuery query,
            StayFactsOf facts,
            Summaries summaries,
            Aftercare aftercare,
            ProposedSummary proposal,
            Discharges discharges,
            FollowUps followUps,
            Naloxone naloxone,
            Clock clock) {
        this.query = query;
        this.facts = facts;
        this.summaries = summaries;
        this.aftercare = aftercare;
        this.proposal = proposal;
        this.discharges = discharges;
        this.followUps = followUps;
        this.naloxone = naloxone;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    DischargePage of(EpisodeId episode) {
        return of(episode, DischargeForm.empty(), StepForm.empty(), null, Problems.none());
    }

    /** @param mine the summary's words of whoever saves now, where somebody else saved meanwhile */
    @Transactional(readOnly = true)
    DischargePage of(
            EpisodeId episode, DischargeForm form, StepForm step, @Nullable SummaryWords mine, Problems problems) {
        var stay = query.header(episode, Permission.READ_CHART);
        var show = new Show(Locale.US, stay.zoneId());
        var summary = summaries.find(episode);
        var counted = facts.of(episode);
        var there = summary.map(Summary::words).orElseGet(() -> proposal.of(episode, counted, stay.zoneId()));
        return new DischargePage(
                stay,
                counted,
                mine == null ? there : mine,
                summary.map(Summary::version).orElse(0),
                mine == null ? null : there,
                summary.flatMap(one -> one.signedAt().map(at -> signed(one, at, show)))
                        .orElse(null),
                steps(episode, show),
                discharges
                        .find(episode)
                        .map(end -> new DischargePage.Ended(end.type().label(), end.reason(), show.date(end.lastDay())))
                        .orElse(null),
                contacts(episode, show, LocalDate.ofInstant(clock.instant(), stay.zoneId())),
                naloxone.of(new ParticipantId(stay.participant()))
                        .map(Naloxone.Standing::line)
                        .orElse("Nobody has asked about naloxone yet."),
                form,
                step,
                problems);
    }

    private static DischargePage.Signed signed(Summary summary, Instant at, Show show) {
        return new DischargePage.Signed(summary.signerName().orElse(""), show.dateTime(at));
    }

    private List<DischargePage.StepLine> steps(EpisodeId episode, Show show) {
        return aftercare.of(episode).stream()
                .map(step -> new DischargePage.StepLine(
                        step.stepId().value(),
                        step.kind().label(),
                        step.what(),
                        String.join(
                                " · ",
                                java.util.stream.Stream.of(
                                                step.at().map(show::dateTime), step.who(), step.place(), step.phone())
                                        .flatMap(java.util.Optional::stream)
                                        .toList()),
                        step.confirmed()))
                .toList();
    }

    private List<DischargePage.FollowUpLine> contacts(EpisodeId episode, Show show, LocalDate today) {
        return followUps.of(episode).stream()
                .map(one -> new DischargePage.FollowUpLine(
                        one.followUpId().value(),
                        one.afterInWords(),
                        show.date(one.dueOn()),
                        one.state(today),
                        one.isLate(today) ? Mark.NEEDS : one.reached().isPresent() ? Mark.DONE : Mark.OPEN))
                .toList();
    }
}
