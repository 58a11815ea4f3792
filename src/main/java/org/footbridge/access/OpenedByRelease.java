package org.footbridge.access;

import java.util.Set;
import java.util.UUID;

/**
 * Whose record a program outside may read, by what people released to its recipient. The module that keeps consents
 * implements it; without an implementation nobody's.
 */
public interface OpenedByRelease {

    /** Whether any release can open this FHIR type. */
    boolean opens(String resourceType);

    /** The participants of the bound organization whose releases in force name the recipient and open this type. */
    Set<UUID> participants(String recipient, String resourceType);
}
