package org.footbridge.scheduling;

/** How one person's place in one session stands, in the words of FHIR's appointment status. */
public enum SeatStatus {
    BOOKED,
    ARRIVED,
    FULFILLED,
    NO_SHOW,
    CANCELLED
}
