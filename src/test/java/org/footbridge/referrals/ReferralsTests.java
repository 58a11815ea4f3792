package org.footbridge.referrals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.footbridge.Riverside;
import org.footbridge.access.NotYours;
import org.footbridge.history.Paper;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Person;
import org.footbridge.people.SamePerson;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

@FootbridgeTest
class ReferralsTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Inquiries inquiries;

    @Autowired
    Referrals referrals;

    @Autowired
    ContactAttempts attempts;

    @Autowired
    Attachments attachments;

    @Autowired
    Matches matches;

    @Autowired
    Sql sql;

    private Riverside.House house;

    @BeforeEach
    void found() {
        house = riverside.found();
    }

    @Test
    void a_danger_raises_its_alert_with_the_inquiry() {
        var id = knock(Knocks.self(Person.named("Amara", "Okafor"), Danger.YES));
        assertThat(alertsOf(participantOf(id))).isEqualTo(1);
    }

    @Test
    void no_danger_raises_no_alert() {
        assertThat(alertsOf(participantOf(knock(Knocks.amara())))).isZero();
    }

    @Test
    void an_inquiry_without_its_alert_cannot_be() {
        var before = count("referrals.referral");
        assertThatThrownBy(() -> house.inTransaction(() -> {
                    visitor(() -> inquiries.inquire(Knocks.self(Person.named("Amara", "Okafor"), Danger.YES)));
                    throw new IllegalStateException("the network broke");
                }))
                .hasMessage("the network broke");
        assertThat(count("referrals.referral")).isEqualTo(before);
        assertThat(count("alerts.alert")).isZero();
    }

    @Test
    void a_visitor_reads_nothing_back() {
        knock(Knocks.amara());
        for (var table :
                List.of("referrals.referral", "referrals.knock", "people.participant", "access.relationship")) {
            assertThat(Actor.visitor(house.organization()).call(() -> rows(table)))
                    .isZero();
        }
    }

    @Test
    void intake_and_oversight_reach_who_knocked_and_nobody_else_does() {
        var id = knock(Knocks.amara());
        house.tom().run(() -> referrals.takeIntoWork(id));
        assertThatThrownBy(() -> house.dana().run(() -> referrals.takeIntoWork(id)))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> house.bea().run(() -> referrals.takeIntoWork(id)))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void another_organization_reaches_a_referral_by_no_way() {
        var id = knock(Knocks.amara());
        var participant = participantOf(id);
        var other = riverside.found();
        assertThatThrownBy(() -> other.tom().run(() -> referrals.takeIntoWork(id)))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> other.inTransaction(() -> sql.sql("""
                        insert into referrals.match_word (organization_id, id, participant_id, other_id, word, reason, said_by, said_at)
                        values (:organization, gen_random_uuid(), :theirs, :theirs, 'same', '', :by, now())
                        """)
                        .param("organization", other.organization())
                        .param("theirs", participant)
                        .param("by", other.tom().id())
                        .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void what_somebody_wrote_is_never_changed() {
        knock(Knocks.amara());
        assertThatThrownBy(() -> house.inTransaction(() -> sql.sql("update referrals.knock set own_words = 'better'")
                        .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void taking_twice_changes_nothing_and_taking_a_closed_one_opens_it() {
        var id = knock(Knocks.amara());
        house.tom().run(() -> {
            assertThat(referrals.takeIntoWork(id).firstTime()).isTrue();
            assertThat(referrals.takeIntoWork(id).firstTime()).isFalse();
            referrals.close(id, CloseReason.NO_ANSWER, "");
            assertThat(referrals.takeIntoWork(id).participantId()).isEqualTo(participantOf(id));
        });
        assertThat(status(id)).isEqualTo("contacted");
    }

    @Test
    void a_contact_that_reaches_somebody_stops_the_clock_once() {
        var id = knock(Knocks.amara());
        house.tom().run(() -> {
            attempts.log(id, new Attempt(Way.CALL, Attempt.Outcome.NO_ANSWER, "", Optional.empty()));
            assertThat(firstContact(id)).isEmpty();
            attempts.log(id, new Attempt(Way.CALL, Attempt.Outcome.REACHED, "", Optional.empty()));
            assertThat(firstContact(id)).isPresent();
        });
        assertThat(status(id)).isEqualTo("contacted");
    }

    @Test
    void nobody_is_called_but_by_the_way_they_said_is_safe() {
        var amara = knock(Knocks.amara());
        house.tom().run(() -> {
            assertThat(attempts.reach(amara).line())
                    .isEqualTo(
                            "May call Amara at 555-010-2233, after 6 pm. No voicemail. Say “Tom from the office” is calling. Must not know: my husband.");
            assertThat(attempts.log(amara, new Attempt(Way.VOICEMAIL, Attempt.Outcome.LEFT_WORD, "", Optional.empty())))
                    .isEqualTo(new ContactAttempts.NotSafe("Amara asked for no voicemail."));
        });
        assertThat(count("referrals.contact_attempt")).isZero();
    }

    @Test
    void who_writes_for_somebody_else_is_called_and_the_person_is_not() {
        var leo = knock(Knocks.motherOfLeo());
        assertThat(house.tom().call(() -> attempts.reach(leo).line()))
                .startsWith("May call Ines Brandt at 555-010-7788.");
    }

    @Test
    void a_match_is_shown_to_staff_and_merged_only_by_their_word_and_taken_apart_again() {
        var first = participantOf(knock(Knocks.self(born("Amara", "Okafor"), Danger.NO)));
        var second = participantOf(knock(Knocks.self(born("Amara", "Okafor"), Danger.NO)));
        house.tom().run(() -> {
            assertThat(matches.of(second))
                    .extracting(Matches.Match::participantId)
                    .containsExactly(first);
            assertThat(standsFor(second)).isEqualTo(second);
            assertThat(matches.same(second, first, "told us")).isEqualTo(new SamePerson.Merged(first));
            assertThat(standsFor(second)).isEqualTo(first);
            matches.apartAgain(second, first, "twins");
            assertThat(standsFor(second)).isEqualTo(second);
            matches.notTheSame(second, first, "twins");
            assertThat(matches.of(second)).isEmpty();
        });
    }

    @Test
    void somebody_merged_is_not_merged_again_before_it_is_taken_apart() {
        var first = participantOf(knock(Knocks.amara()));
        var second = participantOf(knock(Knocks.amara()));
        var third = participantOf(knock(Knocks.amara()));
        house.tom().run(() -> {
            matches.same(second, first, "");
            assertThat(matches.same(third, second, "")).isInstanceOf(SamePerson.Refused.class);
            assertThat(matches.same(first, third, "")).isInstanceOf(SamePerson.Refused.class);
        });
    }

    @Test
    void a_different_birth_date_is_no_match() {
        knock(Knocks.self(Person.named("Amara", "Okafor").born(LocalDate.of(1980, 1, 1)), Danger.NO));
        var second = participantOf(knock(Knocks.self(born("Amara", "Okafor"), Danger.NO)));
        assertThat(house.tom().call(() -> matches.of(second))).isEmpty();
    }

    @Test
    void a_paper_is_kept_byte_for_byte_and_told_by_its_content() {
        var id = knock(Knocks.amara());
        var pdf = "%PDF-1.7 a letter".getBytes(StandardCharsets.US_ASCII);
        house.tom().run(() -> {
            var attached = (Attachments.Attached) attachments.attach(id, paper(pdf));
            var kept = attachments.open(attached.id());
            assertThat(kept.content()).isEqualTo(pdf);
            assertThat(kept.mediaType()).isEqualTo("application/pdf");
            assertThat(attachments.attach(id, paper(pdf))).isEqualTo(attached);
        });
    }

    @Test
    void what_is_no_paper_is_refused_whatever_it_is_called() {
        var id = knock(Knocks.amara());
        var html = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.US_ASCII);
        assertThat(house.tom().call(() -> attachments.attach(id, paper(html)))).isInstanceOf(Attachments.Refused.class);
        assertThat(house.tom().call(() -> attachments.attach(id, paper(new byte[Paper.MOST_BYTES + 1]))))
                .isInstanceOf(Attachments.Refused.class);
        assertThat(count("referrals.attachment")).isZero();
    }

    @Test
    void a_paper_is_not_handed_to_whoever_may_not_work_on_it() {
        var id = knock(Knocks.amara());
        var pdf = "%PDF-1.7".getBytes(StandardCharsets.US_ASCII);
        var attached = (Attachments.Attached) house.tom().call(() -> attachments.attach(id, paper(pdf)));
        assertThatThrownBy(() -> house.bea().run(() -> attachments.open(attached.id())))
                .isInstanceOf(NotYours.class);
        var other = riverside.found();
        assertThatThrownBy(() -> other.tom().run(() -> attachments.open(attached.id())))
                .isInstanceOf(NotYours.class);
    }

    private static Paper paper(byte[] content) {
        return new Paper(Paper.Kind.REFERRAL_LETTER, Optional.empty(), true, content);
    }

    private static Person born(String given, String family) {
        return Person.named(given, family).born(LocalDate.of(1992, 3, 14));
    }

    private ReferralId knock(NewInquiry inquiry) {
        return visitor(() -> inquiries.inquire(inquiry));
    }

    private <R> R visitor(java.util.function.Supplier<R> work) {
        return Actor.visitor(house.organization()).call(work::get);
    }

    private ParticipantId participantOf(ReferralId id) {
        return new ParticipantId(
                house.inTransaction(() -> sql.sql("select participant_id from referrals.referral where id = :id")
                        .param("id", id)
                        .single(java.util.UUID.class)));
    }

    private ParticipantId standsFor(ParticipantId id) {
        return new ParticipantId(house.inTransaction(
                () -> sql.sql("select stands_for from people.v_same_person where participant_id = :id")
                        .param("id", id)
                        .single(java.util.UUID.class)));
    }

    private String status(ReferralId id) {
        return house.inTransaction(() -> sql.sql("select status from referrals.referral where id = :id")
                .param("id", id)
                .single(String.class));
    }

    private Optional<java.time.Instant> firstContact(ReferralId id) {
        return house.inTransaction(() -> sql.sql(
                        "select first_contact_at from referrals.referral where id = :id and first_contact_at is not null")
                .param("id", id)
                .optional(java.time.Instant.class));
    }

    private int alertsOf(ParticipantId participant) {
        return house.inTransaction(() -> sql.sql("select count(*) from alerts.alert where participant_id = :id")
                .param("id", participant)
                .single(Integer.class));
    }

    private int count(String table) {
        return house.inTransaction(
                () -> sql.sql("select count(*) from " + table).single(Integer.class));
    }

    @Autowired
    org.springframework.transaction.support.TransactionTemplate transaction;

    private int rows(String table) {
        return java.util.Objects.requireNonNull(transaction.execute(
                _ -> sql.sql("select count(*) from " + table).single(Integer.class)));
    }
}
