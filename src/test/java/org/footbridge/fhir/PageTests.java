package org.footbridge.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PageTests {

    private static final Sorting SORTING = Sorting.byLastUpdated("x.updated_at", "x.id");
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    /** Several modules feed one type: walked page by page, the merge shows every row of every source once, in order. */
    @Property(tries = 200)
    void merged_sources_lose_and_repeat_nothing(
            @ForAll @Size(max = 3) List<@Size(max = 12) List<@IntRange(max = 4) Integer>> sources,
            @ForAll @IntRange(min = 1, max = 5) int count,
            @ForAll boolean descending) {
        var rows = sources.stream()
                .map(source -> source.stream()
                        .map(second -> Cursor.of(NOON.plusSeconds(second), UUID.randomUUID()))
                        .toList())
                .toList();
        var keyset = keyset(Map.of(
                "_count", new String[] {"" + count},
                "_sort", new String[] {(descending ? "-" : "") + "_lastUpdated"}));
        var seen = new ArrayList<Cursor>();
        var position = Optional.<Cursor>empty();
        do {
            var here = position.map(keyset::from).orElse(keyset);
            var page = Page.merge(rows.stream().map(source -> ask(source, here)).toList(), here, row -> row);
            seen.addAll(page.entries());
            position = page.next();
        } while (position.isPresent());
        var all = rows.stream().flatMap(List::stream).sorted().toList();
        assertThat(seen).isEqualTo(descending ? all.reversed() : all);
    }

    @Test
    void ids_are_compared_as_the_database_compares_them() {
        var low = UUID.fromString("7fffffff-0000-0000-0000-000000000000");
        var high = UUID.fromString("80000000-0000-0000-0000-000000000000");
        assertThat(low).isGreaterThan(high);
        assertThat(Cursor.of(NOON, low)).isLessThan(Cursor.of(NOON, high));
    }

    /** CARE 10. */
    @Test
    void two_people_in_one_session_have_ids_with_nothing_in_common() {
        var session = UUID.randomUUID();
        var plain = session.toString().replace("-", "");
        var one = FhirIds.pair(session, UUID.randomUUID());
        var other = FhirIds.pair(session, UUID.randomUUID());
        assertThat(one).doesNotContain(plain);
        assertThat(one.substring(0, 32)).isNotEqualTo(other.substring(0, 32));
        assertThat(FhirIds.uuids(one).orElseThrow().getFirst())
                .isEqualTo(FhirIds.uuids(other).orElseThrow().getFirst())
                .isEqualTo(session);
    }

    @Test
    void pairs_are_one_id_of_64_letters_and_back() {
        var session = UUID.randomUUID();
        var person = UUID.randomUUID();
        var id = FhirIds.pair(session, person);
        assertThat(id).hasSize(64).matches("[A-Za-z0-9\\-.]{1,64}");
        assertThat(FhirIds.uuids(id)).hasValue(List.of(session, person));
        assertThat(FhirIds.uuids(id.substring(1))).isEmpty();
        assertThat(FhirIds.uuid("1-1-1-1-1"))
                .as("Java's own parser would take it")
                .isEmpty();
    }

    @Test
    void a_pair_needs_three_columns() {
        var keyset =
                Keyset.of(request(Map.of()), Sorting.byLastUpdated("a.updated_at", "a.session_id", "a.participant_id"));
        assertThat(keyset.where())
                .isEqualTo("(a.updated_at, a.session_id, a.participant_id) > (:afterAt, :afterId, :afterSecondId)");
        assertThat(keyset.order()).isEqualTo("a.updated_at asc, a.session_id asc, a.participant_id asc");
    }

    /** What a source's SQL does: after the position, in order, one more than a page. */
    private static List<Cursor> ask(List<Cursor> source, Keyset keyset) {
        var after = new Cursor(keyset.afterAt(), keyset.afterId().toString());
        Stream<Cursor> sorted = source.stream().sorted();
        var ordered = keyset.descending() ? sorted.toList().reversed() : sorted.toList();
        return ordered.stream()
                .filter(row -> keyset.descending() ? row.compareTo(after) < 0 : row.compareTo(after) > 0)
                .limit(keyset.limit())
                .toList();
    }

    private static Keyset keyset(Map<String, String[]> parameters) {
        return Keyset.of(request(parameters), SORTING);
    }

    private static ServletRequestDetails request(Map<String, String[]> parameters) {
        var request = new ServletRequestDetails();
        request.setParameters(parameters);
        return request;
    }
}
