package org.footbridge.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * A no at the FHIR edge: always an OperationOutcome that says what is wrong and where. What is somebody else's is
 * refused in the same words as what is not there.
 */
public final class Refusal {

    private Refusal() {}

    /** 400: what was sent cannot be read. */
    public static BaseServerResponseException badRequest(String what, String... where) {
        return of(400, IssueType.INVALID, what, where);
    }

    /** 400: a parameter, modifier or order this server does not offer. */
    public static BaseServerResponseException notOffered(String what, String... where) {
        return of(400, IssueType.NOTSUPPORTED, what, where);
    }

    /** 403. */
    public static BaseServerResponseException forbidden(String what) {
        return of(403, IssueType.FORBIDDEN, what);
    }

    /** 404, in the same words whether it does not exist or is not the caller's to see. */
    public static BaseServerResponseException notFound(String type, String id) {
        return of(404, IssueType.NOTFOUND, "%s/%s is not here, or not yours to see.".formatted(type, id));
    }

    /** 413. */
    public static BaseServerResponseException tooLarge(long limit) {
        return of(413, IssueType.TOOLONG, "More than %d MB. Nothing was stored.".formatted(limit / 1_000_000));
    }

    /** 422: it can be read and cannot be right. */
    public static BaseServerResponseException unprocessable(String what, String... where) {
        return of(422, IssueType.INVARIANT, what, where);
    }

    /**
     * @param where FHIRPath-like places in what was sent, such as {@code Bundle.entry[3].resource.birthDate}
     */
    public static BaseServerResponseException of(int status, IssueType type, String what, String... where) {
        var refusal = new UnclassifiedServerFailureException(status, what);
        refusal.setOperationOutcome(outcome(type, what, where));
        return refusal;
    }

    /** For filters that stand before the server, such as the one that finds no token. */
    public static void write(HttpServletResponse response, int status, IssueType type, String what) throws IOException {
        response.setStatus(status);
        response.setContentType("application/fhir+json;charset=UTF-8");
        var text = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(outcome(type, what));
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    static OperationOutcome outcome(IssueType type, String what, String... where) {
        var outcome = new OperationOutcome();
        var issue = outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(type)
                .setDiagnostics(what);
        for (String place : where) {
            issue.addExpression(place);
        }
        return outcome;
    }
}
