package org.footbridge.episodes.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;
import org.jspecify.annotations.Nullable;

/**
 * The screening to read aloud.
 *
 * @param round absent until it is begun
 * @param conflict whether somebody else saved meanwhile; then each item shows both answers
 */
public record ScreeningPage(
        WayInHead head,
        @Nullable Round round,
        boolean conflict,
        boolean mayDecide,
        String decisionDraft,
        List<Earlier> earlier)
        implements Shows {

    public static final List<Choice> YES_NO =
            List.of(new Choice("yes", "Yes"), new Choice("no", "No"), new Choice("unknown", "Don't know"));

    /** @param left how many safety questions have no answer */
    public record Round(
            String why,
            String began,
            int version,
            boolean finished,
            boolean stopped,
            String standing,
            Mark mark,
            int left,
            List<Section> sections,
            List<Door> doors,
            @Nullable Decision decision) {}

    public record Section(String title, List<Item> items) {}

    /** @param other what somebody else saved meanwhile */
    public record Item(
            String key,
            String ask,
            boolean words,
            boolean stop,
            String answer,
            @Nullable String other) {

        /** As it is read, not filled in. */
        public String spoken() {
            return switch (answer) {
                case "" -> "Not answered";
                case "yes" -> words ? answer : "Yes";
                case "no" -> words ? answer : "No";
                case "unknown" -> words ? answer : "Don't know";
                default -> answer;
            };
        }
    }

    public record Door(String name, String number) {}

    public record Decision(String words, String reason, String signer, String time) {}

    public record Earlier(String when, String why, String standing) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return head.participantsShown();
    }
}
