package org.footbridge.episodes.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.SearchAnswer;
import org.footbridge.fhir.TokenQuery;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who is enrolled in each track. The one resource that names people together, so under system scope only; it is found by
 * itself, never by a person, and no other resource leads to it (CARE 10).
 */
@Component
class GroupProvider implements IResourceProvider {

    private final GroupQuery groups;

    GroupProvider(GroupQuery groups) {
        this.groups = groups;
    }

    @Override
    public Class<Group> getResourceType() {
        return Group.class;
    }

    @Read
    public @Nullable Group read(@IdParam IdType id) {
        return FhirIds.uuid(id.getIdPart())
                .flatMap(groups::byId)
                .map(GroupRow::toFhir)
                .orElse(null);
    }

    @Search
    public Bundle search(
            @OptionalParam(name = Group.SP_IDENTIFIER) @Nullable TokenAndListParam identifier,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam ids,
            RequestDetails request) {
        var asked = new GroupQuery.Asked(
                ReferenceQuery.ids(ids),
                identifier == null,
                identifiers(TokenQuery.of(identifier)),
                DateWindow.of(lastUpdated, ZoneOffset.UTC));
        return SearchAnswer.of(
                request,
                GroupQuery.SORTING,
                keyset -> groups.page(asked, keyset).map(GroupRow::toFhir));
    }

    private static List<UUID> identifiers(TokenQuery asked) {
        return asked.codes().stream()
                .map(code -> code.replaceFirst("^urn:uuid:", ""))
                .map(FhirIds::uuid)
                .flatMap(Optional::stream)
                .filter(id -> asked.includes(GroupRow.IDENTIFIER, "urn:uuid:" + id))
                .toList();
    }
}
