package org.footbridge.setup.web;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.footbridge.programs.Mode;
import org.footbridge.programs.SlotKind;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;

/** @param people with a running stay */
public record GuidePage(
        List<Choice> places,
        List<Choice> programs,
        List<Choice> tracks,
        int people,
        List<Choice> zones,
        List<SlotKind> kinds,
        List<Mode> modes,
        Problems problems) {

    public List<Choice> days() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new Choice(day.name(), day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)))
                .toList();
    }

    public List<Choice> modeChoices() {
        return modes.stream().map(mode -> new Choice(mode.name(), mode.label())).toList();
    }

    public List<Choice> kindChoices() {
        return kinds.stream().map(kind -> new Choice(kind.name(), kind.label())).toList();
    }
}
