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
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.beans.factory.ObjectProvider;

/** No row, no answer: tells {@link FhirViewed} whom the answer shows before it leaves. */
@Interceptor
final class ViewsAreKept {

    /** Half of all elements; looking into them would cost as much as writing them out. */
    private static final Set<Class<?>> WITHOUT_REFERENCES =
            Set.of(CodeableConcept.class, Coding.class, Meta.class, Narrative.class, Period.class, Quantity.class);

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
            default -> references(resource, shown);
        }
    }

    /** Every reference counts, wherever it stands: a view missed is worse than one too many. */
    private static void references(Base element, Set<String> shown) {
        for (Property property : element.children()) {
            for (Base value : property.getValues()) {
                if (value instanceof Reference reference) {
                    if ("Patient".equals(reference.getReferenceElement().getResourceType())) {
                        shown.add(reference.getReferenceElement().getIdPart());
                    }
                } else if (value instanceof Resource inside) {
                    collect(inside, shown);
                } else if (!value.isPrimitive()
                        && WITHOUT_REFERENCES.stream().noneMatch(type -> type.isInstance(value))) {
                    references(value, shown);
                }
            }
        }
    }
}
