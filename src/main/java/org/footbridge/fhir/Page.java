package org.footbridge.fhir;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a search.
 *
 * @param next where the following page starts; empty on the last
 */
public record Page<T>(List<T> entries, Optional<Cursor> next) {

    /**
     * @param rows sorted as the keyset says, at most {@link Keyset#limit()} of them: one more than the page shows
     */
    public static <T> Page<T> of(List<T> rows, Keyset keyset, Function<T, Cursor> position) {
        if (rows.size() <= keyset.count()) {
            return new Page<>(List.copyOf(rows), Optional.empty());
        }
        var shown = List.copyOf(rows.subList(0, keyset.count()));
        return new Page<>(shown, shown.isEmpty() ? Optional.empty() : Optional.of(position.apply(shown.getLast())));
    }

    /**
     * One page out of several sources of the same type, each asked with the same keyset. Each source hands over its
     * rows uncut (up to {@link Keyset#limit()}), or a page cut there would hide rows behind another source's.
     */
    public static <T> Page<T> merge(List<List<T>> sources, Keyset keyset, Function<T, Cursor> position) {
        var all = new ArrayList<T>();
        sources.forEach(all::addAll);
        Comparator<T> order = Comparator.comparing(position);
        all.sort(keyset.descending() ? order.reversed() : order);
        return of(all, keyset, position);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> step) {
        return new Page<>(entries.stream().<R>map(step).toList(), next);
    }
}
