package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.footbridge.platform.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Row security, asked of PostgreSQL itself: what its catalog says of every table, and what its rows look like to the
 * application's role. Each rule also meets a planted violation.
 */
class RowSecurityTests {

    /** Known before anybody is signed in, or read by machinery that has no organization; ids and hashes only. */
    private static final Set<String> WITHOUT_A_POLICY = Set.of(
            "platform.organization",
            "platform.installation",
            "platform.scheduled_task",
            "access.account",
            "access.membership",
            "access.sign_in",
            "access.sign_in_attributes",
            "access.attempt",
            "access.known_device",
            "access.totp",
            "access.recovery_code",
            "access.passkey_holder",
            "access.passkey",
            "access.knock",
            "access.reset",
            "access.signing_key",
            "setup.first_link",
            "events.event_publication",
            "events.event_publication_archive");

    private static TestDatabase database;

    @BeforeAll
    static void clone_a_database() {
        database = TestDatabase.fresh();
    }

    @Test
    void every_table_has_a_forced_policy_or_stands_in_the_short_list() throws SQLException {
        assertThat(unprotected()).isEmpty();
    }

    @Test
    void the_short_list_names_no_table_that_is_gone_or_protected() throws SQLException {
        assertThat(names("""
                select n.nspname || '.' || c.relname
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and not c.relrowsecurity
                """)).containsAll(WITHOUT_A_POLICY);
    }

    @Test
    void a_table_without_a_forced_policy_is_found() throws SQLException {
        try (Connection owner = database.connectAsOwner();
                var statement = owner.createStatement()) {
            statement.execute("create table people.planted (organization_id uuid, id uuid)");
            statement.execute("alter table people.planted enable row level security");
            try {
                assertThat(unprotected()).containsExactly("people.planted");
            } finally {
                statement.execute("drop table people.planted");
            }
        }
    }

    @Test
    void every_key_of_a_protected_table_carries_the_organization() throws SQLException {
        assertThat(keysWithoutOrganization()).isEmpty();
    }

    @Test
    void a_key_without_the_organization_is_found() throws SQLException {
        try (Connection owner = database.connectAsOwner();
                var statement = owner.createStatement()) {
            statement.execute(
                    "create table people.planted (organization_id uuid, id uuid, phone text unique, primary key (organization_id, id))");
            statement.execute("alter table people.planted enable row level security");
            try {
                assertThat(keysWithoutOrganization()).containsExactly("people.planted (phone)");
            } finally {
                statement.execute("drop table people.planted");
            }
        }
    }

    @Test
    void every_view_looks_with_the_askers_eyes() throws SQLException {
        assertThat(names("""
                select n.nspname || '.' || c.relname
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind = 'v' and n.nspname not in ('pg_catalog', 'information_schema')
                   and not coalesce('security_invoker=true' = any (c.reloptions), false)
                """)).isEmpty();
    }

    @Test
    void nobody_sees_nothing_and_each_organization_only_its_own() throws SQLException {
        var here = organization("here");
        var there = organization("there");
        var mara = participant(here, "Mara");
        participant(there, "Jonas");
        try (Connection app = database.connect();
                var statement = app.createStatement()) {
            app.setAutoCommit(false);
            assertThat(count(app, "people.participant")).isZero();
            app.rollback();
            bind(app, here, "staff", "");
            assertThat(count(app, "people.participant")).isOne();
            assertThat(statement.executeUpdate(
                            "update people.participant set phone = '1' where organization_id = '" + there + "'"))
                    .isZero();
            assertThatThrownBy(() -> statement.execute(
                            "insert into people.contact (organization_id, id, name, created_at) values ('" + there
                                    + "', gen_random_uuid(), 'x', now())"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("row-level security");
            app.rollback();
            bind(app, here, "participant", mara.toString());
            assertThat(count(app, "people.participant")).isOne();
            app.rollback();
            bind(app, here, "participant", UUID.randomUUID().toString());
            assertThat(count(app, "people.participant")).isZero();
            app.rollback();
        }
    }

    @Test
    void a_foreign_key_cannot_reach_into_another_organization() throws SQLException {
        var here = organization("fk-here");
        var there = organization("fk-there");
        var jonas = participant(there, "Jonas");
        try (Connection app = database.connect();
                var statement = app.createStatement()) {
            app.setAutoCommit(false);
            bind(app, here, "staff", "");
            assertThatThrownBy(() -> statement.execute(
                            "insert into people.name_for_audience (organization_id, participant_id, audience, name) values ('"
                                    + here + "', '" + jonas + "', 'family', 'x')"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("foreign key");
            app.rollback();
        }
    }

    private static UUID organization(String slug) throws SQLException {
        var id = UUID.randomUUID();
        try (Connection app = database.connect();
                var statement = app.createStatement()) {
            statement.execute("insert into platform.organization (id, slug) values ('" + id + "', '" + slug + "')");
        }
        return id;
    }

    private static UUID participant(UUID organization, String name) throws SQLException {
        var id = UUID.randomUUID();
        try (Connection app = database.connect();
                var statement = app.createStatement()) {
            app.setAutoCommit(false);
            bind(app, organization, "staff", "");
            statement.execute("""
                    insert into people.participant (organization_id, id, given_name, family_name, may_call, may_voicemail,
                                                    created_at, updated_at, version)
                    values ('%s', '%s', '%s', 'Lind', false, false, now(), now(), 1)
                    """.formatted(organization, id, name));
            app.commit();
        }
        return id;
    }

    private static void bind(Connection app, UUID organization, String kind, String participant) throws SQLException {
        try (var statement = app.createStatement()) {
            statement.execute("""
                    select set_config('footbridge.organization', '%s', true), set_config('footbridge.kind', '%s', true),
                           set_config('footbridge.participants', '%s', true)
                    """.formatted(organization, kind, participant.isEmpty() ? "" : "{" + participant + "}"));
        }
    }

    private static long count(Connection app, String table) throws SQLException {
        try (var statement = app.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<String> unprotected() throws SQLException {
        return names("""
                        select n.nspname || '.' || c.relname
                          from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('r', 'p')
                           and n.nspname not in ('pg_catalog', 'information_schema', 'flyway', 'pg_toast')
                           and not (c.relrowsecurity and c.relforcerowsecurity
                                    and exists (select from pg_policy where polrelid = c.oid))
                        """).stream()
                .filter(table -> !WITHOUT_A_POLICY.contains(table))
                .toList();
    }

    /** Checks of unique and foreign keys bypass row security: without the organization they would tell of others' rows. */
    private static List<String> keysWithoutOrganization() throws SQLException {
        return names("""
                select n.nspname || '.' || c.relname || ' (' ||
                       (select string_agg(a.attname, ', ' order by k.place)
                          from unnest(con.conkey) with ordinality k (number, place)
                          join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number) || ')'
                  from pg_constraint con
                  join pg_class c on c.oid = con.conrelid
                  join pg_namespace n on n.oid = c.relnamespace
                 where con.contype in ('p', 'u', 'f') and c.relrowsecurity
                   and not exists (select from pg_attribute a
                                    where a.attrelid = c.oid and a.attnum = any (con.conkey)
                                      and a.attname = 'organization_id')
                union
                select n.nspname || '.' || c.relname || ' (' || i.relname || ')'
                  from pg_index x
                  join pg_class c on c.oid = x.indrelid
                  join pg_class i on i.oid = x.indexrelid
                  join pg_namespace n on n.oid = c.relnamespace
                 where x.indisunique and c.relrowsecurity
                   and not exists (select from pg_constraint con where con.conindid = x.indexrelid)
                   and not exists (select from pg_attribute a
                                    where a.attrelid = c.oid and a.attnum = any (x.indkey::int2[])
                                      and a.attname = 'organization_id')
                 order by 1
                """);
    }

    private static List<String> names(String query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection owner = database.connectAsOwner();
                var statement = owner.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
