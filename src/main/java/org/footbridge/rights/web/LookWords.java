package org.footbridge.rights.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.rights.Looks;
import org.footbridge.rights.RecordPart;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.jspecify.annotations.Nullable;

/** Says in plain words who looked, what for, and what they did; no word of the system reaches the person. */
final class LookWords {

    private static final Set<String> READ = Set.of("view", "print", "export", "disclose", "refused", "break_glass");

    private final Words words;
    private final Show show;

    LookWords(Words words, Show show) {
        this.words = words;
        this.show = show;
    }

    String name(Looks.Line line) {
        return line.name().isEmpty() ? words.say("rights.looked.somebody") : line.name();
    }

    /** The first reason that fits, from the rarest to the usual one. */
    String why(Looks.Line line) {
        if (!line.glass().isEmpty()) {
            return words.say("rights.why.glass", words.say("rights.glass." + line.glass()));
        }
        if (line.kind().equals("contact")) {
            return words.say("rights.why.contact");
        }
        if (line.kind().equals("client")) {
            return words.say("rights.why.client");
        }
        if (line.deeds().stream().allMatch(deed -> deed.act().equals("refused"))) {
            return words.say("rights.why.refused");
        }
        if (line.leads()) {
            return words.say("rights.why.group", show.day(line.day()));
        }
        if (line.covers()) {
            return words.say("rights.why.cover");
        }
        return words.say("rights.why." + task(line));
    }

    private static String task(Looks.Line line) {
        var parts =
                line.deeds().stream().map(deed -> RecordPart.of(deed.subject())).collect(Collectors.toSet());
        if (parts.contains(RecordPart.ALERT)) {
            return "alert";
        }
        if (line.roles().contains("prescriber")) {
            return "medications";
        }
        if (line.roles().contains("billing")) {
            return "coverage";
        }
        if (line.roles().contains("privacy")) {
            return "privacy";
        }
        if (line.roles().contains("intake") || parts.equals(Set.of(RecordPart.WAY_IN))) {
            return "intake";
        }
        if (line.roles().contains("supervisor")) {
            return "supervision";
        }
        return line.roles().contains("director") ? "lead" : "care";
    }

    /** Nothing for the care team; the privacy officer at the log is there by the office and says so in the reason. */
    @Nullable
    String outside(Looks.Line line) {
        if (!line.glass().isEmpty()) {
            return words.say("rights.outside.glass");
        }
        if (!line.kind().equals("staff") || line.inTeam()) {
            return null;
        }
        boolean onlyTheLog = line.roles().contains("privacy")
                && line.deeds().stream().allMatch(deed -> RecordPart.of(deed.subject()) == RecordPart.LOG);
        return onlyTheLog ? null : words.say("rights.outside");
    }

    /** One line for each kind of act and part of the record, with its time. */
    List<String> deeds(Looks.Line line) {
        return line.deeds().stream().map(this::deed).distinct().toList();
    }

    private String deed(Looks.Deed deed) {
        var part = words.say("rights.part." + RecordPart.of(deed.subject()).key());
        var act = READ.contains(deed.act()) ? deed.act() : "wrote";
        var when = show.time(deed.first()).equals(show.time(deed.last()))
                ? show.time(deed.first())
                : show.times(deed.first(), deed.last());
        return when + ": " + words.say("rights.act." + act, part)
                + (deed.times() > 1 ? " " + words.say("rights.times", Integer.toString(deed.times())) : "");
    }
}
