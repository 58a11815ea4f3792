package org.footbridge.programs.web;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.footbridge.programs.SlotKind;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.footbridge.ui.WeekDay;

/** A track's weekly pattern, drawn and to be changed. */
public record TrackPage(
        String id,
        String name,
        String line,
        List<WeekDay> week,
        List<Slot> slots,
        List<Choice> modules,
        List<Choice> staff,
        SlotForm form,
        Problems problems) {

    /**
     * @param teaches titles of the modules it draws its lessons from
     * @param taught their ids
     */
    public record Slot(
            String id, String title, String line, String span, String teaches, List<String> taught, SlotForm form) {}

    public List<Choice> days() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new Choice(day.name(), day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)))
                .toList();
    }

    public List<Choice> kinds() {
        return Arrays.stream(SlotKind.values())
                .map(kind -> new Choice(kind.name(), kind.label()))
                .toList();
    }
}
