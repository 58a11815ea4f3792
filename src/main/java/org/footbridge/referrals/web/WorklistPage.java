package org.footbridge.referrals.web;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.referrals.Source;
import org.footbridge.referrals.Status;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who knocked.
 *
 * @param searched the name looked for; empty for the list itself
 * @param hours within which a first answer is promised, on working days
 * @param zone what the wall clock of the times is called
 */
public record WorklistPage(
        List<Row> rows,
        WorklistFilter filter,
        String searched,
        @Nullable String next,
        int hours,
        String zone) implements Shows {

    /**
     * One referral.
     *
     * @param clock how the response stands, in words
     * @param contact the next contact date, in words
     */
    public record Row(
            UUID referralId,
            ParticipantId participantId,
            String name,
            String how,
            String received,
            Mark mark,
            String status,
            Mark clockMark,
            String clock,
            String owner,
            Mark contactMark,
            String contact,
            boolean danger) {}

    public List<Choice> shows() {
        var choices = new java.util.ArrayList<>(List.of(new Choice("open", "Open"), new Choice("all", "All")));
        for (var status : Status.values()) {
            choices.add(new Choice(status.name().toLowerCase(java.util.Locale.ROOT), capital(status.label())));
        }
        return choices;
    }

    public List<Choice> whoses() {
        return List.of(
                new Choice("anybody", "Anybody’s"), new Choice("mine", "Mine"), new Choice("nobody", "Nobody’s"));
    }

    public List<Choice> froms() {
        return java.util.Arrays.stream(Source.values())
                .map(source -> new Choice(source.name().toLowerCase(java.util.Locale.ROOT), capital(source.label())))
                .toList();
    }

    public List<Choice> sorts() {
        return List.of(
                new Choice("oldest", "Oldest first"),
                new Choice("newest", "Newest first"),
                new Choice("next", "Next contact"));
    }

    /** Whether the list is anything but the usual one: everything open, oldest first. */
    public boolean narrowed() {
        return !filter.chosenShow().equals("open")
                || !filter.anyOwner()
                || filter.source() != null
                || !filter.chosenSort().equals("oldest");
    }

    /** What the list shows, in a line that opens the choices. */
    public String showing() {
        return "Showing: %s, %s, %s, %s"
                .formatted(
                        label(shows(), filter.chosenShow()),
                        label(whoses(), filter.chosenWhose()),
                        filter.source() == null ? "every door" : label(froms(), String.valueOf(filter.from())),
                        label(sorts(), filter.chosenSort()));
    }

    private static String label(List<Choice> choices, String value) {
        return choices.stream()
                .filter(choice -> choice.value().equalsIgnoreCase(value))
                .findFirst()
                .map(choice -> choice.label().toLowerCase(java.util.Locale.ROOT))
                .orElse(value);
    }

    static String capital(String label) {
        return label.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + label.substring(1);
    }

    @Override
    public Collection<ParticipantId> participantsShown() {
        return rows.stream().map(Row::participantId).distinct().toList();
    }
}
