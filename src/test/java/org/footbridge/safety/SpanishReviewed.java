package org.footbridge.safety;

import java.time.LocalDate;
import org.footbridge.Riverside;
import org.footbridge.access.Translations;

/** A house whose translator has read the Spanish of the pages about danger. */
public final class SpanishReviewed {

    private SpanishReviewed() {}

    public static void by(Riverside.House house, SafetyWords words) {
        house.ruth()
                .run(() -> words.reviewed(
                        SafetyWords.PART,
                        new Translations.Review(
                                "Lucía Ortega", "ATA-certified, English into Spanish", LocalDate.of(2026, 5, 4))));
    }
}
