package org.footbridge.medications.web;

import java.time.LocalDate;
import java.util.Optional;
import org.footbridge.medications.Prescribed;
import org.footbridge.medications.Taken;
import org.jspecify.annotations.Nullable;

/**
 * A medicine as typed.
 *
 * @param kind {@code taken} already or {@code started} now
 * @param on since when it is taken, or from when it is started
 */
public record TakenForm(
        @Nullable String kind,
        @Nullable String name,
        @Nullable String dose,
        @Nullable String how,
        @Nullable String reason,
        @Nullable Prescribed prescribed,
        @Nullable String prescriberName,
        @Nullable LocalDate on,
        @Nullable String because) {

    static final TakenForm EMPTY = new TakenForm(null, null, null, null, null, null, null, null, null);

    Taken taken() {
        return new Taken(
                text(name),
                text(dose),
                text(how),
                text(reason),
                Optional.ofNullable(prescribed).orElse(Prescribed.NOT_KNOWN),
                Optional.empty(),
                text(prescriberName));
    }

    boolean started() {
        return "started".equals(kind);
    }

    private static String text(@Nullable String words) {
        return words == null ? "" : words.strip();
    }
}
