package org.footbridge.measures;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What was computed from one set of answers, for one of the instrument's scores.
 *
 * @param key of the score within its instrument
 * @param total empty means not scorable: too many items were left blank
 * @param band key of the range the total lies in
 * @param answered items of this score with an answer
 * @param missing items of this score left blank; one that a published skip rule left out is none
 * @param prorated whether blanks were filled by the mean, as the score's missing rule allows
 */
public record Score(
        String key, Optional<BigDecimal> total, Optional<String> band, int answered, int missing, boolean prorated) {}
