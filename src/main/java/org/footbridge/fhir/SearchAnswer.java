package org.footbridge.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;

/**
 * The searchset bundle around a page, with links that carry the whole query. {@code total} is given only when asked for
 * ({@code _total=accurate} or {@code _summary=count}), because counting reads every row.
 */
public final class SearchAnswer {

    private static final int COUNTED_AT_ONCE = 1000;

    private SearchAnswer() {}

    /** Asks {@code search} for the page the request wants; what cannot be read in the request is refused with 400. */
    public static Bundle of(
            RequestDetails request, Sorting sorting, Function<Keyset, ? extends Page<? extends Resource>> search) {
        var keyset = Keyset.of(request, sorting);
        var bundle = new Bundle().setType(BundleType.SEARCHSET);
        bundle.addLink().setRelation("self").setUrl(url(request, Optional.empty()));
        if (keyset.count() == 0 || asks(request, "_summary", "count")) {
            AnswerDetails.total(request, Optional.of(total(keyset, search)));
            return bundle;
        }
        AnswerDetails.total(
                request, asks(request, "_total", "accurate") ? Optional.of(total(keyset, search)) : Optional.empty());
        var page = search.apply(keyset);
        for (Resource found : page.entries()) {
            bundle.addEntry()
                    .setFullUrl(request.getFhirServerBase() + "/" + found.fhirType() + "/" + found.getIdPart())
                    .setResource(found)
                    .getSearch()
                    .setMode(SearchEntryMode.MATCH);
        }
        page.next()
                .ifPresent(next ->
                        bundle.addLink().setRelation("next").setUrl(url(request, Optional.of(keyset.text(next)))));
        return bundle;
    }

    private static int total(Keyset keyset, Function<Keyset, ? extends Page<? extends Resource>> search) {
        var position = keyset.fromTheStart().withCount(COUNTED_AT_ONCE);
        int total = 0;
        while (true) {
            var page = search.apply(position);
            total += page.entries().size();
            if (page.next().isEmpty()) {
                return total;
            }
            position = position.from(page.next().get());
        }
    }

    private static boolean asks(RequestDetails request, String parameter, String word) {
        return Keyset.value(request, parameter).filter(word::equals).isPresent();
    }

    private static String url(RequestDetails request, Optional<String> cursor) {
        var parameters = new TreeMap<>(request.getParameters());
        cursor.ifPresent(text -> parameters.put(Keyset.CURSOR, new String[] {text}));
        var parts = new ArrayList<String>();
        parameters.forEach((name, values) -> {
            for (String value : values) {
                parts.add(UrlUtil.escapeUrlParam(name) + "=" + UrlUtil.escapeUrlParam(value));
            }
        });
        var path = request.getFhirServerBase() + "/" + request.getResourceName();
        return parts.isEmpty() ? path : path + "?" + String.join("&", parts);
    }
}
