package org.footbridge.referrals.fhir;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.footbridge.fhir.AnswerDetails;
import org.footbridge.fhir.Refusal;
import org.footbridge.fhir.SystemOperations;
import org.footbridge.history.ReceivedBundle;
import org.footbridge.platform.Actor;
import org.footbridge.referrals.Receiving;
import org.footbridge.referrals.ReceivingBundles;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/**
 * {@code POST /fhir/$receive-referral}: a person's bundle in, a referral out (its definition stands in
 * {@code docs/fhir/OperationDefinition-receive-referral.json}). 201 for new bytes, 200 for the same again.
 */
@Component
class ReceiveReferral implements SystemOperations {

    private final ReceivingBundles bundles;
    private final ReceivedReferrals receivedReferrals;

    ReceiveReferral(ReceivingBundles bundles, ReceivedReferrals receivedReferrals) {
        this.bundles = bundles;
        this.receivedReferrals = receivedReferrals;
    }

    @Operation(name = "$receive-referral", manualRequest = true)
    public Bundle receive(HttpServletRequest http, RequestDetails request) throws IOException {
        var bytes = Envelope.opened(http.getInputStream().readAllBytes());
        var type = Objects.requireNonNullElse(http.getContentType(), "");
        return switch (bundles.receive(bytes, type, sender())) {
            case Receiving.Received received -> {
                if (!received.again()) {
                    AnswerDetails.created(request);
                }
                yield receivedReferrals.answer(received, request.getFhirServerBase());
            }
            case Receiving.Refused(var why) ->
                throw Refusal.of(why.reason().status(), kind(why.reason()), why.what(), why.where());
        };
    }

    private static String sender() {
        var name = Actor.current().name();
        return name.isEmpty() ? "a member of this organization" : name;
    }

    private static IssueType kind(ReceivedBundle.Reason reason) {
        return switch (reason) {
            case TOO_LARGE -> IssueType.TOOLONG;
            case NOT_JSON, CUT_OFF, TOO_DEEP, NOT_A_BUNDLE, WRONG_SHAPE -> IssueType.STRUCTURE;
            case OTHER_VERSION -> IssueType.NOTSUPPORTED;
            case IMPOSSIBLE_DATE -> IssueType.VALUE;
            case NO_PATIENT, NO_NAME -> IssueType.REQUIRED;
            case SEVERAL_PATIENTS -> IssueType.INVARIANT;
        };
    }
}
