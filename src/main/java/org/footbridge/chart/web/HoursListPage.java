package org.footbridge.chart.web;

import java.util.List;
import org.footbridge.ui.Mark;

/** This week's hours of everybody the actor reaches, furthest from the goal first. */
public record HoursListPage(String week, List<Line> lines, int reached) {

    public record Line(String name, String href, String sentence, Mark mark) {}
}
