package org.footbridge.access;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.audit.Audit;
import org.footbridge.fhir.FhirCall;
import org.footbridge.fhir.FhirViewed;
import org.footbridge.platform.Id;
import org.springframework.stereotype.Component;

/** No audit row, no answer: the same rule for programs as for people. */
@Component
class FhirViewsAreAudited implements FhirViewed {

    private final Audit audit;

    FhirViewsAreAudited(Audit audit) {
        this.audit = audit;
    }

    private record Participant(UUID value) implements Id {}

    @Override
    public void viewed(FhirCall call, Set<String> participants) {
        audit.viewed(
                "FHIR " + call.operation().orElse(call.resourceType()),
                participants.stream()
                        .map(id -> new Participant(UUID.fromString(id)))
                        .collect(Collectors.toSet()));
    }
}
