package org.footbridge.history.fhir;

import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import org.jspecify.annotations.Nullable;

/** {@code patient} and {@code subject} mean the same person; given both, both must hold. */
final class About {

    private About() {}

    static @Nullable ReferenceAndListParam either(
            @Nullable ReferenceAndListParam patient, @Nullable ReferenceAndListParam subject) {
        if (patient == null || subject == null) {
            return patient == null ? subject : patient;
        }
        var both = new ReferenceAndListParam();
        patient.getValuesAsQueryTokens().forEach((ReferenceOrListParam any) -> both.addAnd(any));
        subject.getValuesAsQueryTokens().forEach((ReferenceOrListParam any) -> both.addAnd(any));
        return both;
    }
}
