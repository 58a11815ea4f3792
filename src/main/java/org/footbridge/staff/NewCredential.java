package org.footbridge.staff;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A license, certificate or permit to be recorded.
 *
 * @param kind as it is written behind the name, from the shipped list or in the site's own words
 * @param prescribes whether its holder may prescribe and sign medication visits
 * @param state two letters of the state that gave it; empty for a national board
 * @param number as the state writes it; may be empty
 * @param expiresOn its last day; empty where it does not expire
 */
public record NewCredential(
        String kind,
        Signs signs,
        boolean prescribes,
        Optional<String> state,
        String number,
        Optional<LocalDate> startsOn,
        Optional<LocalDate> expiresOn) {}
