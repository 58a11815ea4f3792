package org.footbridge.safety.web;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.people.ParticipantId;
import org.footbridge.safety.Lapses;
import org.footbridge.safety.Naloxone;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Component;

/** Puts naloxone and lapses into words for staff. */
@Component
class RelapseParts {

    private final Naloxone naloxone;
    private final Lapses lapses;

    RelapseParts(Naloxone naloxone, Lapses lapses) {
        this.naloxone = naloxone;
        this.lapses = lapses;
    }

    RelapsePart of(ParticipantId person, Show show) {
        var standing = naloxone.of(person);
        return new RelapsePart(
                standing.map(one -> one.line() + " Last asked " + show.date(one.saidAt()) + ".")
                        .orElse("Nobody has asked yet."),
                standing.flatMap(Naloxone.Standing::has).orElse(false),
                lapses.of(person).stream()
                        .map(one -> new RelapsePart.LapseLine(show.dateTime(one.toldAt()), details(one)))
                        .toList());
    }

    private static List<String> details(Lapses.Told told) {
        var details = new ArrayList<String>();
        told.safe()
                .map(answer -> switch (answer) {
                    case "with_somebody" -> "Safe, and somebody was there";
                    case "alone" -> "Safe, and alone";
                    case "not_safe" -> "Not safe, or not sure";
                    default -> "Safety not asked: nobody was there to read it";
                })
                .ifPresent(details::add);
        told.naloxone()
                .map(answer -> switch (answer) {
                    case "here" -> "Naloxone within reach";
                    case "not_here" -> "No naloxone within reach";
                    default -> "Not about drugs";
                })
                .ifPresent(details::add);
        told.withdrawal()
                .map(answer -> switch (answer) {
                    case "none" -> "The body did not react";
                    case "some" -> "The body reacted somewhat";
                    default -> "The body reacted strongly";
                })
                .ifPresent(details::add);
        told.happened()
                .map(words -> words.isBlank() ? "What happened: rather later" : "What happened: “" + words + "”")
                .ifPresent(details::add);
        told.nextHours()
                .filter(words -> !words.isBlank())
                .map(words -> "The next hours: “" + words + "”")
                .ifPresent(details::add);
        if (told.finishedAt().isEmpty()) {
            details.add("Left before the last question");
        }
        return details;
    }
}
