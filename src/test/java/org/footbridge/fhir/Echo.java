package org.footbridge.fhir;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;

/** An operation that takes the body as it came. */
class Echo implements SystemOperations {

    @Operation(name = "$echo", manualRequest = true)
    public OperationOutcome echo(HttpServletRequest http, RequestDetails request) throws IOException {
        int bytes = http.getInputStream().readAllBytes().length;
        AnswerDetails.created(request);
        var outcome = new OperationOutcome();
        outcome.addIssue().setSeverity(IssueSeverity.INFORMATION).setDiagnostics(bytes + " bytes");
        return outcome;
    }
}
