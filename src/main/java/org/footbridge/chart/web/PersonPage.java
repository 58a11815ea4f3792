package org.footbridge.chart.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.TimelineItem;
import org.jspecify.annotations.Nullable;

/**
 * One person on one page, readable in a minute. All text is ready to show.
 *
 * @param medications how many, when reconciled and what waits, in one line; null without the record
 * @param chart whether the reader may read the record; without it there is no timeline, plan or score
 * @param suitsBetter a line for who writes in the record, or nothing
 */
public record PersonPage(
        String id,
        Head head,
        String deskLine,
        boolean chart,
        @Nullable String episode,
        List<TimelineItem> timeline,
        @Nullable String older,
        List<Goal> goals,
        List<ScoreLine> scores,
        List<ComingLine> coming,
        List<Way> ways,
        @Nullable String suitsBetter,
        @Nullable String medications)
        implements Shows {

    /**
     * The line that stays on top.
     *
     * @param where stage, program and track in one line
     * @param week "week 3 of 12", or nothing before the first day
     * @param hours what was attended of what is planned, walk-ins and make-ups too; what counts stands under hours. Or nothing
     * @param alert the open alert's id
     */
    public record Head(
            String name,
            String initials,
            String born,
            String where,
            @Nullable String week,
            @Nullable String hours,
            @Nullable String therapist,
            @Nullable String authorized,
            @Nullable String alert,
            boolean alertNow) {}

    public record Goal(String problem, String words, List<ObjectiveLine> objectives) {}

    public record ObjectiveLine(String statement, String until, boolean met) {}

    /** @param parts its other scores */
    public record ScoreLine(
            String instrument,
            String value,
            String change,
            String when,
            @Nullable String parts) {}

    public record ComingLine(
            String day,
            String time,
            String title,
            String place,
            @Nullable String link) {}

    /**
     * Something that can be done from here.
     *
     * @param often whether it is opened in most weeks of a stay; the rest stands folded
     */
    public record Way(String label, String href, boolean often) {}

    public List<Way> ways(boolean often) {
        return ways.stream().filter(way -> way.often() == often).toList();
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(new ParticipantId(java.util.UUID.fromString(id)));
    }
}
