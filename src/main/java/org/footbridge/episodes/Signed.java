package org.footbridge.episodes;

import java.util.List;
import org.footbridge.access.Signing;

/** What came of signing. */
public sealed interface Signed {

    record Done() implements Signed {}

    record NeedsSecondFactor(Signing.NeedsSecondFactor why) implements Signed {}

    /** @param sentences what is missing, each a whole sentence */
    record Refused(List<String> sentences) implements Signed {

        static Refused because(String sentence) {
            return new Refused(List.of(sentence));
        }
    }
}
