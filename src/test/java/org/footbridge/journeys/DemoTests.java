package org.footbridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the demo may never say or show (CARE 34 to 37), asked of its database. */
@DisabledIfEnvironmentVariable(named = "FOOTBRIDGE_JOURNEYS", matches = ".+", disabledReason = "its data are elsewhere")
class DemoTests {

    private static Connection owner;

    /** What the application's own role reads is not touched by this. */
    private static List<String> forcedTables = List.of();

    @BeforeAll
    static void open() throws IOException, SQLException {
        Demo.url();
        var data = Demo.DATA;
        var secrets = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("database.secrets"))) {
            secrets.load(reader);
        }
        var port = Files.readAllLines(data.resolve("database/postmaster.pid")).get(3);
        owner = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/footbridge",
                "footbridge_owner",
                secrets.getProperty("owner"));
        forcedTables = texts("select oid::regclass::text from pg_class where relforcerowsecurity");
        rowSecurityHoldsForTheOwner(false);
    }

    @AfterAll
    static void close() throws SQLException {
        rowSecurityHoldsForTheOwner(true);
        owner.close();
    }

    @Test
    void about_forty_people_in_three_tracks_with_weeks_behind_them() throws SQLException {
        assertThat(number("select count(*) from people.participant")).isBetween(35L, 60L);
        assertThat(number("select count(*) from programs.track")).isEqualTo(3);
        assertThat(number("select count(*) from attendance.attendance")).isGreaterThan(500);
        assertThat(number("select count(*) from scheduling.session where closed_at is not null"))
                .isGreaterThan(100);
        assertThat(number("select count(*) from episodes.waiting where left_at is null"))
                .isPositive();
        assertThat(number("select count(*) from transitions.discharge")).isPositive();
    }

    @Test
    void no_name_holds_a_digit() throws SQLException {
        assertThat(texts("""
                select given_name || ' ' || family_name || ' ' || coalesce(chosen_name, '') from people.participant
                 where created_at <= '%s'
                union all select name from people.contact
                union all select given_name || ' ' || family_name from staff.member
                """.formatted(Demo.madeAt())))
                .as("who was here before the first visitor")
                .isNotEmpty()
                .noneMatch(name -> name.matches(".*\\d.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"non-compliant", "noncompliant", "refused", "addict", "relapse", "failed", "patient"})
    void nobody_writes_what_is_not_said_here(String word) throws SQLException {
        assertThat(texts("""
                select concat_ws(' ', focus, interventions, response, progress, risk, plan, own_line) from notes.note
                union all select concat_ws(' ', lesson, interventions, process) from notes.shared_part
                union all select concat_ws(' ', what_was_done) from alerts.alert
                union all select reason from attendance.attendance
                union all select concat_ws(' ', reason_for_admission, course, risk, unmet_needs) from transitions.summary
                """))
                .isNotEmpty()
                .noneMatch(text -> text.toLowerCase().matches("(?s).*\\b" + word + "s?\\b.*"));
    }

    @Test
    void no_group_meets_on_a_closed_day() throws SQLException {
        assertThat(number("""
                select count(*) from scheduling.session
                  join programs.closed_day closed
                    on closed.organization_id = session.organization_id and closed.program_id = session.program_id
                   and closed.day = session.on_date
                 where session.cancelled_at is null
                """)).isZero();
    }

    @Test
    void nobody_under_eighteen_answers_the_adults_form_where_there_is_one_for_the_young() throws SQLException {
        assertThat(texts("""
                select instrument.name from measures.response
                  join measures.instrument on instrument.organization_id = response.organization_id and instrument.id = response.instrument_id
                  join people.participant on participant.organization_id = response.organization_id and participant.id = response.participant_id
                 where participant.birth_date > response.authored_at::date - interval '18 years'
                   and instrument.name = 'PHQ9'
                """)).isEmpty();
    }

    @Test
    void between_seventy_and_eighty_five_of_a_hundred_come() throws SQLException {
        long due = number("select count(*) from attendance.attendance where closed_at is not null");
        long came = number("select count(*) from attendance.attendance where closed_at is not null and minutes > 0");
        assertThat(100.0 * came / due).isBetween(70.0, 85.0);
    }

    @Test
    void no_track_meets_five_full_days() throws SQLException {
        assertThat(number("""
                select coalesce(max(minutes), 0) from (
                    select sum(minutes) as minutes from scheduling.session where cancelled_at is null
                     group by track_id, date_trunc('week', on_date::timestamp)) weeks
                """)).isPositive().isLessThan(20 * 60);
    }

    @Test
    void no_two_parts_of_one_session_are_the_same() throws SQLException {
        assertThat(number("""
                select count(*) from (
                    select session_id, response from notes.note where session_id is not null and response <> ''
                     group by session_id, response having count(*) > 1) twice
                """)).isZero();
    }

    @Test
    void the_day_is_counted_by_its_own_code_nowhere_by_the_one_of_a_partial_hospital() throws IOException {
        try (var files = Files.walk(Path.of("src/main"))) {
            assertThat(files.filter(file -> file.toString().matches(".*\\.(java|jte|json|sql|properties)"))
                            .filter(DemoTests::speaksOfH0035))
                    .isEmpty();
        }
    }

    private static boolean speaksOfH0035(Path file) {
        try {
            return Files.readString(file).contains("H0035");
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static long number(String sql) throws SQLException {
        return Long.parseLong(texts(sql).getFirst());
    }

    private static List<String> texts(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /** Table by table, each in a transaction of its own: the demo's own jobs go on reading, and nobody waits for two locks. */
    private static void rowSecurityHoldsForTheOwner(boolean forced) throws SQLException {
        try (var statement = owner.createStatement()) {
            for (var table : forcedTables) {
                statement.execute(
                        "alter table %s %s row level security".formatted(table, forced ? "force" : "no force"));
            }
        }
    }
}
