package org.footbridge.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Facilitators with groups of their own in one program: each has a sign-in, a track, twelve people in care and sessions
 * that wait to be closed. They are copies in SQL of the demo's therapist and of twelve of its people; a copy's id is the
 * old one and the facilitator's number, hashed.
 */
final class GroupsOfTwelve {

    static final int PEOPLE = 12;

    private static final String DEMO = "(select id from platform.organization order by id limit 1)";
    private static final String THERAPIST = """
            (select membership.id, membership.person_id, membership.account_id
               from access.membership join access.account on account.id = membership.account_id
              where account.sign_in_name = 'therapist@demo')""";

    private final History history;

    GroupsOfTwelve(History history) {
        this.history = history;
    }

    static String signInName(int facilitator) {
        return "therapist@demo-" + facilitator;
    }

    /** A facilitator's people and the sessions that wait to be closed. */
    record Group(List<String> people, List<String> sessions) {}

    /** @param sessions how many each facilitator gets; answers the groups of the facilitators 1, 2, 3 and so on */
    List<Group> make(int facilitators, int sessions) throws SQLException {
        return history.unforced(() -> {
            history.execute("""
                create temp table chosen as
                select distinct on (episode.participant_id) episode.participant_id, episode.id as episode_id, episode.program_id,
                       enrollment.id as enrollment_id
                  from episodes.episode
                  join episodes.enrollment on enrollment.organization_id = episode.organization_id and enrollment.episode_id = episode.id
                 where episode.organization_id = %s and episode.status = 'active'
                   and episode.program_id = (select program_id from episodes.episode
                                              where organization_id = %s and status = 'active'
                                              group by program_id order by count(*) desc limit 1)
                 order by episode.participant_id
                 limit %d""".formatted(DEMO, DEMO, PEOPLE));
            var track = "'%s'::uuid".formatted(history.column("""
                select id::text from programs.track
                 where program_id = (select program_id from chosen limit 1) order by starts_on, id limit 1""").getFirst());
            people(facilitators, track);
            sessions(facilitators, sessions, track);
            history.execute("analyze");
            List<Group> groups = new ArrayList<>();
            for (int number = 1; number <= facilitators; number++) {
                groups.add(new Group(people(number), waiting(number)));
            }
            return groups;
        });
    }

    private void people(int facilitators, String track) throws SQLException {
        history.execute("""
            insert into access.account (id, sign_in_name, password_hash, created_at)
            select %s, sign_in_name || '-' || n, password_hash, created_at
              from access.account, generate_series(1, %d) n
             where sign_in_name = 'therapist@demo'""".formatted(copyOf("id"), facilitators));
        copy("staff.member", "id in (select person_id from " + THERAPIST + " one)", facilitators, Map.of());
        copy(
                "access.membership",
                "id in (select id from " + THERAPIST + " one)",
                facilitators,
                Map.of("account_id", copyOf("account_id"), "person_id", copyOf("person_id")));
        copy("programs.track", "id = " + track, facilitators, Map.of("starts_on", "current_date - 400"));
        copy("people.participant", "id in (select participant_id from chosen)", facilitators, Map.of());
        copy(
                "episodes.episode",
                "id in (select episode_id from chosen)",
                facilitators,
                Map.of("participant_id", copyOf("participant_id"), "referral_id", "null", "greeter_id", "null"));
        copy(
                "episodes.enrollment",
                "id in (select enrollment_id from chosen)",
                facilitators,
                Map.of(
                        "participant_id",
                        copyOf("participant_id"),
                        "episode_id",
                        copyOf("episode_id"),
                        "track_id",
                        copyOf(track),
                        "starts_on",
                        "current_date - 400",
                        "ends_on",
                        "null"));
        history.execute(
                """
            insert into access.relationship (organization_id, id, participant_id, membership_id, ground, scope, starts_at, reason)
            select %s, gen_random_uuid(), %s, %s, 'enrollment', 'care', now() - interval '400 days', ''
              from chosen, %s therapist, generate_series(1, %d) n""".formatted(DEMO, copyOf("chosen.participant_id"), copyOf("therapist.id"), THERAPIST, facilitators));
    }

    private void sessions(int facilitators, int sessions, String track) throws SQLException {
        history.execute("""
            insert into scheduling.session (organization_id, id, program_id, track_id, on_date, starts_at, ends_at, minutes, title,
                                            kind, mode, facilitator_id, regime, made_at, changed_at, version)
            select session.organization_id, gen_random_uuid(), session.program_id, %s, day, (day + time '18:00') at time zone 'UTC',
                   (day + time '19:30') at time zone 'UTC', 90, 'Skills', session.kind, 'in_person', %s, session.regime,
                   session.made_at, session.changed_at, 1
              from (select * from scheduling.session where program_id = (select program_id from chosen limit 1) limit 1) session,
                   %s therapist, generate_series(1, %d) n, generate_series(1, %d) k,
                   lateral (select current_date - 1 - k %% 150 as day) one""".formatted(copyOf(track), copyOf("therapist.person_id"), THERAPIST, facilitators, sessions));
    }

    private List<String> waiting(int facilitator) throws SQLException {
        return history.column("""
            select session.id::text
              from scheduling.session, %s therapist, (values (%d)) as one (n)
             where facilitator_id = %s
             order by session.id""".formatted(THERAPIST, facilitator, copyOf("therapist.person_id")));
    }

    private List<String> people(int facilitator) throws SQLException {
        return history.column("""
            select %s::text from chosen, (values (%d)) as one (n)""".formatted(copyOf("participant_id"), facilitator));
    }

    /** A whole number the database answers. */
    long count(String sql) throws SQLException {
        return Long.parseLong(history.unforced(() -> history.column(sql)).getFirst());
    }

    /** Tells the planner how much there is now. */
    void analyze() throws SQLException {
        history.execute("analyze");
    }

    /** Makes so many closed and signed groups more, copies of those that were closed over HTTP. */
    void closedBefore(int groups) throws SQLException {
        history.unforced(() -> {
            history.execute("""
                create temp table closed as
                select id from scheduling.session
                 where closed_at is not null and slot_id is null and title = 'Skills' order by id limit 500""");
            int of = Integer.parseInt(
                    history.column("select count(*)::text from closed").getFirst());
            int times = (groups + of - 1) / of;
            var about = "session_id in (select id from closed)";
            history.execute("create temp table written as select id from notes.note where " + about);
            again("scheduling.session", "id in (select id from closed)", times, Map.of());
            for (var table : List.of(
                    "attendance.held", "attendance.attendance", "scheduling.seat", "notes.shared_part", "notes.note")) {
                again(table, about, times, Map.of("session_id", copyOf("session_id")));
            }
            var signed = "subject_id in (select id from closed union all select id from written)";
            again("access.signature", signed, times, Map.of("subject_id", copyOf("subject_id")));
            again("audit.entry", signed, times, Map.of("subject_id", copyOf("subject_id")));
            history.execute("analyze");
            return times;
        });
    }

    /** What is copied was checked when it was first written; checking each reference again would take minutes. */
    private void again(String table, String where, int times, Map<String, String> values) throws SQLException {
        var references = history.column("""
            select format('%%I %%s not valid', conname, pg_get_constraintdef(oid)) from pg_constraint
             where conrelid = '%s'::regclass and contype = 'f'""".formatted(table));
        for (var reference : references) {
            history.execute("alter table %s drop constraint %s"
                    .formatted(table, reference.split(" ", 2)[0]));
        }
        history.execute("alter table " + table + " disable trigger user");
        copy(table, where, times, values);
        history.execute("alter table " + table + " enable trigger user");
        for (var reference : references) {
            history.execute("alter table %s add constraint %s".formatted(table, reference));
        }
    }

    private static String copyOf(String id) {
        return "md5(" + id + "::text || '-' || n)::uuid";
    }

    private void copy(String table, String where, int times, Map<String, String> values) throws SQLException {
        Map<String, String> changed = new HashMap<>(values);
        List<String> columns = history.columns(table);
        changed.putIfAbsent("id", copyOf("id"));
        history.execute("insert into %s (%s) select %s from %s, generate_series(1, %d) n where %s"
                .formatted(
                        table,
                        String.join(", ", columns),
                        String.join(
                                ", ",
                                columns.stream()
                                        .map(column -> changed.getOrDefault(column, column))
                                        .toList()),
                        table,
                        times,
                        where));
    }
}
