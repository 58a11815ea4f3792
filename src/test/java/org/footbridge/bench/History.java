package org.footbridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Organizations of history in the embedded database of a data folder: the demo, made by verbs, and copies of it made in
 * SQL. As every key carries the organization, a copy keeps all ids; only logins get their own, with the copy's number
 * behind the sign-in name.
 */
final class History implements AutoCloseable {

    private final Connection owner;

    private History(Connection owner) {
        this.owner = owner;
    }

    /** @param data the folder of an installation that runs and whose demo is there */
    static History of(Path data) throws IOException, SQLException {
        return new History(connect(data));
    }

    /** Process id of the database's server. */
    static long server(Path data) throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("database/postmaster.pid"))
                .getFirst()
                .strip());
    }

    /** How many organizations there are. */
    int organizations() throws SQLException {
        return Integer.parseInt(
                column("select count(*)::text from platform.organization").getFirst());
    }

    /** A value the demo and so each of its copies has. */
    String one(String sql) throws SQLException {
        return unforced(() -> column(sql)).getFirst();
    }

    /** Makes copies until there are so many organizations; answers the rows of each. */
    long growTo(int organizations) throws SQLException {
        return unforced(() -> {
            int from = organizations() + 1;
            if (from <= organizations) {
                copy(from, organizations);
            }
            execute("analyze");
            long rows = 0;
            for (String table : tables()) {
                rows += Long.parseLong(
                        column("select count(*)::text from " + table + " where organization_id = " + DEMO)
                                .getFirst());
            }
            return rows;
        });
    }

    /** Lets everybody try again: the lock-out would take so many sign-ins from one address for guessing. */
    void forgetAttempts() throws SQLException {
        execute("delete from access.attempt");
    }

    @Override
    public void close() throws SQLException {
        owner.close();
    }

    private static final String DEMO = "(select id from platform.organization order by id limit 1)";

    private void copy(int from, int to) throws SQLException {
        execute("""
            insert into platform.organization (id, slug)
            select ('ffffffff-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'copy-' || n
              from generate_series(%d, %d) n
            """.formatted(from, to));
        execute("""
            insert into access.account (id, sign_in_name, password_hash, created_at, disabled_at)
            select md5(account.id::text || n)::uuid, account.sign_in_name || n, account.password_hash, account.created_at, account.disabled_at
              from access.account
              join access.membership on membership.account_id = account.id and membership.organization_id = %s,
                   generate_series(%d, %d) n
            """.formatted(DEMO, from, to));
        Map<String, String> references = references();
        for (String drop : references.keySet()) {
            execute(drop);
        }
        for (String table : tables()) {
            List<String> columns = columns(table);
            List<String> values = columns.stream()
                    .map(column -> switch (column) {
                        case "organization_id" -> "('ffffffff-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid";
                        case "account_id" -> "md5(account_id::text || n)::uuid";
                        default -> column;
                    })
                    .toList();
            execute("alter table " + table + " disable trigger user");
            execute(
                    "insert into %s (%s) overriding system value select %s from %s, generate_series(%d, %d) n where organization_id = %s"
                            .formatted(
                                    table,
                                    String.join(", ", columns),
                                    String.join(", ", values),
                                    table,
                                    from,
                                    to,
                                    DEMO));
            execute("alter table " + table + " enable trigger user");
        }
        for (String add : references.values()) {
            execute(add);
        }
    }

    /** Foreign keys, each as what drops it and what brings it back: checked once for all rows they cost little. */
    private Map<String, String> references() throws SQLException {
        Map<String, String> references = new LinkedHashMap<>();
        for (String line : column("""
            select format('%s constraint %I', conrelid::regclass, conname) || chr(31) || pg_get_constraintdef(oid)
              from pg_constraint
             where contype = 'f' and conparentid = 0
            """)) {
            String[] parts = line.split("\\x1f");
            String[] name = parts[0].split(" constraint ");
            references.put(
                    "alter table " + name[0] + " drop constraint " + name[1],
                    "alter table " + name[0] + " add constraint " + name[1] + " " + parts[1]);
        }
        return references;
    }

    /** The columns of a table that are written, generated ones left out. */
    List<String> columns(String table) throws SQLException {
        return column("""
            select quote_ident(attname) from pg_attribute
             where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
             order by attnum
            """.formatted(table));
    }

    /** A connection of the owner's of its own. */
    static Connection connect(Path data) throws IOException, SQLException {
        var secrets = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("database.secrets"))) {
            secrets.load(reader);
        }
        var port = Files.readAllLines(data.resolve("database/postmaster.pid")).get(3);
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/footbridge",
                "footbridge_owner",
                secrets.getProperty("owner"));
    }

    /** Bound to the demo as a job is, so that row security lets its rows in. */
    static Connection connectAsJob(Path data, History history) throws IOException, SQLException {
        var organization = history.one("select id::text from platform.organization order by id limit 1");
        var connection = connect(data);
        try (var bind = connection.createStatement()) {
            bind.execute("""
                select set_config('footbridge.organization', '%s', false), set_config('footbridge.kind', 'job', false)
                """.formatted(organization));
        }
        return connection;
    }

    /** Every table of organizations' rows. */
    private List<String> tables() throws SQLException {
        return column("""
            select format('%I.%I', nspname, relname)
              from pg_class
              join pg_namespace on pg_namespace.oid = relnamespace
              join pg_attribute on attrelid = pg_class.oid and attname = 'organization_id' and not attisdropped
             where relkind = 'r' and nspname not in ('pg_catalog', 'information_schema')
             order by 1
            """);
    }

    @FunctionalInterface
    interface Work<T> {
        T done() throws SQLException;
    }

    /**
     * Row security holds for the owner too; what reads or copies everybody's rows steps out of it, for its transaction only.
     * When the program's own jobs stand in the way it is done again.
     */
    <T> T unforced(Work<T> work) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            owner.setAutoCommit(false);
            try {
                List<String> forced = column("select oid::regclass::text from pg_class where relforcerowsecurity");
                for (String table : forced) {
                    execute("alter table " + table + " no force row level security");
                }
                T done = work.done();
                for (String table : forced) {
                    execute("alter table " + table + " force row level security");
                }
                owner.commit();
                return done;
            } catch (SQLException failed) {
                if (!(failed.getCause() instanceof SQLException cause
                        && "40P01".equals(cause.getSQLState())
                        && attempt < 20)) {
                    throw failed;
                }
            } finally {
                owner.rollback();
                owner.setAutoCommit(true);
            }
        }
    }

    void execute(String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new SQLException(sql, failed);
        }
    }

    /** Rows as the driver reads them. */
    List<List<Object>> rows(String sql) throws SQLException {
        List<List<Object>> found = new ArrayList<>();
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                List<Object> row = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(rows.getObject(column));
                }
                found.add(row);
            }
        }
        return found;
    }

    List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
