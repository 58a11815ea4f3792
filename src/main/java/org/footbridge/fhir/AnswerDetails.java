package org.footbridge.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;

/** What a provider can say about its answer besides the resource. */
@Interceptor
public final class AnswerDetails {

    private static final String STATUS = "footbridge.status";
    private static final String TOTAL = "footbridge.total";

    AnswerDetails() {}

    /** Answers 201 instead of 200: the call made something new. */
    public static void created(RequestDetails request) {
        request.getUserData().put(STATUS, 201);
    }

    static void total(RequestDetails request, Optional<Integer> total) {
        request.getUserData().put(TOTAL, total);
    }

    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = 1)
    public void apply(RequestDetails request, ResponseDetails response) {
        if (request.getUserData().get(STATUS) instanceof Integer status) {
            response.setResponseCode(status);
        }
        // HAPI writes the page size into the total of a bundle that has none.
        if (request.getUserData().get(TOTAL) instanceof Optional<?> total
                && response.getResponseResource() instanceof Bundle bundle) {
            bundle.setTotalElement(null);
            total.ifPresent(counted -> bundle.setTotal((Integer) counted));
        }
    }
}
