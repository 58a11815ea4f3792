package org.footbridge.measures;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What was computed from one set of answers.
 *
 * @param total empty means not scorable: too many items were left blank
 * @param band key of the range the total lies in
 * @param answered scored items with an answer
 * @param missing scored items left blank
 * @param prorated whether blanks were filled by the mean, as the instrument's missing rule allows
 */
public record Score(Optional<BigDecimal> total, Optional<String> band, int answered, int missing, boolean prorated) {}
