package org.footbridge.fhir;

import java.util.Set;

/**
 * Keeps who was shown to whom. Called with the answer complete and before a byte of it leaves; an exception keeps the
 * answer back. Without an implementation nothing about a participant leaves.
 */
public interface FhirViewed {

    /**
     * @param participants ids of all participants of whom the answer says anything, never empty
     */
    void viewed(FhirCall call, Set<String> participants);
}
