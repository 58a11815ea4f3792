package org.footbridge.referrals.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what was typed into a box. */
final class Typed {

    private Typed() {}

    /** Without the blanks around it and without characters nobody types (PostgreSQL keeps no zero). */
    static Optional<String> text(@Nullable String typed) {
        return Optional.ofNullable(typed)
                .map(text -> text.replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", "").strip())
                .filter(text -> !text.isEmpty());
    }

    /** A day as a date box sends it; years a person can mean. */
    static Optional<LocalDate> date(@Nullable String typed) {
        try {
            return text(typed).map(LocalDate::parse).filter(day -> day.getYear() > 1850 && day.getYear() < 2200);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    static Optional<UUID> id(@Nullable String typed) {
        try {
            return text(typed).map(UUID::fromString);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** One of our words, in any case. */
    static <E extends Enum<E>> Optional<E> word(Class<E> words, @Nullable String typed) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equalsIgnoreCase(typed))
                .findFirst();
    }
}
