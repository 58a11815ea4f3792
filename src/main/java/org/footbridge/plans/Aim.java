package org.footbridge.plans;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** On which side of a value the aim of a measured objective lies; the value itself is reached. */
public enum Aim {
    AT_MOST("at or under"),
    AT_LEAST("at or over");

    private final String label;

    Aim(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** As forms and rows say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Aim> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    public boolean isReachedBy(BigDecimal value, BigDecimal target) {
        return this == AT_MOST ? value.compareTo(target) <= 0 : value.compareTo(target) >= 0;
    }

    /** The side opposite the start; empty where both are the same. */
    static Optional<Aim> from(BigDecimal baseline, BigDecimal target) {
        int compared = baseline.compareTo(target);
        return compared == 0 ? Optional.empty() : Optional.of(compared > 0 ? AT_MOST : AT_LEAST);
    }
}
