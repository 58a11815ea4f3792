package org.footbridge.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.footbridge.Riverside;
import org.footbridge.access.Bars;
import org.footbridge.access.NotYours;
import org.footbridge.community.Exclusions.Lasting;
import org.footbridge.community.Joining.Wish;
import org.footbridge.community.Moderation.Acting;
import org.footbridge.community.OwnPosts.Sending;
import org.footbridge.community.Rooms.NewRoom;
import org.footbridge.community.Rooms.Opening;
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

/** Put out of a room and let in again, asked of the verbs and of the tables themselves as the wrong person. */
@FootbridgeTest
class ExclusionTests {

    /** A Wednesday, 15:00 in New York. */
    private static final Instant WEDNESDAY = Instant.parse("2026-06-10T19:00:00Z");

    @Autowired
    Riverside riverside;

    @Autowired
    Rooms rooms;

    @Autowired
    Joining joining;

    @Autowired
    OwnPosts posts;

    @Autowired
    Moderation moderation;

    @Autowired
    Exclusions exclusions;

    @Autowired
    Bars bars;

    @Autowired
    Sql sql;

    @Autowired
    TransactionTemplate transaction;

    private Riverside.House house;
    private Riverside.Enrolled amara;
    private Actor amaras;
    private Actor leos;
    private Actor dana;
    private RoomId evening;
    private MemberId hers;
    private PostId his;
    private PostId held;
    private Instant now = WEDNESDAY;

    @BeforeEach
    void amara_and_leo_write_in_one_room() {
        house = Time.at(WEDNESDAY.minus(Duration.ofDays(14)), () -> riverside.found());
        amara = before("Amara");
        amaras = house.asParticipant(amara.id());
        leos = house.asParticipant(before("Leo").id());
        dana = house.dana().actor();
        evening = as(house.ruth().actor(), () -> switch (rooms.open(
                new NewRoom(house.program(), Optional.of(house.evening()), Band.ADULT, "Evening", ""))) {
            case Opening.Opened(var room) -> room;
            case Opening.Refused(var sentence) -> throw new AssertionError(sentence);
        });
        hers = joined(amaras, "River");
        joined(leos, "Sol");
        his = written(leos, "A quiet night");
        assertThat(as(dana, () -> moderation.letThrough(his, 0))).isInstanceOf(Acting.Done.class);
        held = written(amaras, "Mine");
    }

    @Test
    void whoever_is_put_out_neither_reads_nor_writes_there_whoever_sets_the_row() {
        assertThat(rows(amaras, "community.post where id = '" + his.value() + "'"))
                .isOne();
        assertThat(putOut(Lasting.UNTIL_FURTHER_NOTICE)).isInstanceOf(Acting.Done.class);
        assertThat(rows(amaras, "community.post where id = '" + his.value() + "'"))
                .isZero();
        assertThat(rows(amaras, "community.name where member_id <> '" + hers.value() + "'"))
                .isZero();
        assertThat(rows(amaras, "community.reaction")).isZero();
        assertThat(rows(amaras, "community.post"))
                .as("the own ones stay the own ones")
                .isOne();
        for (var whoever : new Actor[] {amaras, dana, Actor.job(house.organization(), "import")}) {
            assertRefused(() -> insertPost(whoever, "shown"));
            assertRefused(() -> insertPost(whoever, "held"));
            assertRefused(() -> react(whoever));
        }
        assertRefused(() -> change(
                dana,
                "update community.post set state = 'shown', held_because = null, shown_at = '2026-06-10 19:00Z' where id = '"
                        + held.value() + "'"));
        assertThat(as(amaras, () -> posts.write(evening, "hello", Optional.empty(), Optional.of(false))))
                .isEqualTo(new Sending.NoPlace(false));
        assertThat(as(dana, () -> moderation.letThrough(held, 0))).isInstanceOf(Acting.Refused.class);
        assertThat(rows(leos, "community.post where id = '" + his.value() + "'"))
                .as("nothing changes for the others")
                .isOne();
    }

    @Test
    void leaving_and_coming_back_under_another_name_is_no_way_around_it() {
        putOut(Lasting.ONE_WEEK);
        as(amaras, () -> {
            joining.leave(evening);
            return true;
        });
        assertThat(as(amaras, () -> joining.join(evening, "Brook"))).isInstanceOf(Wish.NoPlace.class);
        for (var whoever : new Actor[] {amaras, dana, Actor.job(house.organization(), "import")}) {
            assertRefused(() -> insertMember(whoever));
        }
        now = WEDNESDAY.plus(Duration.ofDays(7));
        assertThat(as(amaras, () -> joining.join(evening, "Brook"))).isInstanceOf(Wish.Joined.class);
    }

    @Test
    void when_the_time_is_over_or_staff_let_her_in_she_is_in_it_as_before() {
        putOut(Lasting.THREE_DAYS);
        now = WEDNESDAY.plus(Duration.ofDays(3)).minusSeconds(1);
        assertThat(rows(amaras, "community.post where id = '" + his.value() + "'"))
                .isZero();
        now = WEDNESDAY.plus(Duration.ofDays(3));
        assertThat(rows(amaras, "community.post where id = '" + his.value() + "'"))
                .isOne();
        assertThat(as(amaras, () -> joining.placeIn(evening))).contains(hers);
        assertThat(putOut(Lasting.UNTIL_FURTHER_NOTICE))
                .as("again, after the first is over")
                .isInstanceOf(Acting.Done.class);
        assertThat(putOut(Lasting.ONE_DAY)).as("once at a time").isInstanceOf(Acting.Refused.class);
        now = WEDNESDAY.plus(Duration.ofDays(200));
        assertThat(as(amaras, () -> joining.placeIn(evening))).isEmpty();
        var exclusion = new ExclusionId(single("select id from community.exclusion where ended_at is null"));
        assertThat(as(dana, () -> exclusions.letIn(exclusion))).isInstanceOf(Acting.Done.class);
        assertThat(as(dana, () -> exclusions.letIn(exclusion))).isInstanceOf(Acting.Refused.class);
        assertThat(rows(amaras, "community.name where display_name = 'River'")).isOne();
    }

    @Test
    void she_reads_the_kind_word_and_never_the_reason_and_nobody_else_reads_either() {
        putOut(Lasting.ONE_DAY);
        assertThat(as(amaras, () -> exclusions.inForce(evening, amara.id()))).hasValueSatisfying(hers -> {
            assertThat(hers.words()).isEqualTo("Let us talk first.");
            assertThat(hers.until()).contains(WEDNESDAY.plus(Duration.ofDays(1)));
            assertThat(hers.by()).isEqualTo("Dana Reyes, LCSW");
        });
        assertThat(rows(amaras, "community.exclusion")).isOne();
        assertThat(rows(amaras, "community.exclusion_reason")).isZero();
        for (var other : new Actor[] {
            leos,
            Actor.atTablet(house.organization(), amara.id().value()),
            Actor.client(house.organization(), "somebody's program"),
            Actor.visitor(house.organization())
        }) {
            assertThat(rows(other, "community.exclusion")).isZero();
            assertThat(rows(other, "community.exclusion_reason")).isZero();
        }
        Boolean told = as(
                leos,
                () -> transaction.execute(_ -> sql.sql("select community.put_out(:room, :who, :now)")
                        .param("room", evening)
                        .param("who", amara.id())
                        .param("now", now)
                        .single(Boolean.class)));
        assertThat(told).as("nobody learns of another").isFalse();
        assertThat(rows(dana, "community.exclusion_reason where reason = 'Threats to Sol'"))
                .isOne();
    }

    @Test
    void only_who_looks_after_the_room_decides_and_nobody_lets_herself_in() {
        assertThatThrownBy(() -> as(amaras, () -> exclusions.putOut(hers, Lasting.ONE_DAY, "x", "y")))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> as(house.bea().actor(), () -> exclusions.putOut(hers, Lasting.ONE_DAY, "x", "y")))
                .isInstanceOf(NotYours.class);
        assertThat(as(dana, () -> exclusions.putOut(hers, Lasting.ONE_DAY, " ", "y")))
                .isInstanceOf(Acting.Refused.class);
        assertThat(as(dana, () -> exclusions.putOut(hers, Lasting.ONE_DAY, "x", "y".repeat(1001))))
                .isInstanceOf(Acting.Refused.class);
        putOut(Lasting.ONE_DAY);
        assertThat(change(amaras, "update community.exclusion set ended_at = '2026-06-10 19:00Z'"))
                .isZero();
        assertThatThrownBy(() -> change(dana, "update community.exclusion set words = 'other'"))
                .isInstanceOf(DataAccessException.class);
        var exclusion = new ExclusionId(single("select id from community.exclusion"));
        assertThatThrownBy(() -> as(amaras, () -> exclusions.letIn(exclusion))).isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> as(dana, () -> exclusions.letIn(new ExclusionId(UUID.randomUUID()))))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void whom_she_barred_neither_puts_her_out_nor_reads_why_another_did() {
        as(amaras, () -> {
            bars.bar(amara.id(), house.dana().membership());
            return true;
        });
        assertThatThrownBy(() -> putOut(Lasting.ONE_DAY)).isInstanceOf(NotYours.class);
        assertThat(as(house.ruth().actor(), () -> exclusions.putOut(hers, Lasting.ONE_DAY, "x", "y")))
                .isInstanceOf(Acting.Done.class);
        assertThat(rows(dana, "community.exclusion")).isZero();
        assertThat(rows(dana, "community.exclusion_reason")).isZero();
    }

    @Test
    void both_acts_are_in_the_audit_with_the_person() {
        putOut(Lasting.ONE_DAY);
        var exclusion = new ExclusionId(single("select id from community.exclusion"));
        as(dana, () -> exclusions.letIn(exclusion));
        assertThat(house.inTransaction(() -> sql.sql("""
                        select count(*) from audit.entry
                         where organization_id = :organization and subject_id = :id and :who = any(participants)
                        """)
                        .param("organization", house.organization())
                        .param("id", exclusion)
                        .param("who", amara.id())
                        .single(Long.class)))
                .isEqualTo(2);
    }

    // Steps.

    private Acting putOut(Lasting lasting) {
        return as(dana, () -> exclusions.putOut(hers, lasting, "Threats to Sol", "Let us talk first."));
    }

    private MemberId joined(Actor who, String name) {
        return switch (as(who, () -> joining.join(evening, name))) {
            case Wish.Joined(var member) -> member;
            case Wish wish -> throw new AssertionError(wish);
        };
    }

    private PostId written(Actor who, String words) {
        return switch (as(who, () -> posts.write(evening, words, Optional.empty(), Optional.of(false)))) {
            case Sending.Sent sent -> sent.post();
            case Sending sending -> throw new AssertionError(sending);
        };
    }

    private void insertPost(Actor by, String state) {
        as(
                by,
                () -> transaction.execute(_ -> sql.sql("""
                        insert into community.post (organization_id, id, room_id, member_id, words, state, held_because, written_at, shown_at)
                        values (:organization, :id, :room, :member, 'x', :state, case :state when 'held' then 'contact' end, :now,
                                case :state when 'shown' then :now::timestamptz end)
                        """)
                        .param("organization", house.organization())
                        .param("id", Id.fresh(now))
                        .param("room", evening)
                        .param("member", hers)
                        .param("state", state)
                        .param("now", now)
                        .update()));
    }

    private void react(Actor by) {
        as(
                by,
                () -> transaction.execute(_ -> sql.sql("""
                        insert into community.reaction (organization_id, post_id, member_id, room_id, kind, at)
                        values (:organization, :post, :member, :room, 'hear_you', :now)
                        """)
                        .param("organization", house.organization())
                        .param("post", his)
                        .param("member", hers)
                        .param("room", evening)
                        .param("now", now)
                        .update()));
    }

    private void insertMember(Actor by) {
        as(
                by,
                () -> transaction.execute(_ -> sql.sql("""
                        insert into community.member (organization_id, id, room_id, participant_id, joined_at)
                        values (:organization, :id, :room, :who, :now)
                        """)
                        .param("organization", house.organization())
                        .param("id", Id.fresh(now))
                        .param("room", evening)
                        .param("who", amara.id())
                        .param("now", now)
                        .update()));
    }

    private int change(Actor by, String statement) {
        return as(by, () -> transaction.execute(_ -> sql.sql(statement).update()));
    }

    private UUID single(String statement) {
        return as(dana, () -> transaction.execute(_ -> sql.sql(statement).single(UUID.class)));
    }

    private long rows(Actor by, String from) {
        return as(
                by,
                () -> transaction.execute(
                        _ -> sql.sql("select count(*) from " + from).single(Long.class)));
    }

    private static void assertRefused(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .message()
                .containsPattern("not somebody of this room|no such post|row-level security");
    }

    private Riverside.Enrolled before(String name) {
        return Time.at(
                WEDNESDAY.minus(Duration.ofDays(7)), () -> house.enrolled(name, "Okafor", LocalDate.of(2026, 6, 1)));
    }

    private <T> T as(Actor who, ScopedValue.CallableOp<T, RuntimeException> work) {
        return Time.at(now, () -> who.call(work));
    }
}
