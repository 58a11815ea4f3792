package org.footbridge.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every failure into an OperationOutcome; what is our fault is told by a reference number only. */
@Interceptor
final class ErrorsAreOutcomes {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorsAreOutcomes.class);
    private static final Pattern HAPI_NUMBER = Pattern.compile("HAPI-\\d{4}: ");

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException tell(RequestDetails request, Throwable failure) {
        return switch (failure) {
            case BaseServerResponseException told when told.getOperationOutcome() != null -> told;
            case ResourceNotFoundException _ -> notFound(request);
            case BaseServerResponseException told
            when told.getStatusCode() < 500 ->
                Refusal.of(told.getStatusCode(), kind(told.getStatusCode()), words(told));
            case DataFormatException unreadable -> Refusal.badRequest(words(unreadable));
            default -> ours(request, failure);
        };
    }

    private static BaseServerResponseException notFound(RequestDetails request) {
        return request.getId() == null
                ? Refusal.of(404, IssueType.NOTFOUND, "There is nothing at this address.")
                : Refusal.notFound(
                        Objects.requireNonNullElse(request.getResourceName(), ""),
                        request.getId().getIdPart());
    }

    /**
     * Told to the operator by class, SQL state and place in our code; messages of drivers and parsers may hold what
     * somebody wrote about somebody.
     */
    private static BaseServerResponseException ours(RequestDetails request, Throwable failure) {
        var cause = failure;
        var place = place(failure);
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
            var deeper = place(cause);
            place = deeper.isPresent() ? deeper : place;
        }
        LOG.error(
                "FHIR call {} failed: {}{} at {}",
                request.getRequestId(),
                cause.getClass().getName(),
                cause instanceof SQLException sql ? " " + sql.getSQLState() : "",
                place.orElse("a place that is not ours"));
        return Refusal.of(
                500,
                IssueType.EXCEPTION,
                "Something failed on our side. Nothing was changed.\nMaybe try again; the operator finds it as %s."
                        .formatted(request.getRequestId()));
    }

    private static Optional<String> place(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.footbridge."))
                .filter(frame -> !frame.getClassName().startsWith("org.footbridge.fhir.Fhir"))
                .filter(frame -> !frame.getClassName().startsWith("org.footbridge.platform."))
                .findFirst()
                .map(StackTraceElement::toString);
    }

    private static IssueType kind(int status) {
        return switch (status) {
            case 401, 403 -> IssueType.FORBIDDEN;
            case 404, 410 -> IssueType.NOTFOUND;
            case 405, 406, 415, 501 -> IssueType.NOTSUPPORTED;
            case 409, 412 -> IssueType.CONFLICT;
            case 413 -> IssueType.TOOLONG;
            default -> IssueType.INVALID;
        };
    }

    private static String words(Throwable told) {
        return HAPI_NUMBER
                .matcher(Objects.requireNonNullElse(told.getMessage(), "Not understood."))
                .replaceAll("");
    }
}
