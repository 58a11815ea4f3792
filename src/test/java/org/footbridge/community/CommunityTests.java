package org.footbridge.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.Bars;
import org.footbridge.access.NotYours;
import org.footbridge.community.Joining.NameFlaw;
import org.footbridge.community.Joining.Wish;
import org.footbridge.community.Moderation.Acting;
import org.footbridge.community.OwnPosts.HeldBecause;
import org.footbridge.community.OwnPosts.Sending;
import org.footbridge.community.Reports.Telling;
import org.footbridge.community.Rooms.NewRoom;
import org.footbridge.community.Rooms.Opening;
import org.footbridge.people.KeepApart;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.Programs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Coming in, writing, being held, being let through, telling staff, leaving. */
@FootbridgeTest
class CommunityTests {

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
    Answers answers;

    @Autowired
    Reports reports;

    @Autowired
    Moderation moderation;

    @Autowired
    Oversight oversight;

    @Autowired
    Departures departures;

    @Autowired
    RoomRules rules;

    @Autowired
    Programs programs;

    @Autowired
    KeepApart keepApart;

    @Autowired
    Bars bars;

    @Autowired
    Sql sql;

    @Autowired
    TransactionTemplate transaction;

    private Riverside.House house;
    private Riverside.Enrolled amara;
    private Riverside.Enrolled leo;
    private Actor amaras;
    private Actor leos;
    private RoomId evening;

    @BeforeEach
    void amara_and_leo_come_in_the_evening() {
        house = Time.at(WEDNESDAY.minus(Duration.ofDays(14)), () -> riverside.found());
        amara = before(() -> house.enrolled("Amara", "Okafor", LocalDate.of(2026, 6, 1)));
        leo = before(() -> house.enrolled("Leo", "Brandt", LocalDate.of(2026, 6, 1)));
        amaras = house.asParticipant(amara.id());
        leos = house.asParticipant(leo.id());
        evening = opened(
                new NewRoom(house.program(), Optional.of(house.evening()), Band.ADULT, "Evening", "For all of us."));
    }

    @Test
    void a_room_is_opened_once_for_a_track_and_an_age_and_by_a_director_only() {
        var again = new NewRoom(house.program(), Optional.of(house.evening()), Band.ADULT, "Evening 2", "");
        assertThat(now(house.ruth().actor(), () -> rooms.open(again))).isInstanceOf(Opening.Refused.class);
        assertThat(now(
                        house.ruth().actor(),
                        () -> rooms.open(new NewRoom(house.program(), Optional.empty(), Band.ADULT, " ", ""))))
                .isInstanceOf(Opening.Refused.class);
        assertThatThrownBy(() -> now(house.dana().actor(), () -> rooms.open(again)))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> now(amaras, () -> rooms.open(again))).isInstanceOf(NotYours.class);
        opened(new NewRoom(house.program(), Optional.empty(), Band.ADULT, "Afterwards", ""));
    }

    @Test
    void a_name_of_ones_own_says_no_more_than_one_wants() {
        assertThat(flaw("  ")).isEqualTo(NameFlaw.BLANK);
        assertThat(flaw("x".repeat(41))).isEqualTo(NameFlaw.TOO_LONG);
        assertThat(flaw("River99")).isEqualTo(NameFlaw.CONTACT);
        assertThat(flaw("@river")).isEqualTo(NameFlaw.CONTACT);
        assertThat(flaw("Amara Ókafor")).isEqualTo(NameFlaw.FAMILY_NAME);
        joined(amaras, "River");
        assertThat(now(leos, () -> joining.join(evening, "rIVER"))).isEqualTo(new Wish.Flawed(NameFlaw.TAKEN));
        assertThat(now(amaras, () -> joining.join(evening, "Another")))
                .as("she is in it")
                .isInstanceOf(Wish.Joined.class);
        assertThat(count("community.member")).isOne();
    }

    @Test
    void where_there_is_no_place_it_is_not_said_why() {
        joined(amaras, "River");
        house.dana().run(() -> keepApart.people(leo.id(), amara.id(), "for clinicians"));
        assertThat(now(leos, () -> joining.join(evening, "Sol"))).isInstanceOf(Wish.NoPlace.class);
        assertThat(now(leos, () -> joining.join(new RoomId(UUID.randomUUID()), "Sol")))
                .isInstanceOf(Wish.NoPlace.class);
    }

    @Test
    void the_first_posts_of_somebody_new_wait_for_staff_and_later_ones_do_not() {
        joined(amaras, "River");
        for (int post = 0; post < 3; post++) {
            var sent = sent(amaras, "Hello " + "again ".repeat(post));
            assertThat(sent.held()).contains(HeldBecause.NEW_MEMBER);
            assertThat(now(house.dana().actor(), () -> moderation.letThrough(sent.post(), 0)))
                    .isInstanceOf(Acting.Done.class);
        }
        assertThat(sent(amaras, "Home by now").held()).isEmpty();
    }

    @Test
    void how_many_posts_wait_is_a_dated_rule_and_an_unreadable_one_is_the_cautious_one() {
        joined(amaras, "River");
        rule(RoomRules.FIRST_POSTS, "none", LocalDate.of(2026, 6, 9));
        assertThat(sent(amaras, "Hello").held()).contains(HeldBecause.NEW_MEMBER);
        rule(RoomRules.FIRST_POSTS, "0");
        assertThat(sent(amaras, "Hello").held()).isEmpty();
    }

    @Test
    void a_way_to_be_reached_is_held_with_its_writer_who_mends_it() {
        rule(RoomRules.FIRST_POSTS, "0");
        joined(amaras, "River");
        joined(leos, "Sol");
        var held = sent(amaras, "Ring me: six one seven, five five five, oh one three two");
        assertThat(held.held()).contains(HeldBecause.CONTACT);
        assertThat(read(leos)).isEmpty();
        assertThat(read(amaras)).hasSize(1);
        assertThatThrownBy(
                        () -> now(leos, () -> posts.change(held.post(), "mine", Optional.empty(), Optional.of(false))))
                .isInstanceOf(NotYours.class);
        assertThat(now(
                        amaras,
                        () -> posts.change(
                                held.post(), "Talk to me on Thursday", Optional.empty(), Optional.of(false))))
                .isEqualTo(new Sending.Sent(held.post(), Optional.empty(), false));
        assertThat(read(leos)).containsExactly("Talk to me on Thursday");
        assertThatThrownBy(() ->
                        now(amaras, () -> posts.change(held.post(), "too late", Optional.empty(), Optional.of(false))))
                .as("it stands")
                .isInstanceOf(NotYours.class);
    }

    @Test
    void those_who_were_here_may_say_how_to_reach_them_unless_the_program_rules_otherwise() {
        assertThat(contact(Band.ADULT, false)).isFalse();
        assertThat(contact(Band.ADULT, true)).isTrue();
        assertThat(contact(Band.YOUNG, true)).isFalse();
        rule(RoomRules.CONTACT_ALUMNI, "off");
        assertThat(contact(Band.ADULT, true)).isFalse();
        rule(RoomRules.CONTACT_ENROLLED, "on");
        assertThat(contact(Band.ADULT, false)).isTrue();
    }

    @Test
    void safety_at_stake_raises_the_alert_with_the_words_or_without_them() {
        joined(amaras, "River");
        assertThat(now(amaras, () -> posts.write(evening, "I can't", Optional.empty(), Optional.empty())))
                .isInstanceOf(Sending.AskAtStake.class);
        assertThat(count("alerts.alert")).isZero();
        assertThat(now(amaras, () -> posts.write(evening, " ", Optional.empty(), Optional.of(true))))
                .isEqualTo(new Sending.Flawed(OwnPosts.Flaw.EMPTY, true));
        assertThat(count("alerts.alert where urgency = 'now' and participant_id = '"
                        + amara.id().value() + "'"))
                .isOne();
        assertThat(count("community.post")).isZero();
        assertThatThrownBy(() -> now(
                        amaras,
                        () -> transaction.execute(_ -> {
                            posts.write(evening, "again", Optional.empty(), Optional.of(true));
                            throw new IllegalStateException("the power goes");
                        })))
                .hasMessage("the power goes");
        assertThat(count("alerts.step")).isOne();
        assertThat(count("community.post")).isZero();
    }

    @Test
    void what_is_told_with_safety_at_stake_raises_the_alert_about_its_writer_and_names_nobody_to_the_other() {
        rule(RoomRules.FIRST_POSTS, "0");
        joined(amaras, "River");
        joined(leos, "Sol");
        var post = sent(amaras, "Nobody would notice").post();
        assertThat(now(leos, () -> reports.report(post, ReportReason.UNKIND, "", Optional.empty())))
                .isInstanceOf(Telling.AskAtStake.class);
        assertThat(now(leos, () -> reports.report(post, ReportReason.SAFETY, "I worry", Optional.empty())))
                .isEqualTo(new Telling.Told(evening, true));
        assertThat(count("alerts.alert where urgency = 'now' and participant_id = '"
                        + amara.id().value() + "'"))
                .isOne();
        assertThat(rows(leos, "alerts.alert")).isZero();
        assertThat(rows(amaras, "community.report"))
                .as("who told, the writer never learns")
                .isZero();
        assertThatThrownBy(() -> now(amaras, () -> reports.report(post, ReportReason.UNKIND, "", Optional.of(false))))
                .as("one's own")
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> now(
                        leos,
                        () -> reports.report(
                                new PostId(UUID.randomUUID()), ReportReason.SAFETY, "", Optional.of(true))))
                .isInstanceOf(NotYours.class);
        assertThat(count("community.report where post_words = 'Nobody would notice' and at_stake"))
                .isOne();
    }

    @Test
    void a_writer_deletes_for_good_and_what_staff_were_told_stays_with_them() {
        rule(RoomRules.FIRST_POSTS, "0");
        joined(amaras, "River");
        joined(leos, "Sol");
        var post = sent(amaras, "Too much").post();
        now(leos, () -> answers.react(post, Reaction.HEAR_YOU));
        now(leos, () -> reports.report(post, ReportReason.UNKIND, "", Optional.of(false)));
        assertThatThrownBy(() -> now(leos, () -> {
                    posts.delete(post);
                    return 1;
                }))
                .isInstanceOf(NotYours.class);
        now(amaras, () -> {
            posts.delete(post);
            return 1;
        });
        assertThat(count("community.post")).isZero();
        assertThat(count("community.reaction")).isZero();
        assertThat(count("community.report where post_id is null and post_words = 'Too much'"))
                .isOne();
    }

    @Test
    void leaving_takes_the_name_off_and_the_words_stay_as_somebodys_who_left() {
        rule(RoomRules.FIRST_POSTS, "0");
        joined(amaras, "River");
        joined(leos, "Sol");
        var post = sent(amaras, "The first week is the longest.").post();
        now(amaras, () -> {
            joining.leave(evening);
            return 1;
        });
        assertThat(read(leos)).containsExactly("The first week is the longest.");
        assertThat(count("community.name where display_name = 'River'")).isZero();
        assertThat(read(amaras)).as("her own").hasSize(1);
        assertThat(now(amaras, () -> posts.write(evening, "x", Optional.empty(), Optional.of(false))))
                .isInstanceOf(Sending.NoPlace.class);
        joined(amaras, "River");
        assertThat(rows(leos, "community.post post join community.name name on name.member_id = post.member_id"))
                .as("coming back does not put it on again")
                .isZero();
        now(amaras, () -> {
            posts.delete(post);
            return 1;
        });
    }

    @Test
    void the_end_of_a_stay_ends_it_in_the_room_with_the_name() {
        rule(RoomRules.FIRST_POSTS, "0");
        joined(amaras, "River");
        joined(leos, "Sol");
        sent(amaras, "See you Monday");
        house.inTransaction(() -> sql.sql(
                        "update episodes.episode set status = 'finished', discharged_on = '2026-06-10' where id = :id")
                .param("id", amara.episode())
                .update());
        Time.at(WEDNESDAY, () -> {
            departures.whoNoLongerBelongs(house.organization());
            return 1;
        });
        assertThat(count("community.name where display_name = 'River'")).isZero();
        assertThat(count("community.member where left_because = 'no_longer_belongs'"))
                .isOne();
        assertThat(read(leos)).containsExactly("See you Monday");
        assertThat(count("community.name")).isOne();
    }

    @Test
    void staff_look_after_the_rooms_of_their_track_and_no_others() {
        joined(amaras, "River");
        var post = sent(amaras, "Hello").post();
        assertThatThrownBy(() -> now(house.marcus().actor(), () -> moderation.letThrough(post, 0)))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> now(house.bea().actor(), () -> oversight.rooms()))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> now(leos, () -> moderation.letThrough(post, 0)))
                .isInstanceOf(NotYours.class);
        assertThat(now(house.dana().actor(), () -> oversight.rooms())).containsExactly(evening.value());
        assertThat(now(house.ruth().actor(), () -> oversight.rooms())).containsExactly(evening.value());
        assertThat(now(amaras, () -> oversight.readersOf(evening)))
                .contains("Dana Reyes, LCSW", "Ruth Adler")
                .doesNotContain("Marcus Bell, LPC");
    }

    @Test
    void a_post_given_back_comes_with_a_word_and_comes_again_mended() {
        joined(amaras, "River");
        var post = sent(amaras, "He is an idiot").post();
        var dana = house.dana().actor();
        assertThat(now(dana, () -> moderation.giveBack(post, 0, " "))).isInstanceOf(Acting.Refused.class);
        assertThat(now(dana, () -> moderation.giveBack(post, 7, "Say it about you")))
                .isInstanceOf(Acting.Refused.class);
        assertThat(now(dana, () -> moderation.giveBack(post, 0, "Could you say it about you?")))
                .isInstanceOf(Acting.Done.class);
        assertThat(now(amaras, () -> posts.change(post, "I was hurt", Optional.of(Label.OTHER), Optional.of(false))))
                .isInstanceOf(Sending.Sent.class);
        assertThat(now(dana, () -> moderation.letThrough(post, 2))).isInstanceOf(Acting.Done.class);
        assertThat(now(dana, () -> moderation.takeDown(post, "It names somebody's street.")))
                .isInstanceOf(Acting.Done.class);
        joined(leos, "Sol");
        assertThat(read(leos)).isEmpty();
        assertThat(read(amaras)).hasSize(1);
    }

    @Test
    void whom_a_writer_has_barred_cannot_look_after_her_posts() {
        joined(amaras, "River");
        var post = sent(amaras, "Hello").post();
        amaras.run(() -> bars.bar(amara.id(), house.dana().membership()));
        assertThatThrownBy(() -> now(house.dana().actor(), () -> moderation.letThrough(post, 0)))
                .isInstanceOf(NotYours.class);
        assertThat(now(house.ruth().actor(), () -> moderation.letThrough(post, 0)))
                .isInstanceOf(Acting.Done.class);
    }

    @Test
    void a_closed_room_is_empty_and_shut() {
        rule(RoomRules.FIRST_POSTS, "0");
        joined(amaras, "River");
        sent(amaras, "Hello");
        now(house.ruth().actor(), () -> {
            rooms.close(evening);
            return 1;
        });
        assertThat(rows(amaras, "community.room")).isZero();
        assertThat(count("community.name")).isZero();
        assertThat(now(leos, () -> joining.join(evening, "Sol"))).isInstanceOf(Wish.NoPlace.class);
    }

    @Test
    void a_kind_sign_is_put_and_taken_and_never_on_ones_own() {
        rule(RoomRules.FIRST_POSTS, "0");
        joined(amaras, "River");
        joined(leos, "Sol");
        var post = sent(amaras, "Home").post();
        now(leos, () -> answers.react(post, Reaction.ME_TOO));
        assertThat(rows(amaras, "community.reaction")).isOne();
        now(leos, () -> answers.react(post, Reaction.ME_TOO));
        assertThat(rows(amaras, "community.reaction")).isZero();
        assertThatThrownBy(() -> now(amaras, () -> answers.react(post, Reaction.ME_TOO)))
                .isInstanceOf(NotYours.class);
        now(leos, () -> answers.mute(post, true));
        assertThat(rows(leos, "community.mute")).isOne();
        now(leos, () -> answers.mute(post, false));
        assertThat(rows(leos, "community.mute")).isZero();
    }

    // Steps.

    private RoomId opened(NewRoom room) {
        return switch (now(house.ruth().actor(), () -> rooms.open(room))) {
            case Opening.Opened(var id) -> id;
            case Opening.Refused(var sentence) -> throw new AssertionError(sentence);
        };
    }

    private void joined(Actor who, String name) {
        assertThat(now(who, () -> joining.join(evening, name))).isInstanceOf(Wish.Joined.class);
    }

    private NameFlaw flaw(String name) {
        return ((Wish.Flawed) now(amaras, () -> joining.join(evening, name))).flaw();
    }

    private Sending.Sent sent(Actor who, String words) {
        return (Sending.Sent) now(who, () -> posts.write(evening, words, Optional.empty(), Optional.of(false)));
    }

    private List<String> read(Actor who) {
        return now(
                who,
                () -> transaction.execute(_ ->
                        sql.sql("select words from community.post order by id").list(String.class)));
    }

    private boolean contact(Band band, boolean alumni) {
        return now(amaras, () -> rules.of(house.program(), band, alumni)).contactAllowed();
    }

    private void rule(String name, String value) {
        rule(name, value, LocalDate.of(2026, 6, 10));
    }

    private void rule(String name, String value, LocalDate since) {
        now(house.ruth().actor(), () -> {
            programs.setRule(new NewRule(Optional.of(house.program()), name, value, "decided here", since));
            return 1;
        });
    }

    private long rows(Actor who, String from) {
        return now(
                who,
                () -> transaction.execute(
                        _ -> sql.sql("select count(*) from " + from).single(Long.class)));
    }

    private long count(String from) {
        return house.inTransaction(() -> sql.sql("select count(*) from " + from).single(Long.class));
    }

    private static <T> T now(Actor who, ScopedValue.CallableOp<T, RuntimeException> work) {
        return Time.at(WEDNESDAY, () -> who.call(work));
    }

    private static <T> T before(ScopedValue.CallableOp<T, RuntimeException> work) {
        return Time.at(WEDNESDAY.minus(Duration.ofDays(7)), work);
    }
}
