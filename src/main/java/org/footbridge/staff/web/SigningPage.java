package org.footbridge.staff.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.footbridge.staff.SigningTerms;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;

/**
 * Who signs what besides its author, now and before.
 *
 * @param form what was typed, to be typed again
 */
public record SigningPage(
        List<Line> now, List<Line> history, boolean mayChange, String today, Typed form, Problems problems) {

    public static final List<Choice> WHATS = Arrays.stream(SigningTerms.What.values())
            .map(one -> new Choice(one.name().toLowerCase(Locale.ROOT), one.label()))
            .toList();
    public static final List<Choice> SUPERVISOR =
            List.of(new Choice("yes", "The supervisor signs too"), new Choice("no", "Nobody else"));
    public static final List<Choice> PERSON = List.of(
            new Choice("yes", "The participant is asked to sign"), new Choice("no", "The participant is not asked"));

    /** One term in words. */
    public record Line(String what, String who, String person, String since, String source) {}

    /** As it came. */
    public record Typed(
            String what, String supervisor, String withinDays, String person, String startsOn, String source) {}
}
