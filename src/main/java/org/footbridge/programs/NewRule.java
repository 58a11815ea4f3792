package org.footbridge.programs;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A threshold a director signs, in force from a date until a later one of the same name (DOMAIN 2.3).
 *
 * @param program empty for the whole organization
 * @param name a word of the module that reads it, such as "weekly-minutes"
 * @param source where it comes from: a law, a payer's manual, or "decided here"
 */
public record NewRule(Optional<ProgramId> program, String name, String value, String source, LocalDate startsOn) {}
