package org.footbridge.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * The rows of one closed group written by nothing but batched JDBC, in one transaction a group: into the very same tables
 * with their keys, references, triggers and row security, or into bare ones with the same columns, keys and indexes alone.
 */
final class PlainClosing implements AutoCloseable {

    /** The table and what chooses the group's rows in it. */
    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("scheduling.session", "id = '%1$s'");
        TABLES.put("attendance.attendance", "session_id = '%1$s'");
        TABLES.put("notes.shared_part", "session_id = '%1$s'");
        TABLES.put("notes.note", "session_id = '%1$s'");
        var signed = "subject_id = '%1$s' or subject_id in (select id from notes.note where session_id = '%1$s')";
        TABLES.put("access.signature", signed);
        TABLES.put("audit.entry", signed);
    }

    /** Where the rows go. */
    enum Into {
        THE_SAME_TABLES,
        BARE_TABLES
    }

    private record Table(String insert, List<List<Object>> rows) {}

    private final List<Connection> writers = new ArrayList<>();
    private final List<Table> tables;

    /** @param session a group that was closed and signed over HTTP */
    PlainClosing(Path data, int writers, History history, String session, Into into) throws Exception {
        tables = history.unforced(() -> {
            List<Table> read = new ArrayList<>();
            for (var table : TABLES.entrySet()) {
                var target = table.getKey();
                if (into == Into.BARE_TABLES) {
                    target = "plain." + target.substring(target.indexOf('.') + 1);
                    history.execute("create schema if not exists plain");
                    history.execute("create table %s (like %s including all)".formatted(target, table.getKey()));
                }
                read.add(read(history, table.getKey(), target, table.getValue().formatted(session)));
            }
            return read;
        });
        for (int writer = 0; writer < writers; writer++) {
            this.writers.add(History.connectAsJob(data, history));
        }
    }

    @Override
    public void close() throws SQLException {
        for (var writer : writers) {
            writer.close();
        }
    }

    private static Table read(History history, String table, String target, String where) throws SQLException {
        var columns = history.columns(table);
        List<List<Object>> rows =
                history.rows("select " + String.join(", ", columns) + " from " + table + " where " + where);
        return new Table(
                "insert into %s (%s) values (%s)"
                        .formatted(target, String.join(", ", columns), String.join(", ", typed(history, table))),
                rows);
    }

    /** A place for a value of each column, with the type the driver does not know of by itself. */
    private static List<String> typed(History history, String table) throws SQLException {
        return history.column("""
            select '?::' || format_type(atttypid, atttypmod) from pg_attribute
             where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
             order by attnum""".formatted(table));
    }

    /** How many rows one group is. */
    int rows() {
        return tables.stream().mapToInt(table -> table.rows().size()).sum();
    }

    /** Groups a second when all write at once for so long. */
    double perSecond(long millis) throws Exception {
        long begin = System.nanoTime();
        long end = begin + millis * 1_000_000;
        long groups = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (var writer : writers) {
                work.add(() -> write(writer, end));
            }
            for (var done : threads.invokeAll(work)) {
                groups += done.get();
            }
        }
        return groups / ((System.nanoTime() - begin) / 1e9);
    }

    private int write(Connection connection, long end) throws SQLException {
        int groups = 0;
        connection.setAutoCommit(false);
        List<PreparedStatement> statements = new ArrayList<>();
        for (var table : tables) {
            statements.add(connection.prepareStatement(table.insert()));
        }
        while (System.nanoTime() < end) {
            write(connection, statements);
            groups++;
        }
        return groups;
    }

    /** Every id that was made for this group is made anew; ids of people and staff stay. */
    private void write(Connection connection, List<PreparedStatement> statements) throws SQLException {
        Map<Object, UUID> fresh = new HashMap<>();
        for (var table : tables) {
            for (var row : table.rows()) {
                fresh.put(row.get(1), UUID.randomUUID());
            }
        }
        for (int index = 0; index < tables.size(); index++) {
            var statement = statements.get(index);
            for (var row : tables.get(index).rows()) {
                for (int column = 0; column < row.size(); column++) {
                    var value = row.get(column);
                    statement.setObject(column + 1, column > 0 && fresh.containsKey(value) ? fresh.get(value) : value);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
        connection.commit();
    }
}
