package org.footbridge.attendance.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.attendance.Outcome;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/** A day typed from one copy: its sessions one after another, each person a line. */
public record DowntimeEntryPage(
        String copy, String title, String line, @Nullable String refused, List<Hour> hours, Problems problems)
        implements Shows {

    /**
     * One session of the copy.
     *
     * @param over why nothing is typed here any more; nothing while it is open
     * @param from who typed it from paper already, in words
     * @param hidden how many people of the roster the reader does not reach
     */
    public record Hour(
            String id,
            String title,
            String when,
            @Nullable String over,
            @Nullable String from,
            String began,
            String ended,
            boolean close,
            List<Line> people,
            int hidden) {}

    /**
     * One person's line.
     *
     * @param key ends the names of its fields
     * @param note what somebody else wrote meanwhile, or what is missing
     */
    public record Line(
            String key,
            String person,
            String name,
            int version,
            @Nullable String outcome,
            String arrived,
            String left,
            String how,
            String reason,
            @Nullable String note) {

        public boolean more() {
            return !how.isEmpty()
                    || !reason.isEmpty()
                    || OTHER.stream().anyMatch(choice -> choice.value().equals(outcome));
        }
    }

    private static final List<Choice> COMMON = outcomes(true);
    private static final List<Choice> OTHER = outcomes(false);

    public boolean anyOpen() {
        return hours.stream().anyMatch(hour -> hour.over() == null);
    }

    public List<Choice> commonOutcomes() {
        return COMMON;
    }

    public List<Choice> otherOutcomes() {
        return OTHER;
    }

    private static List<Choice> outcomes(boolean common) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.common() == common)
                .map(outcome -> new Choice(word(outcome), outcome.label()))
                .toList();
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return hours.stream()
                .flatMap(hour -> hour.people().stream())
                .map(line -> new ParticipantId(UUID.fromString(line.person())))
                .distinct()
                .toList();
    }
}
