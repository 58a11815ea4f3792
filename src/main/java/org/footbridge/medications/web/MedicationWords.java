package org.footbridge.medications.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.medications.Prescribed;
import org.footbridge.medications.Taking;
import org.footbridge.platform.Actor;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Show;

/** Says rows in words for staff. */
final class MedicationWords {

    private final Show show;

    MedicationWords(Show show) {
        this.show = show;
    }

    MedicationsPage.Line line(MedicationsQuery.ListedRow row) {
        boolean stopped = row.kind().equals("stopped");
        return new MedicationsPage.Line(
                row.medicationId().toString(),
                row.entryId().toString(),
                row.name() + (row.dose().isEmpty() ? "" : " " + row.dose()),
                stopped ? ended(row) : detail(row),
                said(row.said(), row.saidAt(), row.saidTo(), false),
                row.moud(),
                stopped ? Mark.QUIET : row.confirmed() ? Mark.DONE : Mark.NEEDS,
                stopped ? "Stopped" : row.confirmed() ? "Confirmed " + show.date(row.recordedAt()) : "To confirm");
    }

    private String ended(MedicationsQuery.ListedRow row) {
        return row.onDate().map(day -> "until " + show.date(day)).orElse("stopped")
                + (row.because().isEmpty() ? "" : ": " + row.because())
                + " · " + row.recordedBy();
    }

    private String detail(MedicationsQuery.ListedRow row) {
        var parts = new ArrayList<String>();
        add(parts, row.how());
        add(parts, row.reason().isEmpty() ? "" : "for " + row.reason());
        parts.add(prescribed(row.prescribed(), row.prescriberName()));
        row.since().ifPresent(day -> parts.add("since " + show.date(day)));
        if (row.kind().equals("changed")) {
            parts.add(row.onDate().map(day -> "changed " + show.date(day)).orElse("changed")
                    + (row.because().isEmpty() ? "" : ": " + row.because()));
        }
        add(parts, written(row.recordedBy()));
        return String.join(" · ", parts);
    }

    private static String written(String by) {
        return by.isEmpty() ? "" : "written by " + by;
    }

    private static String prescribed(Prescribed prescribed, String name) {
        return switch (prescribed) {
            case HERE -> name.isEmpty() ? "prescribed here" : "prescribed here by " + name;
            case ELSEWHERE -> name.isEmpty() ? "prescribed elsewhere" : "prescribed by " + name;
            case NOT_PRESCRIBED -> "over the counter";
            case NOT_KNOWN -> "prescriber not known";
        };
    }

    MedicationsPage.Line line(MedicationsQuery.AllergyRow row) {
        return new MedicationsPage.Line(
                row.allergyId().toString(),
                row.rowId().toString(),
                row.substance(),
                (row.reaction().isEmpty() ? "reaction not known" : row.reaction()) + " · " + written(row.recordedBy()),
                said(row.said(), row.saidAt(), row.saidTo(), true),
                false,
                row.confirmed() ? Mark.DONE : Mark.NEEDS,
                row.confirmed() ? "Confirmed " + show.date(row.recordedAt()) : "To confirm");
    }

    String sent(MedicationsQuery.FactRow row) {
        var parts = new ArrayList<String>();
        add(parts, row.how());
        add(parts, row.reason().isEmpty() ? "" : "for " + row.reason());
        add(parts, row.prescriber().isEmpty() ? "" : "prescribed by " + row.prescriber());
        parts.add("sent by " + row.sender()
                + (row.day().isEmpty() ? "" : ", of " + row.day())
                + (row.times() > 1 ? ", %d times".formatted(row.times()) : ""));
        return String.join(" · ", parts);
    }

    /** What the person said to somebody who may not settle it. */
    String said(Optional<String> outcome, Optional<Instant> at, Optional<String> to, boolean allergy) {
        return outcome.map(word -> "Says: %s (to %s, %s)"
                        .formatted(
                                switch (word) {
                                    case "confirmed" -> allergy ? "it is so" : "takes it so";
                                    case "changed" -> allergy ? "the reaction is another" : "takes it differently";
                                    case "not_taken" -> allergy ? "not allergic to it" : "no longer takes it";
                                    default -> "could not say";
                                },
                                to.orElse("somebody here"),
                                at.map(show::date).orElse("")))
                .orElse("");
    }

    static String earlier(MedicationsQuery.EarlierRow row) {
        return row.name()
                + (row.how().isEmpty() ? "" : ", " + row.how())
                + (row.status().isEmpty() ? "" : " (" + row.status() + ")")
                + (row.day().isEmpty() ? "" : ", " + row.day())
                + (row.times() > 1 ? ", %d times".formatted(row.times()) : "");
    }

    MedicationsPage.VisitLine line(MedicationsQuery.VisitRow row) {
        List<String> parts = new ArrayList<>();
        add(parts, row.response());
        var effects = new ArrayList<>(row.sideEffects());
        add(effects, row.sideEffectsInWords());
        if (!effects.isEmpty()) {
            parts.add("side effects: " + String.join(", ", effects).toLowerCase(Locale.ROOT));
        }
        parts.add(Taking.valueOf(row.taking().toUpperCase(Locale.ROOT)).label().toLowerCase(Locale.ROOT));
        row.systolic()
                .ifPresent(upper ->
                        parts.add("%d/%d mmHg".formatted(upper, row.diastolic().orElse(0))));
        row.pulse().ifPresent(beats -> parts.add("pulse " + beats));
        row.weight().ifPresent(pounds -> parts.add(pounds + " lb"));
        row.nextOn().ifPresent(day -> parts.add("next visit " + show.date(day)));
        parts.add(row.recordedBy());
        return new MedicationsPage.VisitLine(
                row.id().toString(),
                show.date(row.onDate()),
                String.join(" · ", parts),
                row.recordedById().equals(Actor.current().person()));
    }

    private static void add(List<String> parts, String words) {
        if (!words.isEmpty()) {
            parts.add(words);
        }
    }
}
