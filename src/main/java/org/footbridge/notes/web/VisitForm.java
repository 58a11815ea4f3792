package org.footbridge.notes.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.medications.Taking;
import org.footbridge.medications.Visit;
import org.footbridge.medications.VisitId;
import org.footbridge.notes.NoteKind;
import org.footbridge.notes.OwnPart;
import org.footbridge.notes.Presence;
import org.footbridge.notes.ServiceNote;
import org.footbridge.notes.There;
import org.footbridge.scheduling.AppointmentId;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/** A medication visit as typed. Numbers that are no numbers never get this far. */
public record VisitForm(
        @Nullable LocalDate date,
        @Nullable LocalTime from,
        @Nullable LocalTime to,
        @Nullable Set<There> there,
        @Nullable String symptoms,
        @Nullable String response,
        @Nullable List<String> sideEffects,
        @Nullable String sideEffectsInWords,
        @Nullable Taking taking,
        @Nullable Integer systolic,
        @Nullable Integer diastolic,
        @Nullable Integer pulse,
        @Nullable BigDecimal weight,
        @Nullable LocalDate pdmpOn,
        @Nullable String risk,
        @Nullable String plan,
        @Nullable LocalDate nextOn) {

    static final VisitForm EMPTY = new VisitForm(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    Problems problems() {
        var problems = Problems.none();
        if (date == null) {
            problems = problems.and("date", "Write the day.");
        }
        if (from == null) {
            problems = problems.and("from", "Write when it began.");
        }
        if (from != null && to != null && !to.isAfter(from)) {
            problems = problems.and("to", "It ended before it began. Please look at the two times.");
        }
        var wrong = presence(Optional.empty()).wrong(NoteKind.MEDICATION);
        if (wrong.isPresent()) {
            problems = problems.and("there", wrong.get());
        }
        if (text(response).isEmpty()) {
            problems = problems.and("response", "Write how the person is doing on it.");
        }
        if (taking == null) {
            problems = problems.and("taking", "Choose what the person says, or that it was not talked about.");
        }
        return problems;
    }

    private Presence presence(Optional<VisitId> visit) {
        return new Presence(there == null ? Set.of() : there, "", visit);
    }

    /** Only after {@link #problems} found none; words that are not on the list are left out. */
    Optional<Visit> visit() {
        if (date == null || taking == null) {
            return Optional.empty();
        }
        return Optional.of(new Visit(
                date,
                text(symptoms),
                text(response),
                sideEffects == null
                        ? List.of()
                        : sideEffects.stream()
                                .filter(Visit.SIDE_EFFECTS::contains)
                                .toList(),
                text(sideEffectsInWords),
                taking,
                Optional.ofNullable(systolic),
                Optional.ofNullable(diastolic),
                Optional.ofNullable(pulse),
                Optional.ofNullable(weight),
                Optional.ofNullable(pdmpOn),
                Optional.ofNullable(nextOn)));
    }

    /** The note that says the same in words, for the signature. */
    Optional<ServiceNote> note(
            ZoneId zone, Visit visit, VisitId id, Optional<AppointmentId> appointment, List<String> changes) {
        if (date == null || from == null) {
            return Optional.empty();
        }
        var did = new ArrayList<String>();
        did.add(visit.inWords());
        did.addAll(changes);
        return Optional.of(new ServiceNote(
                NoteKind.MEDICATION,
                appointment,
                NoteKind.MEDICATION.label(),
                date.atTime(from).atZone(zone).toInstant(),
                Optional.ofNullable(to).map(end -> date.atTime(end).atZone(zone).toInstant()),
                "",
                visit.symptoms(),
                String.join("\n", did),
                new OwnPart(
                        visit.response(),
                        "",
                        text(risk),
                        text(plan)
                                + visit.nextOn()
                                        .map(day -> "\nNext visit " + day + ".")
                                        .orElse(""),
                        "",
                        Set.of()),
                presence(Optional.of(id))));
    }

    private static String text(@Nullable String words) {
        return words == null ? "" : words.strip();
    }
}
