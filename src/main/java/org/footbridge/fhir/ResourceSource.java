package org.footbridge.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A module's share of one FHIR type; the type's provider merges all shares.
 *
 * @param <R> the type
 * @param <C> what a search of it can ask
 */
public interface ResourceSource<R extends Resource, C> {

    /** @param at the value the keyset sorts by, to the microsecond */
    record Found<R extends Resource>(Cursor at, R resource) {}

    /** Sorted as the keyset says, at most {@link Keyset#limit()} rows. */
    List<Found<R>> find(C criteria, Keyset keyset);

    /** Empty for an id that is none of this module's, or of nothing the bound actor may read. */
    Optional<R> read(String id);

    /** The resource of whichever module has it; null where none has, as HAPI wants it for its 404. */
    static <R extends Resource> @Nullable R read(List<? extends ResourceSource<R, ?>> sources, IdType id) {
        return sources.stream()
                .map(source -> source.read(id.getIdPart()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    /** The page the request wants, out of all modules. */
    static <R extends Resource, C> Bundle search(
            RequestDetails request, Sorting sorting, List<? extends ResourceSource<R, C>> sources, C criteria) {
        return SearchAnswer.of(
                request,
                sorting,
                keyset -> merge(
                        keyset,
                        sources.stream()
                                .map(source -> source.find(criteria, keyset))
                                .toList()));
    }

    /** One page out of the shares of several modules, each asked with the same keyset. */
    static <R extends Resource> Page<R> merge(Keyset keyset, List<List<Found<R>>> shares) {
        return Page.merge(shares, keyset, Found::at).map(Found::resource);
    }
}
