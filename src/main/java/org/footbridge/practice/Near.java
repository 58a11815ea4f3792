package org.footbridge.practice;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody in a person's corner, as that person sees them. It is no contact of the record and knows of none.
 *
 * @param version how often it was kept; 0 for one that was not yet
 * @param goodWords what else they are good for, in the person's words; may be empty
 * @param phone may be empty
 * @param texts whether they read a text
 */
public record Near(
        UUID id,
        int version,
        String name,
        Ring ring,
        Set<Good> good,
        String goodWords,
        String phone,
        boolean texts,
        Hours hours) {

    /** The closest first, by name within a ring. */
    static final Comparator<Near> ORDER =
            Comparator.comparing(Near::ring).thenComparing(Near::name).thenComparing(Near::id);

    public Near {
        good = good.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(good));
    }

    /** How close somebody is. */
    public enum Ring {
        CLOSEST,
        CLOSE,
        AROUND;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What somebody can be asked for. */
    public enum Good {
        LISTENING,
        COMPANY,
        LAUGHING,
        HANDS,
        RIDES,
        RECOVERY;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it says the same, whenever it was kept. */
    boolean saysTheSame(Near other) {
        return at(0).equals(other.at(0));
    }

    Near at(int number) {
        return new Near(id, number, name, ring, good, goodWords, phone, texts, hours);
    }
}
