package org.footbridge.fhir;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Objects;
import java.util.Optional;

/**
 * What a caller asks of the FHIR server, before any module is reached.
 *
 * @param kind read, search, operation …
 * @param resourceType such as {@code "Condition"}; empty for calls to the server as a whole
 * @param id the resource asked for, if one is
 * @param operation such as {@code "$receive-referral"}, if one is
 */
public record FhirCall(
        RestOperationTypeEnum kind, String resourceType, Optional<String> id, Optional<String> operation) {

    static FhirCall of(RequestDetails request) {
        return new FhirCall(
                request.getRestOperationType(),
                Objects.requireNonNullElse(request.getResourceName(), ""),
                Optional.ofNullable(request.getId()).map(asked -> asked.getIdPart()),
                Optional.ofNullable(request.getOperation()).filter(name -> name.startsWith("$")));
    }

    /** SMART 2 scope letter this call needs: {@code c}reate, {@code r}ead, {@code u}pdate, {@code d}elete, {@code s}earch. */
    public char scopeLetter() {
        return switch (kind) {
            case READ, VREAD, HISTORY_INSTANCE -> 'r';
            case SEARCH_TYPE, SEARCH_SYSTEM, HISTORY_TYPE, HISTORY_SYSTEM, GET_PAGE -> 's';
            case UPDATE, PATCH -> 'u';
            case DELETE -> 'd';
            default -> 'c';
        };
    }
}
