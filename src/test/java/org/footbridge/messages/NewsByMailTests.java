package org.footbridge.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.footbridge.Riverside;
import org.footbridge.access.SignedInAs;
import org.footbridge.notices.Letters;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.footbridge.platform.Time;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** There is something new: said by mail to whoever asked for it, once, by day, and nothing else in it. */
@FootbridgeTest
class NewsByMailTests {

    @Autowired
    Riverside riverside;

    @Autowired
    TeamMessages team;

    @Autowired
    OwnMessages own;

    @Autowired
    NewsByMail news;

    @Autowired
    Letters letters;

    @Autowired
    Sql sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvcTester mvc;

    private Riverside.House house;
    private ParticipantId amara;
    private Actor herself;
    private LocalDate today;

    @BeforeEach
    void amara_has_a_phone_and_a_team() {
        house = riverside.found();
        amara = house.enrolled("Amara", "Okafor", TestTime.today().minusDays(7)).id();
        house.letCare(Role.THERAPIST, amara);
        herself = house.asParticipant(amara);
        today = TestTime.today().plusDays(1);
    }

    @Test
    void nobody_gets_a_mail_who_did_not_ask_for_it() {
        written(10, "The bus");
        assertThat(sentAt(11)).isEmpty();
        assertThat(page().select("input[name=wanted][checked]").val()).isEqualTo("no");
    }

    @Test
    void one_mail_until_she_has_looked_and_then_one_again() {
        assertThat(choose("yes", " Amara@Example.org ")).hasStatus(302);
        assertThat(sentAt(9)).isEmpty();
        var first = written(10, "The bus");
        written(10, "Your Tuesday");
        assertThat(sentAt(11)).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("amara@example.org");
            assertThat(mail.subject()).isEqualTo("Something new from RS Office");
            assertThat(mail.subject() + mail.text())
                    .doesNotContainIgnoringCase("message")
                    .doesNotContainIgnoringCase("team")
                    .doesNotContain("Riverside", "Amara", "bus", "Tuesday", "Dana", "http");
            assertThat(page().text())
                    .contains(mail.subject())
                    .contains(mail.text().lines().map(String::strip).toList().getFirst());
        });
        assertThat(sentAt(11)).as("the job comes by again").isEmpty();
        written(12, "And the train");
        assertThat(sentAt(12)).as("the first are still unopened").isEmpty();

        threads()
                .forEach(thread -> at(
                        13,
                        () -> herself.call(() -> {
                            own.opened(amara, thread);
                            return true;
                        })));
        assertThat(sentAt(14)).as("she has seen all").isEmpty();
        at(15, () -> house.dana().call(() -> team.answer(first, Letter.of("At nine"), team.newest(first))));
        assertThat(sentAt(16)).hasSize(1);
    }

    @Test
    void at_night_nothing_leaves_and_what_was_opened_before_the_morning_needs_no_mail() {
        choose("yes", "amara@example.org");
        var thread = written(21, "Late");
        assertThat(sentAt(21)).isEmpty();
        assertThat(sentAt(23)).isEmpty();
        assertThat(sentAt(7)).isEmpty();
        at(
                23,
                () -> herself.call(() -> {
                    own.opened(amara, thread);
                    return true;
                }));
        today = today.plusDays(1);
        assertThat(sentAt(8)).isEmpty();
        written(8, "Early");
        assertThat(sentAt(9)).hasSize(1);
    }

    @Test
    void her_own_words_and_a_login_that_ended_bring_no_mail() {
        choose("yes", "amara@example.org");
        at(10, () -> herself.call(() -> own.begin(amara, "Home", Letter.of("It is loud"), Optional.of(false))));
        assertThat(sentAt(11)).isEmpty();
        written(11, "The bus");
        house.inTransaction(() -> sql.sql("update access.membership set ended_at = now() where person_id = :amara")
                .param("amara", amara)
                .update());
        assertThat(sentAt(12)).isEmpty();
    }

    @Test
    void ending_it_forgets_the_address_and_nobody_else_sees_the_choice() {
        choose("yes", "amara@example.org");
        assertThat(house.dana().call(this::choices)).isZero();
        assertThat(house.asParticipant(house.participant("Noor", "Haddad")).call(this::choices))
                .isZero();
        assertThat(house.job(this::choices)).isOne();
        assertThat(choose("no", "")).hasStatus(302);
        assertThat(house.job(this::choices)).isZero();
        written(10, "The bus");
        assertThat(sentAt(11)).isEmpty();
    }

    @Test
    void what_is_no_address_or_no_answer_is_said_and_nothing_is_kept() {
        for (var address : List.of("", "amara", "a@b", "a b@example.org", "x".repeat(250) + "@example.org")) {
            assertThat(choose("yes", address)).as(address).hasStatus(422);
        }
        assertThat(choose("perhaps", "amara@example.org")).hasStatus(422);
        assertThat(house.job(this::choices)).isZero();
        assertThat(mvc.get()
                        .uri("/me/messages/mail")
                        .with(SignedInAs.actor(house.dana().actor()))
                        .exchange())
                .hasStatus(404);
    }

    private Integer choices() {
        return transaction.execute(
                _ -> sql.sql("select count(*)::int from messages.news_by_mail").single(Integer.class));
    }

    private ThreadId written(int hour, String topic) {
        var came = at(hour, () -> house.dana().call(() -> team.begin(amara, topic, Letter.of("Look"))));
        return ((TeamMessages.Acting.Done) came).thread();
    }

    private List<ThreadId> threads() {
        return house.inTransaction(() -> sql
                .sql("select id from messages.thread where participant_id = :amara")
                .param("amara", amara)
                .list(UUID.class)
                .stream()
                .map(ThreadId::new)
                .toList());
    }

    private List<Letters.Arrived> sentAt(int hour) {
        at(
                hour,
                () -> house.job(() -> {
                    news.send();
                    return true;
                }));
        return letters.deliver(house.organization());
    }

    private <R> R at(int hour, Supplier<R> work) {
        return Time.at(
                LocalDateTime.of(today, LocalTime.of(hour, 30))
                        .atZone(Riverside.NEW_YORK)
                        .toInstant(),
                work::get);
    }

    private MvcTestResult choose(String wanted, String address) {
        return mvc.post()
                .uri("/me/messages/mail")
                .with(SignedInAs.actor(herself))
                .param("wanted", wanted)
                .param("address", address)
                .exchange();
    }

    private Document page() {
        var result = mvc.get()
                .uri("/me/messages/mail")
                .with(SignedInAs.actor(herself))
                .exchange();
        assertThat(result).hasStatusOk();
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
