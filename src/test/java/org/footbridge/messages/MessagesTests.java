package org.footbridge.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.Bars;
import org.footbridge.access.NotYours;
import org.footbridge.messages.OwnMessages.Sending;
import org.footbridge.messages.TeamMessages.Acting;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.Programs;
import org.footbridge.tasks.EnteredInError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Between one person and the team: what is sent stays, what waits is known, and nobody else reads along. */
@FootbridgeTest
class MessagesTests {

    /** A Wednesday, 15:00 in New York. */
    private static final Instant WEDNESDAY = Instant.parse("2026-06-10T19:00:00Z");

    private static final byte[] PDF = "%PDF-1.4 a form".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    Riverside riverside;

    @Autowired
    OwnMessages own;

    @Autowired
    TeamMessages team;

    @Autowired
    Attached attached;

    @Autowired
    AnswerTime answerTime;

    @Autowired
    EnteredInError errors;

    @Autowired
    Bars bars;

    @Autowired
    Programs programs;

    @Autowired
    Sql sql;

    @Autowired
    TransactionTemplate transaction;

    private Riverside.House house;
    private ParticipantId amara;
    private Actor herself;

    @BeforeEach
    void amara_has_a_phone_and_a_team() {
        house = Time.at(WEDNESDAY.minus(Duration.ofDays(14)), () -> riverside.found());
        amara = at(
                WEDNESDAY.minus(Duration.ofDays(7)),
                () -> house.enrolled("Amara", "Okafor", LocalDate.of(2026, 6, 1))
                        .id());
        at(WEDNESDAY.minus(Duration.ofDays(7)), () -> {
            house.letCare(Role.THERAPIST, amara);
            return true;
        });
        herself = house.asParticipant(amara);
    }

    @Test
    void a_message_waits_until_the_time_that_was_promised_when_it_came() {
        var thread = begun("Can I bring my sister?");
        assertThat(due(thread)).contains(WEDNESDAY.plus(Duration.ofHours(24)));

        rule("2", LocalDate.of(2026, 6, 10));
        assertThat(due(thread)).as("a promise once given").contains(WEDNESDAY.plus(Duration.ofHours(24)));
        assertThat(due(begun("And my dog?"))).contains(WEDNESDAY.plus(Duration.ofHours(2)));
    }

    @Test
    void the_clock_counts_from_the_oldest_message_without_an_answer() {
        var thread = begun("First");
        at(WEDNESDAY.plus(Duration.ofHours(5)), () -> herself.call(() -> reply(thread, "Second", false)));
        assertThat(due(thread)).contains(WEDNESDAY.plus(Duration.ofHours(24)));
        answer(thread, "Yes");
        assertThat(due(thread)).isEmpty();
        at(WEDNESDAY.plus(Duration.ofHours(30)), () -> herself.call(() -> reply(thread, "Third", false)));
        assertThat(due(thread)).contains(WEDNESDAY.plus(Duration.ofHours(54)));
    }

    @Test
    void weekends_and_closed_days_do_not_count_and_a_rule_nobody_can_read_promises_the_usual() {
        var friday = Instant.parse("2026-06-12T21:00:00Z");
        assertThat(AnswerTime.due(friday, Duration.ofHours(24), Riverside.NEW_YORK, Set.of()))
                .isEqualTo(Instant.parse("2026-06-15T21:00:00Z"));
        assertThat(AnswerTime.due(friday, Duration.ofHours(24), Riverside.NEW_YORK, Set.of(LocalDate.of(2026, 6, 15))))
                .isEqualTo(Instant.parse("2026-06-16T21:00:00Z"));
        for (var value : List.of("soon", "0", "-3", "99999")) {
            rule(value, LocalDate.of(2026, 6, 9));
            assertThat(at(
                            WEDNESDAY,
                            () -> house.job(() -> answerTime.now(house.program()))
                                    .hours()))
                    .as(value)
                    .isEqualTo(24);
        }
    }

    @Test
    void nothing_is_sent_before_it_is_said_whether_safety_is_at_stake() {
        assertThat(herself.call(() -> own.begin(amara, "Home", Letter.of("It is loud"), Optional.empty())))
                .isInstanceOf(Sending.AskAtStake.class);
        assertThat(count("messages.message")).isZero();
        assertThat(count("messages.thread")).isZero();
    }

    @Test
    void safety_at_stake_raises_the_alert_with_the_message_or_neither() {
        assertThat(herself.call(() -> own.begin(amara, "Home", Letter.of("I am afraid of tonight"), Optional.of(true))))
                .isInstanceOfSatisfying(
                        Sending.Sent.class, sent -> assertThat(sent.told()).isTrue());
        assertThat(count("alerts.alert where urgency = 'now' and participant_id = '" + amara.value() + "'"))
                .isOne();

        assertThatThrownBy(() -> herself.run(() -> transaction.executeWithoutResult(_ -> {
                    own.begin(amara, "Home", Letter.of("Again"), Optional.of(true));
                    throw new IllegalStateException("the power goes");
                })))
                .hasMessage("the power goes");
        assertThat(count("messages.message")).isOne();
        assertThat(count("alerts.step")).isOne();
    }

    @Test
    void what_is_empty_too_long_too_large_or_no_picture_is_refused_and_nothing_is_kept() {
        assertThat(flaw(Letter.of(" \n\u0000 "))).isEqualTo(Letter.Flaw.EMPTY);
        assertThat(flaw(Letter.of("x".repeat(8001)))).isEqualTo(Letter.Flaw.TOO_LONG);
        var large = new byte[10_000_001];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        assertThat(flaw(new Letter("See", large))).isEqualTo(Letter.Flaw.FILE_TOO_LARGE);
        assertThat(flaw(new Letter("See", "<html>%PDF-".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(Letter.Flaw.FILE_UNKNOWN);
        assertThat(herself.call(() -> own.begin(amara, " ", Letter.of("x"), Optional.of(false))))
                .isEqualTo(new Sending.Flawed(Letter.Flaw.EMPTY));
        assertThat(herself.call(() -> own.begin(amara, "x".repeat(121), Letter.of("x"), Optional.of(false))))
                .isEqualTo(new Sending.Flawed(Letter.Flaw.TOO_LONG));
        assertThat(count("messages.thread")).isZero();
        assertThat(count("messages.attachment")).isZero();
    }

    @Test
    void a_yes_is_told_whatever_is_wrong_with_the_words_or_the_file() {
        var broken = new Letter("I am not safe", new byte[10_000_001]);
        assertThat(herself.call(() -> own.begin(amara, "Tonight", broken, Optional.of(true))))
                .isEqualTo(new Sending.Flawed(Letter.Flaw.FILE_TOO_LARGE));
        assertThat(count("messages.thread")).isZero();
        assertThat(count("alerts.alert")).isOne();

        var thread = begun("Mine");
        assertThat(herself.call(() -> own.reply(amara, thread, Letter.of(" "), Optional.of(true))))
                .isEqualTo(new Sending.Flawed(Letter.Flaw.EMPTY));
        assertThat(count("alerts.alert")).as("joined to the open one").isOne();
        assertThat(count("alerts.step")).isEqualTo(2);
    }

    @Test
    void a_file_is_kept_byte_for_byte_and_opened_by_the_person_and_the_team_only() {
        herself.run(() -> own.begin(amara, "Form", new Letter("Here", PDF), Optional.of(false)));
        var file = new AttachedId(house.inTransaction(
                () -> sql.sql("select id from messages.attachment where organization_id = :organization")
                        .param("organization", house.organization())
                        .single(UUID.class)));

        assertThat(herself.call(() -> attached.open(file)).content()).isEqualTo(PDF);
        assertThat(house.dana().call(() -> attached.open(file)).mediaType()).isEqualTo("application/pdf");
        for (var stranger : List.of(
                house.asParticipant(house.amara()),
                house.bea().actor(),
                house.tom().actor(),
                guardian())) {
            assertThatThrownBy(() -> stranger.run(() -> attached.open(file))).isInstanceOf(NotYours.class);
        }
        assertThat(count("audit.entry where subject = 'message attachment' and act = 'export'"))
                .isEqualTo(2);
    }

    @Test
    void nobody_goes_on_in_somebody_elses_thread() {
        var thread = begun("Mine");
        var lee = house.enrolled("Lee", "Park", LocalDate.of(2026, 6, 1)).id();
        var other = house.asParticipant(lee);

        assertThatThrownBy(() -> other.run(() -> own.reply(lee, thread, Letter.of("Hi"), Optional.of(false))))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> other.run(() -> own.reply(amara, thread, Letter.of("Hi"), Optional.of(false))))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> other.run(() -> own.opened(lee, thread))).isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> herself.run(
                        () -> own.reply(amara, new ThreadId(UUID.randomUUID()), Letter.of("Hi"), Optional.of(false))))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void the_shared_tablet_the_family_and_others_see_no_row() {
        begun("Only for my team");
        for (var actor : List.of(
                guardian(),
                Actor.atTablet(house.organization(), amara.value()),
                house.asParticipant(house.amara()),
                Actor.visitor(house.organization()))) {
            for (var table : List.of("thread", "message")) {
                assertThat(seen(actor, table))
                        .as(table + " for " + actor.kind())
                        .isZero();
            }
        }
        assertThatThrownBy(() -> Actor.atTablet(house.organization(), amara.value())
                        .run(() -> own.begin(amara, "a", Letter.of("b"), Optional.of(false))))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void whom_she_bars_neither_opens_nor_answers_nor_is_handed_the_thread() {
        var thread = begun("About Marcus");
        house.job(() -> {
            bars.bar(amara, house.marcus().membership());
            return true;
        });
        assertThatThrownBy(() -> house.marcus().run(() -> team.opened(thread))).isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> house.marcus().run(() -> team.newest(thread))).isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> house.marcus().run(() -> team.begin(amara, "a", Letter.of("b"))))
                .isInstanceOf(NotYours.class);
        assertThat(house.dana().call(() -> team.handOver(thread, house.marcus().membership())))
                .isInstanceOf(Acting.Refused.class);
        assertThat(house.dana().call(() -> team.colleagues(amara)))
                .containsExactly(house.dana().membership());
    }

    @Test
    void of_two_answers_written_at_once_the_second_is_held_back() {
        var thread = begun("Which bus?");
        var seen = house.dana().call(() -> team.newest(thread));
        assertThat(house.dana().call(() -> team.answer(thread, Letter.of("The 22"), seen)))
                .isInstanceOf(Acting.Done.class);
        assertThat(house.marcus().call(() -> team.answer(thread, Letter.of("The 85"), seen)))
                .isInstanceOf(Acting.Moved.class);
        assertThat(house.marcus().call(() -> team.close(thread, seen))).isInstanceOf(Acting.Moved.class);
        assertThat(count("messages.message")).isEqualTo(2);
    }

    @Test
    void who_answers_first_has_it_until_it_is_handed_over_and_a_closed_thread_opens_when_she_goes_on() {
        var thread = begun("Which bus?");
        answer(thread, "The 22");
        assertThat(owner(thread)).contains(house.dana().membership().value());
        assertThat(house.dana().call(() -> team.handOver(thread, house.marcus().membership())))
                .isInstanceOf(Acting.Done.class);
        assertThat(owner(thread)).contains(house.marcus().membership().value());
        house.dana().run(() -> team.close(thread, team.newest(thread)));
        assertThat(count("messages.thread where status = 'closed'")).isOne();
        herself.run(() -> reply(thread, "It did not come", false));
        assertThat(count("messages.thread where status = 'open' and turn = 'team' and due_at is not null"))
                .isOne();
    }

    @Test
    void what_was_sent_is_never_changed_and_in_error_it_is_sealed_by_two() {
        var thread = begun("Which bus?");
        answer(thread, "Lee, the 22");
        var sent = house.dana().call(() -> team.newest(thread)).orElseThrow();
        assertThatThrownBy(() -> house.inTransaction(() ->
                        sql.sql("update messages.message set words = 'other'").update()))
                .isInstanceOf(RuntimeException.class);
        var hers = house.inTransaction(() -> sql.sql(
                        "select id from messages.message where organization_id = :organization and staff_id is null")
                .param("organization", house.organization())
                .single(UUID.class));
        assertThatThrownBy(() -> house.dana().run(() -> team.enteredInError(new MessageId(hers), "x")))
                .as("her words are not the team's to seal")
                .isInstanceOf(NotYours.class);
        assertThat(house.marcus().call(() -> team.enteredInError(sent, "Not mine")))
                .isInstanceOf(EnteredInError.Asking.Refused.class);
        assertThat(house.dana().call(() -> team.enteredInError(sent, "Meant for Lee")))
                .isInstanceOf(EnteredInError.Asking.Done.class);
        var asked =
                house.inTransaction(() -> sql.sql("select id from tasks.error where organization_id = :organization")
                        .param("organization", house.organization())
                        .single(UUID.class));
        assertThat(house.paula().call(() -> errors.seal(asked))).isInstanceOf(EnteredInError.Asking.Done.class);
        assertThat(count("messages.message")).as("what anybody reads").isOne();
        assertThat(seen(herself, "message")).isOne();
    }

    @Test
    void without_a_running_stay_or_a_login_nothing_is_sent() {
        var lee = house.participant("Lee", "Park");
        Sending sent =
                house.asParticipant(lee).call(() -> own.begin(lee, "Hello", Letter.of("Anybody?"), Optional.of(false)));
        assertThat(sent).isInstanceOf(Sending.NoTeam.class);
        var jo = house.enrolled("Jo", "Marsh", LocalDate.of(2026, 6, 1)).id();
        house.letCare(Role.THERAPIST, jo);
        assertThat(house.dana().call(() -> team.begin(jo, "Hello", Letter.of("Hi"))))
                .isInstanceOf(Acting.Refused.class);
        assertThat(house.dana().call(() -> team.begin(amara, "Hello", Letter.of("Hi"))))
                .isInstanceOf(Acting.Done.class);
        assertThat(due(new ThreadId(house.inTransaction(
                        () -> sql.sql("select id from messages.thread where organization_id = :organization")
                                .param("organization", house.organization())
                                .single(UUID.class)))))
                .as("her turn: nobody of the team is late")
                .isEmpty();
    }

    private Letter.Flaw flaw(Letter letter) {
        Sending sent = herself.call(() -> own.begin(amara, "About", letter, Optional.of(false)));
        return ((Sending.Flawed) sent).flaw();
    }

    private ThreadId begun(String words) {
        return at(
                WEDNESDAY,
                () -> herself.call(
                        () -> ((Sending.Sent) own.begin(amara, "A question", Letter.of(words), Optional.of(false)))
                                .thread()));
    }

    private Sending reply(ThreadId thread, String words, boolean atStake) {
        return own.reply(amara, thread, Letter.of(words), Optional.of(atStake));
    }

    private void answer(ThreadId thread, String words) {
        at(
                WEDNESDAY.plus(Duration.ofHours(6)),
                () -> house.dana().call(() -> team.answer(thread, Letter.of(words), team.newest(thread))));
    }

    private void rule(String value, LocalDate from) {
        house.ruth()
                .run(() -> programs.setRule(
                        new NewRule(Optional.of(house.program()), AnswerTime.RULE, value, "decided here", from)));
    }

    private Actor guardian() {
        return Actor.contact(
                house.organization(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), Set.of(amara.value()));
    }

    private int seen(Actor actor, String table) {
        Integer rows = actor.call(() -> transaction.execute(
                _ -> sql.sql("select count(*) from messages." + table).single(Integer.class)));
        return rows;
    }

    private Optional<Instant> due(ThreadId thread) {
        return house.inTransaction(() -> sql.sql(
                        "select due_at from messages.v_waiting where organization_id = :organization and thread_id = :thread")
                .param("organization", house.organization())
                .param("thread", thread)
                .optional(Instant.class));
    }

    private Optional<UUID> owner(ThreadId thread) {
        return house.inTransaction(() -> sql.sql(
                        "select owner_id from messages.thread where organization_id = :organization and id = :thread")
                .param("organization", house.organization())
                .param("thread", thread)
                .optional(UUID.class));
    }

    private int count(String rows) {
        return house.inTransaction(() -> sql.sql("select count(*) from " + rows
                        + (rows.contains(" where ") ? " and " : " where ") + "organization_id = :organization")
                .param("organization", house.organization())
                .single(Integer.class));
    }

    private static <T> T at(Instant moment, ScopedValue.CallableOp<T, RuntimeException> work) {
        return Time.at(moment, work);
    }
}
