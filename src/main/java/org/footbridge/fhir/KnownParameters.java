package org.footbridge.fhir;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A search with a parameter, modifier or chain this server does not offer is refused with 400, whatever
 * {@code Prefer: handling} says: ignored, a misspelled or empty {@code patient} would answer with everybody.
 */
final class KnownParameters {

    private static final Set<String> OF_EVERY_SEARCH =
            Set.of("_count", "_sort", Keyset.CURSOR, "_total", "_summary", "_elements", "_format", "_pretty");
    private static final Map<String, Set<String>> WORDS = Map.of(
            "_total", Set.of("none", "estimate", "accurate"),
            "_summary", Set.of("true", "text", "data", "count", "false"));

    /** What may follow a colon, by the kind of parameter. */
    private static final Map<RestSearchParameterTypeEnum, Set<String>> MODIFIERS = Map.of(
            RestSearchParameterTypeEnum.STRING, Set.of("exact", "contains"),
            RestSearchParameterTypeEnum.REFERENCE, Set.of("Patient"));

    private static final Pattern NOTHING = Pattern.compile("[\\s,|]*");

    private KnownParameters() {}

    static void check(RequestDetails request, Map<String, RestSearchParameterTypeEnum> offered) {
        boolean plain = request.getRequestType() == RequestTypeEnum.GET && request.getOperation() == null;
        boolean posted = "_search".equals(request.getOperation());
        if (request.getId() != null || offered.isEmpty() || !(plain || posted)) {
            return;
        }
        request.getParameters().forEach((asked, values) -> {
            check(asked, offered);
            if (values.length == 0
                    || Arrays.stream(values)
                            .anyMatch(value -> NOTHING.matcher(value).matches())) {
                throw Refusal.badRequest("%s is given without a value.".formatted(asked), asked);
            }
            var words = WORDS.getOrDefault(asked, Set.of());
            if (!words.isEmpty() && !words.containsAll(Arrays.asList(values))) {
                throw Refusal.badRequest("%s is one of %s.".formatted(asked, new TreeSet<>(words)), asked);
            }
        });
    }

    private static void check(String asked, Map<String, RestSearchParameterTypeEnum> offered) {
        var parts = asked.split("(?=[:.])", 2);
        if (!offered.containsKey(parts[0]) && !OF_EVERY_SEARCH.contains(parts[0])) {
            throw Refusal.notOffered(
                    "%s is not a parameter of this search.\nMaybe one of %s."
                            .formatted(parts[0], new TreeSet<>(offered.keySet())),
                    asked);
        }
        var kind = offered.get(parts[0]);
        Set<String> modifiers = kind == null ? Set.of() : MODIFIERS.getOrDefault(kind, Set.of());
        if (parts.length == 2 && !(parts[1].startsWith(":") && modifiers.contains(parts[1].substring(1)))) {
            throw Refusal.notOffered("%s is not offered on %s.".formatted(parts[1], parts[0]), asked);
        }
    }
}
