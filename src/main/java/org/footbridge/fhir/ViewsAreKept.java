package org.footbridge.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.beans.factory.ObjectProvider;

/** No row, no answer: tells {@link FhirViewed} whom the answer shows before it leaves. */
@Interceptor
final class ViewsAreKept {

    private final ObjectProvider<FhirViewed> keeper;

    ViewsAreKept(ObjectProvider<FhirViewed> keeper) {
        this.keeper = keeper;
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void keep(RequestDetails request, IBaseResource answer) {
        Set<String> shown = new LinkedHashSet<>();
        if (answer instanceof Resource resource) {
            collect(resource, shown);
        }
        if (!shown.isEmpty()) {
            keeper.getObject().viewed(FhirCall.of(request), shown);
        }
    }

    static void collect(Resource resource, Set<String> shown) {
        switch (resource) {
            case Bundle bundle ->
                bundle.getEntry().stream()
                        .filter(Bundle.BundleEntryComponent::hasResource)
                        .forEach(entry -> collect(entry.getResource(), shown));
            case Patient patient when patient.hasId() -> shown.add(patient.getIdPart());
            case DomainResource record -> references(record, shown);
            default -> {
                // Parameters, Binary: hold no reference to a person
            }
        }
    }

    /** Every reference counts, wherever it stands: a view missed is worse than one too many. */
    private static void references(Base element, Set<String> shown) {
        for (Property property : element.children()) {
            for (Base value : property.getValues()) {
                if (value instanceof Reference reference
                        && "Patient".equals(reference.getReferenceElement().getResourceType())) {
                    shown.add(reference.getReferenceElement().getIdPart());
                } else if (!value.isPrimitive()) {
                    references(value, shown);
                }
            }
        }
    }
}
