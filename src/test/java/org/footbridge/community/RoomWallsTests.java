package org.footbridge.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.footbridge.Riverside;
import org.footbridge.access.Bars;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.people.KeepApart;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** The walls of the rooms, asked of the tables themselves as the wrong person: no page and no verb stands between. */
@FootbridgeTest
class RoomWallsTests {

    /** A Wednesday, 15:00 in New York. */
    private static final Instant WEDNESDAY = Instant.parse("2026-06-10T19:00:00Z");

    @Autowired
    Riverside riverside;

    @Autowired
    KeepApart keepApart;

    @Autowired
    Bars bars;

    @Autowired
    Sql sql;

    @Autowired
    TransactionTemplate transaction;

    private Instant now = WEDNESDAY;
    private Riverside.House house;
    private UUID evening;
    private Somebody amara;
    private Somebody leo;
    private Somebody kai;

    private record Somebody(ParticipantId id, EpisodeId episode, Actor actor) {}

    @BeforeEach
    void two_adults_and_a_young_person_come_in_the_evening() {
        house = at(WEDNESDAY.minus(Duration.ofDays(14)), () -> riverside.found());
        amara = somebody("Amara", LocalDate.of(1992, 3, 14));
        leo = somebody("Leo", LocalDate.of(1980, 1, 2));
        kai = somebody("Kai", LocalDate.of(2008, 6, 11));
        evening = room("adult", true);
    }

    @Test
    void somebody_under_age_is_never_in_a_room_of_adults_whoever_sets_the_row() {
        assertRefused(() -> join(kai.actor(), evening, kai));
        assertRefused(() -> join(house.ruth().actor(), evening, kai));
        assertRefused(() -> join(Actor.job(house.organization(), "import"), evening, kai));
        var young = room("young", true);
        assertRefused(() -> join(amara.actor(), young, amara));
        assertRefused(() -> join(Actor.job(house.organization(), "import"), young, amara));
        var member = join(kai.actor(), young, kai);
        assertRefused(() -> change(
                Actor.job(house.organization(), "import"),
                "update community.member set room_id = '" + evening + "' where id = '" + member + "'"));
        assertRefused(() ->
                change(house.ruth().actor(), "update community.room set band = 'adult' where id = '" + young + "'"));
        assertThat(rows(amara.actor(), "community.room where band = 'young'")).isZero();
        assertThat(rows(kai.actor(), "community.room where band = 'adult'")).isZero();
    }

    @Test
    void the_day_somebody_comes_of_age_the_young_room_is_shut_and_nothing_can_be_written() {
        var young = room("young", true);
        var member = join(kai.actor(), young, kai);
        var post = post(kai.actor(), young, member, "hi");
        assertThat(rows(kai.actor(), "community.post")).isOne();
        var birthday = Instant.parse("2026-06-11T04:00:00Z");
        now = birthday.minusSeconds(1);
        assertThat(rows(kai.actor(), "community.room where band = 'young'")).isOne();
        now = birthday;
        assertThat(rows(kai.actor(), "community.room where band = 'young'")).isZero();
        assertRefused(() -> post(kai.actor(), young, member, "still here", birthday));
        assertRefused(() -> react(kai.actor(), young, post, member, birthday));
        assertThat(rows(kai.actor(), "community.post"))
                .as("the own ones stay the own ones")
                .isOne();
    }

    @Test
    void without_a_birth_date_nobody_is_let_in_anywhere() {
        var nobody = somebody("Noor", null);
        assertThat(rows(nobody.actor(), "community.room")).isZero();
        assertRefused(() -> join(nobody.actor(), evening, nobody));
    }

    @Test
    void only_who_is_in_the_room_reads_it_and_only_as_long_as_the_stay_runs() {
        var amaras = join(amara.actor(), evening, amara);
        post(amara.actor(), evening, amaras, "The first night is the longest.");
        assertThat(rows(leo.actor(), "community.room")).as("he could come in").isOne();
        assertThat(rows(leo.actor(), "community.post")).as("and has not").isZero();
        assertThat(rows(leo.actor(), "community.name")).isZero();
        var leos = join(leo.actor(), evening, leo);
        assertThat(rows(leo.actor(), "community.post")).isOne();
        assertThat(rows(leo.actor(), "community.name")).isEqualTo(2);
        house.inTransaction(() -> sql.sql(
                        "update episodes.episode set status = 'finished', discharged_on = '2026-06-10' where id = :id")
                .param("id", leo.episode())
                .update());
        assertThat(rows(leo.actor(), "community.post")).isZero();
        assertThat(rows(leo.actor(), "community.name where member_id <> '" + leos + "'"))
                .isZero();
        assertRefused(() -> post(leo.actor(), evening, leos, "one more"));
    }

    @Test
    void the_table_that_ties_a_name_to_a_person_is_nobodys_but_the_own_line() {
        join(amara.actor(), evening, amara);
        join(leo.actor(), evening, leo);
        assertThat(rows(leo.actor(), "community.member")).isOne();
        assertThat(rows(
                        leo.actor(),
                        "community.member where participant_id = '" + amara.id().value() + "'"))
                .isZero();
        assertThat(rows(
                        Actor.contact(
                                house.organization(),
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                Set.of(leo.id().value())),
                        "community.member"))
                .isZero();
        for (var table : List.of("room", "member", "name", "post", "reaction", "report", "mute")) {
            assertThat(rows(Actor.atTablet(house.organization(), leo.id().value()), "community." + table))
                    .as("tablet, " + table)
                    .isZero();
            assertThat(rows(Actor.client(house.organization(), "somebody's program"), "community." + table))
                    .as("client, " + table)
                    .isZero();
            assertThat(rows(Actor.visitor(house.organization()), "community." + table))
                    .as("visitor, " + table)
                    .isZero();
        }
    }

    @Test
    void nobody_writes_changes_or_deletes_in_anothers_name() {
        var amaras = join(amara.actor(), evening, amara);
        var leos = join(leo.actor(), evening, leo);
        var post = post(amara.actor(), evening, amaras, "mine");
        assertRefused(() -> post(leo.actor(), evening, amaras, "not hers"));
        assertThat(change(leo.actor(), "update community.post set words = 'x' where id = '" + post + "'"))
                .isZero();
        assertThat(change(leo.actor(), "delete from community.post where id = '" + post + "'"))
                .isZero();
        assertThat(change(leo.actor(), "delete from community.name where member_id = '" + amaras + "'"))
                .isZero();
        assertRefused(() -> react(leo.actor(), evening, post, amaras, WEDNESDAY));
        assertRefused(() -> change(
                amara.actor(), "update community.post set member_id = '" + leos + "' where id = '" + post + "'"));
        assertRefused(() -> at(
                WEDNESDAY,
                () -> leo.actor()
                        .call(() -> transaction.execute(_ -> sql.sql("""
                        insert into community.room (organization_id, id, program_id, band, name, about, opened_at)
                        values (:organization, :id, :program, 'adult', 'Mine', '', :now)
                        """)
                                .param("organization", house.organization())
                                .param("id", Id.fresh(WEDNESDAY))
                                .param("program", house.program())
                                .param("now", WEDNESDAY)
                                .update()))));
        react(leo.actor(), evening, post, leos, WEDNESDAY);
    }

    @Test
    void two_who_are_kept_apart_are_not_placed_in_one_room() {
        join(amara.actor(), evening, amara);
        house.dana().run(() -> keepApart.people(leo.id(), amara.id(), "for clinicians"));
        assertRefused(() -> join(leo.actor(), evening, leo));
        assertRefused(() -> join(Actor.job(house.organization(), "import"), evening, leo));
    }

    @Test
    void two_who_are_kept_apart_later_see_nothing_of_each_other_and_the_pair_stays_secret() {
        var amaras = join(amara.actor(), evening, amara);
        var leos = join(leo.actor(), evening, leo);
        var third = somebody("Sol", LocalDate.of(1999, 9, 9));
        var sols = join(third.actor(), evening, third);
        var hers = post(amara.actor(), evening, amaras, "hers");
        var his = post(leo.actor(), evening, leos, "his");
        var sol = post(third.actor(), evening, sols, "between");
        react(leo.actor(), evening, sol, leos, WEDNESDAY);
        house.dana().run(() -> keepApart.people(leo.id(), amara.id(), "for clinicians"));

        assertThat(rows(amara.actor(), "community.post")).isEqualTo(2);
        assertThat(rows(amara.actor(), "community.post where id = '" + his + "'"))
                .isZero();
        assertThat(rows(leo.actor(), "community.post where id = '" + hers + "'"))
                .isZero();
        assertThat(rows(amara.actor(), "community.name where member_id = '" + leos + "'"))
                .isZero();
        assertThat(rows(leo.actor(), "community.name where member_id = '" + amaras + "'"))
                .isZero();
        assertThat(rows(amara.actor(), "community.reaction")).isZero();
        assertRefused(() -> react(amara.actor(), evening, his, amaras, WEDNESDAY));
        assertThat(rows(third.actor(), "community.post")).isEqualTo(3);
        for (var one : List.of(amara, leo, third)) {
            assertThat(rows(one.actor(), "people.keep_apart")).isZero();
            assertThatThrownBy(() ->
                            rows(one.actor(), "people.apart_from('" + amara.id().value() + "')"))
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void whom_somebody_has_barred_reads_nothing_that_person_wrote() {
        var amaras = join(amara.actor(), evening, amara);
        post(amara.actor(), evening, amaras, "hers");
        assertThat(rows(house.marcus().actor(), "community.post")).isOne();
        amara.actor().run(() -> bars.bar(amara.id(), house.marcus().membership()));
        assertThat(rows(house.marcus().actor(), "community.post")).isZero();
        assertThat(rows(house.dana().actor(), "community.post")).isOne();
        house.dana().run(() -> keepApart.fromStaff(amara.id(), house.priya().id(), "for clinicians"));
        assertThat(rows(house.priya().actor(), "community.post")).isZero();
    }

    @Test
    void what_is_held_is_read_by_its_writer_and_staff_only() {
        var amaras = join(amara.actor(), evening, amara);
        join(leo.actor(), evening, leo);
        var held = post(amara.actor(), evening, amaras, "call me", WEDNESDAY, "held");
        assertThat(rows(amara.actor(), "community.post")).isOne();
        assertThat(rows(leo.actor(), "community.post")).isZero();
        assertThat(rows(house.dana().actor(), "community.post")).isOne();
        assertRefused(() -> at(WEDNESDAY, () -> {
            house.inTransaction(() -> sql.sql("update people.participant set birth_date = '2010-01-01' where id = :id")
                    .param("id", amara.id())
                    .update());
            return change(
                    house.dana().actor(),
                    "update community.post set state = 'shown', held_because = null, shown_at = '2026-06-10 19:00Z' where id = '"
                            + held + "'");
        }));
    }

    @Test
    void those_who_were_here_meet_only_while_no_stay_runs() {
        var alumni = room("adult", false);
        assertThat(rows(amara.actor(), "community.room where id = '" + alumni + "'"))
                .isZero();
        assertRefused(() -> join(amara.actor(), alumni, amara));
        house.inTransaction(() -> sql.sql(
                        "update episodes.episode set status = 'finished', discharged_on = '2026-06-10' where id = :id")
                .param("id", amara.episode())
                .update());
        assertThat(rows(amara.actor(), "community.room where id = '" + alumni + "'"))
                .isOne();
        join(amara.actor(), alumni, amara);
        assertThat(rows(amara.actor(), "community.room where id = '" + evening + "'"))
                .isZero();
    }

    @Test
    void whom_somebody_does_not_want_to_read_is_known_to_nobody_else() {
        var amaras = join(amara.actor(), evening, amara);
        var leos = join(leo.actor(), evening, leo);
        at(
                WEDNESDAY,
                () -> amara.actor()
                        .call(() -> transaction.execute(_ -> sql.sql("""
                        insert into community.mute (organization_id, member_id, muted_id, room_id, participant_id)
                        values (:organization, :mine, :theirs, :room, :me)
                        """)
                                .param("organization", house.organization())
                                .param("mine", amaras)
                                .param("theirs", leos)
                                .param("room", evening)
                                .param("me", amara.id())
                                .update())));
        assertThat(rows(amara.actor(), "community.mute")).isOne();
        for (var other : List.of(
                leo.actor(), house.dana().actor(), house.ruth().actor(), Actor.job(house.organization(), "x"))) {
            assertThat(rows(other, "community.mute")).isZero();
        }
    }

    // Steps, with plain SQL.

    private UUID room(String band, boolean ofTrack) {
        var id = Id.fresh(WEDNESDAY);
        house.inTransaction(() -> sql.sql("""
                        insert into community.room (organization_id, id, program_id, track_id, band, name, about, opened_at)
                        values (:organization, :id, :program, :track, :band, 'A room', '', :now)
                        """)
                .param("organization", house.organization())
                .param("id", id)
                .param("program", house.program())
                .param("track", ofTrack ? house.evening() : null)
                .param("band", band)
                .param("now", WEDNESDAY)
                .update());
        return id;
    }

    private UUID join(Actor by, UUID room, Somebody who) {
        var id = Id.fresh(WEDNESDAY);
        at(
                WEDNESDAY,
                () -> by.call(() -> transaction.execute(_ -> {
                    sql.sql("""
                            insert into community.member (organization_id, id, room_id, participant_id, joined_at)
                            values (:organization, :id, :room, :who, :now)
                            """)
                            .param("organization", house.organization())
                            .param("id", id)
                            .param("room", room)
                            .param("who", who.id())
                            .param("now", WEDNESDAY)
                            .update();
                    return sql.sql("""
                            insert into community.name (organization_id, member_id, room_id, display_name)
                            values (:organization, :id, :room, :name)
                            """)
                            .param("organization", house.organization())
                            .param("id", id)
                            .param("room", room)
                            .param("name", id.toString())
                            .update();
                })));
        return id;
    }

    private UUID post(Actor by, UUID room, UUID member, String words) {
        return post(by, room, member, words, WEDNESDAY);
    }

    private UUID post(Actor by, UUID room, UUID member, String words, Instant when) {
        return post(by, room, member, words, when, "shown");
    }

    private UUID post(Actor by, UUID room, UUID member, String words, Instant when, String state) {
        var id = Id.fresh(when);
        at(
                when,
                () -> by.call(() -> transaction.execute(_ -> sql.sql("""
                        insert into community.post (organization_id, id, room_id, member_id, words, state, held_because, written_at, shown_at)
                        values (:organization, :id, :room, :member, :words, :state, case :state when 'held' then 'contact' end, :now,
                                case :state when 'shown' then :now::timestamptz end)
                        """)
                        .param("organization", house.organization())
                        .param("id", id)
                        .param("room", room)
                        .param("member", member)
                        .param("words", words)
                        .param("state", state)
                        .param("now", when)
                        .update())));
        return id;
    }

    private int react(Actor by, UUID room, UUID post, UUID member, Instant when) {
        return at(
                when,
                () -> by.call(() -> transaction.execute(_ -> sql.sql("""
                        insert into community.reaction (organization_id, post_id, member_id, room_id, kind, at)
                        values (:organization, :post, :member, :room, 'hear_you', :now)
                        """)
                        .param("organization", house.organization())
                        .param("post", post)
                        .param("member", member)
                        .param("room", room)
                        .param("now", when)
                        .update())));
    }

    private int change(Actor by, String statement) {
        return at(
                WEDNESDAY,
                () -> by.call(() -> transaction.execute(_ -> sql.sql(statement).update())));
    }

    private long rows(Actor by, String from) {
        return at(
                now,
                () -> by.call(() -> transaction.execute(
                        _ -> sql.sql("select count(*) from " + from).single(Long.class))));
    }

    private static void assertRefused(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .message()
                .containsPattern("not somebody of this room|no such post|are kept|row-level security|is written once");
    }

    private Somebody somebody(String name, LocalDate born) {
        var enrolled =
                at(WEDNESDAY.minus(Duration.ofDays(7)), () -> house.enrolled(name, "Okafor", LocalDate.of(2026, 6, 1)));
        house.inTransaction(() -> sql.sql("update people.participant set birth_date = :born where id = :id")
                .param("born", born)
                .param("id", enrolled.id())
                .update());
        return new Somebody(enrolled.id(), enrolled.episode(), house.asParticipant(enrolled.id()));
    }

    private static <T> T at(Instant moment, ScopedValue.CallableOp<T, RuntimeException> work) {
        return Time.at(moment, work);
    }
}
