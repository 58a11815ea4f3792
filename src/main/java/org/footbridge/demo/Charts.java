package org.footbridge.demo;

import java.util.Optional;
import org.footbridge.episodes.Dimension;
import org.footbridge.episodes.LevelOfCare.Rating;

/** What the demo's clinicians wrote, person by person. */
final class Charts {

    private Charts() {}

    static String problem(CastMember who) {
        if (who.needs().contains("alcohol")) {
            return "Drinks to get through, and it costs more than it gives";
        }
        if (who.needs().contains("opioids") || who.needs().contains("cocaine")) {
            return "Use has taken over the week";
        }
        if (who.needs().contains("trauma")) {
            return "What happened keeps coming back";
        }
        if (who.needs().startsWith("anxiety")) {
            return "Fear decides what is possible in a day";
        }
        if (who.needs().contains("grief")) {
            return "A loss that has stopped everything";
        }
        return "Low mood that has taken work, people and sleep";
    }

    /** As a plan names it; where the cast says nothing of it nobody made one up. */
    static Optional<String> diagnosis(CastMember who) {
        if (who.needs().contains("alcohol")) {
            return Optional.of("Alcohol use disorder (F10.20)");
        }
        if (who.needs().contains("opioids")) {
            return Optional.of("Opioid use disorder (F11.20)");
        }
        if (who.needs().contains("cocaine")) {
            return Optional.of("Cocaine use disorder (F14.20)");
        }
        if (who.needs().contains("trauma")) {
            return Optional.of("Post-traumatic stress disorder (F43.10)");
        }
        if (who.needs().startsWith("anxiety")) {
            return Optional.of("Generalized anxiety disorder (F41.1)");
        }
        return who.needs().startsWith("depression")
                ? Optional.of("Major depressive disorder, recurrent, moderate (F33.1)")
                : Optional.empty();
    }

    /** The text of an assessment section, or nothing where none was written yet. */
    static String assessment(String section, CastMember who) {
        return switch (section) {
            case "identifying" ->
                "%s, %d, %s. Comes for the %s track.".formatted(who.given(), who.age(), who.pronouns(), who.track());
            case "presenting" -> "“" + who.ownWords() + "”";
            case "symptoms" ->
                switch (who.needs().charAt(0)) {
                    case 'd' -> "Low nearly every day for months; little holds interest; sleep is broken.";
                    case 'a' -> "Worry on most days, tight chest, avoids what brings it on.";
                    case 't' -> "Startles, sleeps with the light on, avoids what reminds.";
                    default -> "Mood goes up and down with the week; sleep is the first to go.";
                };
            case "psychiatric" ->
                who.needs().contains("past")
                        ? "Earlier treatment, some years ago; says what helped and what did not."
                        : "No earlier hospital stay. Talked with a counselor once before.";
            case "substances" ->
                who.usesSubstances()
                        ? "Told openly about %s: since when, how much, and the longest time without."
                                .formatted(who.needs())
                        : "Coffee, a glass at birthdays.";
            case "medical" -> "Sees a family doctor once a year. No allergies known.";
            case "trauma" -> who.needs().contains("trauma") ? "Told as much as felt right, and stopped there." : "";
            case "social" -> "Lives with others who matter. Getting here takes half an hour.";
            case "development_teen" -> "School counselor knows and helps. Talked alone first, then with a parent.";
            case "strengths" -> who.strength() == null ? "Asked for help." : "Seen already: " + who.strength() + ".";
            case "mental_status" ->
                "Looks tired and cared for. Speech clear. Mood as told. Thoughts in order. Sees the need for help.";
            case "risk" ->
                who.ninth(0) != null && who.ninth(0) > 0
                        ? "Thoughts of not being here on some days, without a plan. Told whom to call and did so once."
                        : "Asked directly about suicide, harm and overdose; told of none now. Knows whom to call.";
            case "impression" -> "Working impression shared and talked over: " + who.needs() + ".";
            case "formulation" ->
                "%s has carried this alone for long. What keeps it going is understandable; what can change is named in the goal: “%s”"
                        .formatted(who.given(), who.goal());
            case "level" ->
                "Weekly visits have not been enough; a night away from home is not needed. Can take part and wants to.";
            default -> "";
        };
    }

    static Rating rating(Dimension dimension, CastMember who) {
        return switch (dimension) {
            case INTOXICATION_WITHDRAWAL_MEDICATIONS ->
                who.usesSubstances()
                        ? new Rating(1, "Some weeks since the last heavy use; no withdrawal now; knows the signs.")
                        : new Rating(0, "No use that matters here.");
            case BIOMEDICAL ->
                who.needs().contains("pain")
                        ? new Rating(1, "Back pain under a doctor's care; can sit through a group with breaks.")
                        : new Rating(0, "Nothing that keeps the person from taking part.");
            case PSYCHIATRIC_COGNITIVE ->
                new Rating(2, "Symptoms take several parts of life; safe at home with support; can learn and join in.");
            case USE_RISKS ->
                who.usesSubstances()
                        ? new Rating(2, "Likely to use again without several contacts a week.")
                        : new Rating(1, "Would likely get worse with weekly visits alone.");
            case RECOVERY_ENVIRONMENT -> new Rating(1, "A home that is kind enough, and hard hours in it.");
            case PERSON_CENTERED ->
                new Rating(1, who.wish() == null ? "Wants this, and wants to keep the job." : "Says: " + who.wish());
        };
    }
}
