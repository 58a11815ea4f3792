package org.footbridge.fhir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a search may be sorted by: parameter names and the SQL columns behind them. Columns are constants of the module's
 * code, never anything a caller sent.
 */
public final class Sorting {

    static final String LAST_UPDATED = "_lastUpdated";

    private final Map<String, String> columns;
    private final List<String> ids;

    private Sorting(Map<String, String> columns, List<String> ids) {
        this.columns = columns;
        this.ids = ids;
    }

    /**
     * Sorted by when a row last changed, which every search offers and is the order if none is asked for.
     *
     * @param column timestamptz, not null
     * @param ids the uuid column, or both in order where a FHIR id is a pair
     */
    public static Sorting byLastUpdated(String column, String... ids) {
        return new Sorting(Map.of(LAST_UPDATED, column), List.of(ids));
    }

    /**
     * Also by this parameter.
     *
     * @param column timestamptz, never null (coalesce to a column that is not)
     */
    public Sorting or(String parameter, String column) {
        var more = new LinkedHashMap<>(columns);
        more.put(parameter, column);
        return new Sorting(Map.copyOf(more), ids);
    }

    boolean offers(String parameter) {
        return columns.containsKey(parameter);
    }

    List<String> offered() {
        return columns.keySet().stream().sorted().toList();
    }

    /** The sort key and the ids, ready for {@code order by} with a direction, or for a row comparison without. */
    String columns(String parameter, String direction) {
        var key = new StringBuilder(Objects.requireNonNull(columns.get(parameter))).append(direction);
        ids.forEach(id -> key.append(", ").append(id).append(direction));
        return key.toString();
    }

    int idColumns() {
        return ids.size();
    }
}
