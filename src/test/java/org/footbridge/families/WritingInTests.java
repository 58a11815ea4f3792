package org.footbridge.families;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.footbridge.Riverside;
import org.footbridge.access.NotYours;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.consents.DataClass;
import org.footbridge.families.WritingIn.Written;
import org.footbridge.people.ContactId;
import org.footbridge.people.Contacts;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Family writes and never reads; the team reads it as what it is; the person reads what the team lets through. */
@FootbridgeTest
class WritingInTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Ana people;

    @Autowired
    Contacts contacts;

    @Autowired
    WritingIn writing;

    @Autowired
    FamilyLetters letters;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Clock clock;

    private Riverside.House house;
    private ParticipantId amara;
    private ContactId ana;

    @BeforeEach
    void ana_is_amaras_sister_and_sees_nothing() {
        house = riverside.found();
        amara = house.enrolled(
                        "Amara",
                        "Okafor",
                        LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK).minusWeeks(2))
                .id();
        ana = people.near(house, amara, "Ana Okafor", "sister", false);
        people.signsIn(house, ana);
    }

    @Test
    void the_box_says_who_reads_it_and_when_and_that_the_person_may_read_it_too() {
        assertThat(text(get(her(ana), "/family/letters")))
                .contains("the team of Riverside", "Monday to Friday", "988", "safety at stake")
                .contains("may become part of their record", "cannot promise to keep it secret")
                .doesNotContain("Amara");
    }

    @Test
    void page_and_answer_are_the_same_word_for_word_whoever_writes_and_about_whom() {
        people.shares(house, amara, ana, 30, DataClass.ATTENDANCE);
        var stranger = people.near(house, house.participant("Kofi", "Mensah"), "Esi Mensah", "aunt", false);
        people.signsIn(house, stranger);
        var known = text(follow(her(ana), post(her(ana), "Amara", "She sleeps again.", "no")));
        assertThat(known)
                .isEqualTo(text(follow(her(stranger), post(her(stranger), "Amara Okafor", "Who is she?", "no"))))
                .contains("We cannot say whether anybody comes here")
                .doesNotContain("Amara", "She sleeps");
        assertThat(text(follow(her(ana), post(her(ana), "", "Something", "yes"))))
                .isEqualTo(text(follow(her(stranger), post(her(stranger), "nobody", "Something", "yes"))))
                .contains("988");
    }

    @Test
    void what_cannot_be_sent_is_asked_for_and_kept_in_the_box() {
        assertThat(post(her(ana), "Amara", "", "no")).hasStatus(422).bodyText().contains("Write something first");
        assertThat(post(her(ana), "Amara", "She sleeps again.", ""))
                .hasStatus(422)
                .bodyText()
                .contains("She sleeps again.");
        assertThat(post(her(ana), "Amara", "x".repeat(8001), "no")).hasStatus(422);
        assertThat(post(her(ana), "a".repeat(201), "Words", "no")).hasStatus(422);
        assertThat(post(her(ana), "Amara", "Words", "maybe")).hasStatus(422);
        assertThat(inbox()).isEmpty();
    }

    @Test
    void the_team_reads_it_as_collateral_with_the_writers_name_and_as_nobodys_message() {
        write(ana, "", "She sleeps again.", false);
        assertThat(text(get(house.dana().actor(), "/messages/family")))
                .contains(
                        "Collateral, from Ana Okafor, sister",
                        "She sleeps again.",
                        "Not read yet",
                        "Kept from the person");
        assertThat(text(get(house.dana().actor(), "/people/" + amara.value() + "/family")))
                .contains("She sleeps again.");
        assertThat(text(get(house.dana().actor(), "/messages?show=all"))).doesNotContain("She sleeps again.");
        assertThat(rows("select count(*) from messages.message")).isZero();
    }

    @Test
    void reading_it_ends_the_work_item_when_nothing_else_waits() {
        write(ana, "", "First.", false);
        write(ana, "", "Second.", false);
        assertThat(openTasks()).isOne();
        var all = inbox();
        house.dana().run(() -> letters.read(all.getFirst().letterId()));
        assertThat(openTasks()).isOne();
        house.dana().run(() -> letters.read(all.getLast().letterId()));
        assertThat(openTasks()).isZero();
        assertThat(inbox()).allSatisfy(one -> assertThat(one.readBy()).isPresent());
    }

    @Test
    void a_yes_to_the_safety_question_raises_the_alert_also_for_somebody_we_do_not_know() {
        assertThat(write(ana, "", "She says goodbye to everybody.", true)).isEqualTo(Written.TOLD);
        assertThat(rows("select count(*) from alerts.v_alerts where urgency = 'now' and participant_id = '"
                        + amara.value() + "'"))
                .isOne();
        house.dana().run(() -> contacts.end(amara, ana, LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK)));
        write(ana, "Amara", "Again.", true);
        assertThat(rows("select count(*) from alerts.v_alerts where participant_id is null and urgency = 'now'"))
                .isOne();
        assertThat(write(ana, "", "All is well.", false)).isEqualTo(Written.SENT);
        assertThat(rows("select count(*) from alerts.v_alerts")).isEqualTo(2);
    }

    @Test
    void of_several_people_the_name_decides_and_else_the_team_says_who_is_meant() {
        var kofi = house.participant("Kofi", "Mensah");
        house.letCare(Role.THERAPIST, kofi);
        house.job(() -> {
            contacts.stand(
                    kofi,
                    ana,
                    new Contacts.NewContact(
                            "Ana Okafor", "neighbor", Optional.empty(), Optional.empty(), false, false, false));
            return kofi;
        });
        write(ana, "my neighbor Kofi M.", "He sings again.", false);
        assertThat(inbox().getFirst().participantId()).contains(kofi);
        write(ana, "my sister", "She sings too.", false);
        var open = inbox().stream()
                .filter(one -> one.participantId().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(text(get(house.dana().actor(), "/messages/family")))
                .contains("Not yet said whom it is about", "Amara Okafor");
        var stranger = house.participant("Max", "Weber");
        house.letCare(Role.THERAPIST, stranger);
        assertThatThrownBy(() -> house.dana().run(() -> letters.sort(open.letterId(), stranger)))
                .as("the writer does not stand near him")
                .isInstanceOf(NotYours.class);
        house.dana().run(() -> letters.sort(open.letterId(), amara));
        assertThat(house.dana().call(() -> letters.about(amara))).hasSize(1);
        assertThatThrownBy(() -> house.dana().run(() -> letters.sort(open.letterId(), kofi)))
                .as("said once")
                .isInstanceOf(NotYours.class);
    }

    @Test
    void the_person_reads_it_only_while_the_team_lets_it_through() {
        write(ana, "", "She sleeps again.", false);
        var mine = house.asParticipant(amara);
        assertThat(text(get(mine, "/me/family"))).doesNotContain("She sleeps again.");
        assertThat(seen(mine)).isZero();
        var id = inbox().getFirst().letterId();
        house.dana().run(() -> letters.show(id, true));
        assertThat(text(get(mine, "/me/family"))).contains("Ana Okafor, sister, wrote on", "She sleeps again.");
        assertThat(seen(house.asParticipant(house.participant("Kofi", "Mensah"))))
                .as("another person")
                .isZero();
        house.dana().run(() -> letters.show(id, false));
        assertThat(seen(mine)).isZero();
    }

    @Test
    void the_tables_show_the_writer_nothing_not_even_the_own_letter_and_take_nothing_from_her() {
        people.shares(house, amara, ana, 30, DataClass.ATTENDANCE);
        write(ana, "", "She sleeps again.", false);
        var id = inbox().getFirst().letterId();
        house.dana().run(() -> letters.show(id, true));
        assertThat(seen(her(ana))).isZero();
        assertThat(her(ana).<Integer, RuntimeException>call(() -> transaction.execute(
                        _ -> jdbc.queryForObject("select count(*) from families.handling", Integer.class))))
                .isZero();
        assertThatThrownBy(() -> her(ana).run(() -> transaction.executeWithoutResult(
                        _ -> jdbc.update("""
                                insert into families.letter (organization_id, id, contact_id, about, words, at_stake, written_at,
                                                             regime, privacy_class)
                                values (?, gen_random_uuid(), ?, '', 'x', false, now(), 'part2', 'ordinary')
                                """, house.organization().value(), ana.value()))))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> house.inTransaction(() -> jdbc.update("update families.letter set words = 'x'")))
                .as("sent is sent")
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void whoever_does_not_look_after_the_person_reads_nothing_and_no_participant_writes_here() {
        write(ana, "", "She sleeps again.", false);
        assertThatThrownBy(() -> house.bea().call(() -> letters.inbox())).isInstanceOf(NotYours.class);
        assertThat(mvc.get().uri("/messages/family").with(SignedInAs.actor(her(ana))))
                .hasStatus(404);
        assertThat(mvc.get().uri("/family/letters").with(SignedInAs.actor(house.asParticipant(amara))))
                .hasStatus(404);
        var elsewhere = riverside.found();
        assertThat(elsewhere.dana().call(() -> letters.inbox())).isEmpty();
        assertThatThrownBy(() -> elsewhere
                        .dana()
                        .run(() -> letters.read(inbox().getFirst().letterId())))
                .isInstanceOf(NotYours.class);
    }

    private Written write(ContactId contact, String about, String words, boolean atStake) {
        return her(contact).call(() -> writing.write(about, words, atStake));
    }

    private Actor her(ContactId contact) {
        return people.actor(house, contact);
    }

    private List<FamilyLetters.Letter> inbox() {
        return house.dana().call(() -> letters.inbox());
    }

    private int openTasks() {
        return rows("select count(*) from tasks.v_open where kind = '" + WritingIn.TASK + "'");
    }

    private int rows(String sql) {
        return house.inTransaction(() -> jdbc.queryForObject(sql, Integer.class));
    }

    private int seen(Actor actor) {
        return actor.call(() ->
                transaction.execute(_ -> jdbc.queryForObject("select count(*) from families.letter", Integer.class)));
    }

    private MvcTestResult post(Actor actor, String about, String words, String atStake) {
        return mvc.post()
                .uri("/family/letters")
                .with(SignedInAs.actor(actor))
                .param("about", about)
                .param("words", words)
                .param("safetyAtStake", atStake)
                .exchange();
    }

    private MvcTestResult follow(Actor actor, MvcTestResult answer) {
        assertThat(answer).hasStatus3xxRedirection();
        return get(actor, answer.getResponse().getRedirectedUrl());
    }

    private MvcTestResult get(Actor actor, String path) {
        var answer = Proof.fresh(clock.instant())
                .call(() -> mvc.get().uri(path).with(SignedInAs.actor(actor)).exchange());
        assertThat(answer).hasStatusOk();
        return answer;
    }

    private static String text(MvcTestResult answer) {
        return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .select("main")
                .text();
    }
}
