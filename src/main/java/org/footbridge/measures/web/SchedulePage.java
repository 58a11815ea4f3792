package org.footbridge.measures.web;

import java.util.List;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;

/**
 * What is asked by itself in a track.
 *
 * @param load minutes a week of one person, phase by phase
 * @param completion how many were answered, in a sentence
 * @param form what was typed, so that a refusal loses nothing
 */
public record SchedulePage(
        String track,
        String name,
        String completion,
        List<Load> load,
        List<Row> rows,
        List<Choice> instruments,
        Form form,
        Problems problems) {

    /** @param heavy above 15 minutes a week (CARE 27) */
    public record Load(String weeks, String minutes, boolean heavy) {}

    /** @param notes overlap of look-back, reason for an age it is not made for */
    public record Row(String id, String title, String line, String span, List<String> notes, boolean ended) {}

    /** As typed. */
    public record Form(
            String instrument,
            String scope,
            String everyDays,
            String fromWeek,
            String untilWeek,
            String daysToAnswer,
            String from,
            String reason) {}
}
