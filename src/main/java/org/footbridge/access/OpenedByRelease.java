package org.footbridge.access;

import java.util.Set;
import java.util.UUID;

/**
 * Whose record somebody outside may read, by what people released to them. The module that keeps consents implements it;
 * without an implementation nobody's.
 */
public interface OpenedByRelease {

    /** Whether any release can open this FHIR type. */
    boolean opens(String resourceType);

    /** The participants of the bound organization whose releases in force name the recipient and open this type. */
    Set<UUID> participants(String recipient, String resourceType);

    /** Those of them of whom the recipient may be told about substance use as well (42 CFR 2.31). */
    Set<UUID> substances(String recipient);

    /** Of whom this contact may be told about substance use now, by release or by recorded authority. */
    Set<UUID> substancesNear(UUID contact, Set<UUID> participants);
}
