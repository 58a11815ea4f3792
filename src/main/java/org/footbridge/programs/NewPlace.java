package org.footbridge.programs;

/** A place to be added. State as two letters. */
public record NewPlace(
        String name, String addressLine, String city, String state, String postalCode, boolean published) {}
