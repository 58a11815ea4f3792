package org.footbridge.transitions.web;

import org.footbridge.transitions.SummaryWords;
import org.jspecify.annotations.Nullable;

/** The written part of a summary, as typed. */
public record SummaryForm(
        int version,
        @Nullable String reasonForAdmission,
        @Nullable String course,
        @Nullable String medications,
        @Nullable String risk,
        @Nullable String unmetNeeds,
        @Nullable String ownWords) {

    SummaryWords words() {
        return new SummaryWords(
                text(reasonForAdmission),
                text(course),
                text(medications),
                text(risk),
                text(unmetNeeds),
                text(ownWords));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
