package org.footbridge.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A small table shipped in the jar: comma-separated, no quotes, {@code #} begins a remark. */
final class Table {

    private Table() {}

    static List<Row> read(String file) {
        try (var stream = Table.class.getResourceAsStream("/history/" + file)) {
            var text = new String(Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
            var lines = text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            var names = lines.getFirst().split(",", -1);
            var rows = new ArrayList<Row>();
            for (String line : lines.subList(1, lines.size())) {
                rows.add(Row.of(names, line.split(",", -1), file));
            }
            return rows;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    record Row(Map<String, String> cells) {

        private static Row of(String[] names, String[] cells, String file) {
            if (names.length != cells.length) {
                throw new IllegalStateException("%s has a row of %d cells where %d are named: %s"
                        .formatted(file, cells.length, names.length, String.join(",", cells)));
            }
            var row = new HashMap<String, String>();
            for (int cell = 0; cell < names.length; cell++) {
                row.put(names[cell], cells[cell].strip());
            }
            return new Row(row);
        }

        String get(String name) {
            return Objects.requireNonNull(cells.get(name), name);
        }
    }
}
