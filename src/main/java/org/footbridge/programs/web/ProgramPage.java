package org.footbridge.programs.web;

import java.util.List;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.footbridge.ui.WeekDay;

/** What is offered, at a glance. */
public record ProgramPage(List<Program> programs, List<Rule> rules, List<Choice> programChoices, Problems problems) {

    public record Program(String id, String name, String line, List<Track> tracks, List<ClosedDay> closedDays) {}

    public record Track(String href, String name, String line, List<WeekDay> week) {}

    public record ClosedDay(String date, String label, String reason) {}

    public record Rule(String name, String value, String source, String since, String where, String signedBy) {}
}
