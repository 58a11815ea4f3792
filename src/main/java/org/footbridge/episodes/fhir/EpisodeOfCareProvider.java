package org.footbridge.episodes.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.footbridge.access.House;
import org.footbridge.episodes.Level;
import org.footbridge.episodes.Status;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.SearchAnswer;
import org.footbridge.fhir.Sorting;
import org.footbridge.fhir.TokenQuery;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stays over FHIR: EpisodeOfCare. */
@Component
class EpisodeOfCareProvider implements IResourceProvider {

    private static final Sorting SORTING = Sorting.byLastUpdated("e.changed_at", "e.id")
            .or("date", "coalesce(e.admitted_on::timestamp at time zone program.zone, e.opened_at)");

    private final EpisodeQuery episodes;
    private final House house;

    EpisodeOfCareProvider(EpisodeQuery episodes, House house) {
        this.episodes = episodes;
        this.house = house;
    }

    @Override
    public Class<EpisodeOfCare> getResourceType() {
        return EpisodeOfCare.class;
    }

    @Read
    public @Nullable EpisodeOfCare read(@IdParam IdType id) {
        return FhirIds.uuid(id.getIdPart())
                .flatMap(episodes::byId)
                .map(EpisodeOfCareRow::toFhir)
                .orElse(null);
    }

    @Search
    public Bundle search(
            @OptionalParam(name = EpisodeOfCare.SP_PATIENT) @Nullable ReferenceAndListParam patient,
            @OptionalParam(name = EpisodeOfCare.SP_STATUS) @Nullable TokenAndListParam status,
            @OptionalParam(name = EpisodeOfCare.SP_TYPE) @Nullable TokenAndListParam type,
            @OptionalParam(name = EpisodeOfCare.SP_DATE) @Nullable DateAndListParam date,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam ids,
            RequestDetails request) {
        var zone = house.about().<ZoneId>map(about -> ZoneId.of(about.zone())).orElse(ZoneOffset.UTC);
        var criteria = new EpisodeCriteria(
                ReferenceQuery.of(patient, "Patient", request),
                ReferenceQuery.ids(ids),
                TokenQuery.of(status).among(Status.class, EpisodeOfCareProvider::coding).stream()
                        .map(one -> one.name().toLowerCase(java.util.Locale.ROOT))
                        .toList(),
                type == null,
                TokenQuery.of(type).among(Level.class, EpisodeOfCareRow::coding),
                DateWindow.of(date, zone),
                DateWindow.of(lastUpdated, ZoneOffset.UTC));
        return SearchAnswer.of(
                request, SORTING, keyset -> episodes.page(criteria, keyset).map(EpisodeOfCareRow::toFhir));
    }

    private static Coding coding(Status status) {
        return new Coding()
                .setSystem("http://hl7.org/fhir/episode-of-care-status")
                .setCode(status.name().toLowerCase(java.util.Locale.ROOT));
    }
}
