package org.footbridge.staff.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.StringAndListParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Profiled;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.SearchAnswer;
import org.footbridge.fhir.Sorting;
import org.footbridge.fhir.TokenQuery;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Practitioner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Staff as practitioners, with their licenses as qualifications. */
@Component
class PractitionerProvider implements IResourceProvider, Profiled {

    private static final Sorting SORTING = Sorting.byLastUpdated("updated_at", "id");

    private final PractitionerQuery practitioners;

    PractitionerProvider(PractitionerQuery practitioners) {
        this.practitioners = practitioners;
    }

    @Override
    public Class<Practitioner> getResourceType() {
        return Practitioner.class;
    }

    @Override
    public List<String> profiles() {
        return List.of(PractitionerRow.PROFILE);
    }

    @Read
    public @Nullable Practitioner read(@IdParam IdType id) {
        return FhirIds.uuid(id.getIdPart())
                .flatMap(practitioners::byId)
                .map(PractitionerRow::toFhir)
                .orElse(null);
    }

    @Search
    public Bundle search(
            @OptionalParam(name = Practitioner.SP_NAME) @Nullable StringAndListParam name,
            @OptionalParam(name = Practitioner.SP_IDENTIFIER) @Nullable TokenAndListParam identifier,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam ids,
            RequestDetails request) {
        var asked = new PractitionerQuery.Asked(
                ReferenceQuery.ids(ids),
                words(name),
                identifier == null,
                identifiers(TokenQuery.of(identifier)),
                DateWindow.of(lastUpdated, ZoneOffset.UTC));
        return SearchAnswer.of(
                request, SORTING, keyset -> practitioners.page(asked, keyset).map(PractitionerRow::toFhir));
    }

    private static List<List<PractitionerQuery.Word>> words(@Nullable StringAndListParam asked) {
        return asked == null
                ? List.of()
                : asked.getValuesAsQueryTokens().stream()
                        .map(any -> any.getValuesAsQueryTokens().stream()
                                .filter(one -> one.getValue() != null
                                        && !one.getValue().isBlank())
                                .map(PractitionerProvider::word)
                                .toList())
                        .filter(any -> !any.isEmpty())
                        .toList();
    }

    private static PractitionerQuery.Word word(StringParam asked) {
        return new PractitionerQuery.Word(
                asked.getValue(), asked.isExact() ? "exact" : asked.isContains() ? "contains" : "begins");
    }

    /** Our identifiers are ids in another dress. */
    private static List<UUID> identifiers(TokenQuery asked) {
        return asked.codes().stream()
                .map(code -> code.replaceFirst("^urn:uuid:", ""))
                .map(FhirIds::uuid)
                .flatMap(Optional::stream)
                .filter(id -> asked.includes(PractitionerRow.IDENTIFIER, "urn:uuid:" + id))
                .toList();
    }
}
