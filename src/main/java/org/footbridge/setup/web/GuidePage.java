package org.footbridge.setup.web;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        Map<String, List<String>> typed,
        Problems problems) {

    /** What was typed before a refusal, else what is usual. */
    public String typed(String field, String usual) {
        return typed(field, 0, usual);
    }

    /** Of a box that stands several times. */
    public String typed(String field, int at, String usual) {
        var values = typed.getOrDefault(field, List.of());
        return at < values.size() ? values.get(at) : usual;
    }

    public List<String> typedAll(String field) {
        return typed.getOrDefault(field, List.of());
    }

    /** A step with something in it stands folded, unless it is the one that was refused. */
    public boolean opens(List<Choice> there, String field) {
        return there.isEmpty() || typed.containsKey(field);
    }

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
