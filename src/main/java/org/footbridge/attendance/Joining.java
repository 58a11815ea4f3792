package org.footbridge.attendance;

import java.util.Optional;

/**
 * Where somebody is who comes by video (CARE 8). What is left blank is asked by the facilitator.
 *
 * @param whereabouts an address help could be sent to
 * @param phone to ring back when the line drops
 */
public record Joining(String whereabouts, String phone, Optional<Boolean> speaksFreely) {

    /** Longest address or number that is kept. */
    public static final int MOST = 300;

    public Joining {
        if (whereabouts.length() > MOST || phone.length() > MOST) {
            throw new IllegalArgumentException("An address or a number is at most " + MOST + " characters.");
        }
    }
}
