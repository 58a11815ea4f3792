package org.footbridge.families;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.footbridge.Riverside;
import org.footbridge.access.Accounts;
import org.footbridge.access.NotYours;
import org.footbridge.access.OneTimeCodes;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.consents.DataClass;
import org.footbridge.families.Invitations.Inviting;
import org.footbridge.people.ContactId;
import org.footbridge.people.Contacts;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Time;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** From a name on the phone to a sign-in of their own, and what stands in a stranger's way. */
@FootbridgeTest
class InvitationTests {

    private static final String NETWORK = "203.0.113.9";

    @Autowired
    Riverside riverside;

    @Autowired
    Ana people;

    @Autowired
    Contacts contacts;

    @Autowired
    Doors doors;

    @Autowired
    Invitations invitations;

    @Autowired
    OneTimeCodes codes;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Clock clock;

    private Riverside.House house;
    private ParticipantId amara;
    private Actor her;

    @BeforeEach
    void amara_is_here() {
        house = riverside.found();
        amara = house.enrolled(
                        "Amara",
                        "Okafor",
                        LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK).minusWeeks(2))
                .id();
        her = house.asParticipant(amara);
    }

    @Test
    void she_names_somebody_shares_and_hands_over_a_code_that_opens_what_was_shared_before() {
        var named = post("/me/family/names", "name", "Ana Okafor", "relation", "sister");
        var door = named.getResponse().getRedirectedUrl();
        assertThat(door).startsWith("/me/family/");
        var ana = new ContactId(UUID.fromString(door.substring(door.lastIndexOf('/') + 1)));
        assertThat(get(door).text()).contains("Ana Okafor sees nothing from here", "A word you both know");
        people.shares(house, amara, ana, 30, DataClass.ATTENDANCE);
        assertThat(get(door).text())
                .contains("when you are expected", "Something is shared, but they cannot sign in yet");
        var code = Jsoup.parse(body(post(door + "/codes", "word", "Marigold")))
                .select(".stat-number")
                .text();
        assertThat(code).hasSize(11);

        var brought = mvc.post().uri("/code").with(csrf()).param("code", code).exchange();
        assertThat(brought).hasRedirectedUrl("/code/account");
        var session = brought.getResponse().getCookies();
        var asked = mvc.get().uri("/code/account").cookie(session).exchange();
        assertThat(body(asked)).contains("The word you agreed on").doesNotContain("Amara", "Okafor", "Ana");
        assertThat(account(session, "rose"))
                .hasStatus(422)
                .bodyText()
                .contains("not the word that was agreed on")
                .doesNotContain("Amara", "Okafor");
        assertThat(account(session, " MARI gold ")).hasStatus3xxRedirection();

        var actor = people.actor(house, ana);
        assertThat(actor.participants()).containsExactly(amara.value());
        assertThat(body(mvc.get().uri("/family").with(SignedInAs.actor(actor)).exchange()))
                .contains("Amara", "You read this as: sister", "6:00");
        assertThat(get("/me/family").text()).contains("Has a door since");
    }

    @Test
    void five_wrong_words_end_the_code_and_it_looks_like_one_nobody_ever_gave_out() {
        var ana = people.near(house, amara, "Ana Okafor", "sister", false);
        var code = code(ana, "Marigold");
        var invitation = opened(code);
        for (int guess = 0; guess < 5; guess++) {
            assertThat(codes.use(invitation, "annie", "correct horse battery", "guess" + guess, NETWORK))
                    .isInstanceOf(OneTimeCodes.WrongWord.class);
        }
        assertThat(codes.open(code, NETWORK)).isEqualTo(codes.open("AAAAA-AAAAA", NETWORK));
        assertThat(codes.use(invitation, "annie", "correct horse battery", "Marigold", NETWORK))
                .isInstanceOf(OneTimeCodes.TooLate.class);
        assertThat(house.job(() -> accounts.accountOf(ana))).isEmpty();
    }

    @Test
    void of_many_wrong_words_at_once_each_counts_once_and_none_is_compared_after_the_last() throws Exception {
        var ana = people.near(house, amara, "Ana Okafor", "sister", false);
        var code = code(ana, "Marigold");
        var made = atOnce(opened(code), "one wrong", "two wrong", "three wrong", "four wrong");
        assertThat(made).hasOnlyElementsOfType(OneTimeCodes.WrongWord.class).hasSize(4);
        assertThat(wrongWords(ana)).isEqualTo(4);
        assertThat(codes.open(code, NETWORK)).isInstanceOf(OneTimeCodes.Opened.class);

        var again = code(ana, "Marigold");
        var many = atOnce(
                opened(again),
                IntStream.range(0, 12).mapToObj(guess -> "guess " + guess).toArray(String[]::new));
        assertThat(many).filteredOn(OneTimeCodes.WrongWord.class::isInstance).hasSize(5);
        assertThat(many).filteredOn(OneTimeCodes.TooLate.class::isInstance).hasSize(7);
        assertThat(wrongWords(ana)).isEqualTo(5);
        assertThat(codes.open(again, NETWORK)).isInstanceOf(OneTimeCodes.Unknown.class);
        assertThat(house.job(() -> accounts.accountOf(ana))).isEmpty();
    }

    /** All of them wait at one gate, each on a thread of its own. */
    private List<OneTimeCodes.Made> atOnce(OneTimeCodes.Invitation invitation, String... words) throws Exception {
        var gate = new CyclicBarrier(words.length);
        try (var threads = Executors.newFixedThreadPool(words.length)) {
            var asked = Arrays.stream(words)
                    .map(word -> threads.submit(() -> {
                        gate.await();
                        return codes.use(
                                invitation, "annie-" + UUID.randomUUID(), "correct horse battery", word, NETWORK);
                    }))
                    .toList();
            List<OneTimeCodes.Made> made = new ArrayList<>();
            for (var one : asked) {
                made.add(one.get());
            }
            return made;
        }
    }

    private int wrongWords(ContactId contact) {
        return house.inTransaction(() -> jdbc.queryForObject(
                "select wrong_words from access.invitation where person_id = ? order by made_at desc, id desc limit 1",
                Integer.class,
                contact.value()));
    }

    @Test
    void staff_make_a_code_for_family_on_the_family_page_only_with_a_word() {
        var ana = people.near(house, amara, "Ana Okafor", "sister", false);
        var tom = house.tom().actor();
        var path = "/people/" + amara.value();
        var desk = mvc.get().uri(path + "/sign-in").with(SignedInAs.actor(tom)).exchange();
        assertThat(Jsoup.parse(body(desk)).select("form[action$=/code]").eachAttr("action"))
                .containsExactly(path + "/sign-in/" + amara.value() + "/code");
        assertThat(mvc.post().uri(path + "/sign-in/" + ana.value() + "/code").with(SignedInAs.actor(tom)))
                .hasStatus(404);
        assertThat(mvc.post()
                        .uri(path + "/family/" + ana.value() + "/codes")
                        .with(SignedInAs.actor(tom))
                        .param("word", "Marigold"))
                .hasStatusOk()
                .bodyText()
                .containsPattern("[A-Z2-9]{5}-[A-Z2-9]{5}");
    }

    @Test
    void a_code_runs_out_after_fourteen_days_and_a_new_one_ends_the_old() {
        var ana = people.near(house, amara, "Ana Okafor", "sister", false);
        var first = code(ana, "Marigold");
        var second = code(ana, "Marigold");
        assertThat(codes.open(first, NETWORK)).isInstanceOf(OneTimeCodes.Unknown.class);
        assertThat(codes.open(second, NETWORK)).isInstanceOf(OneTimeCodes.Opened.class);
        assertThat(Time.<OneTimeCodes.Answer, RuntimeException>at(
                        clock.instant().plus(Duration.ofDays(15)), () -> codes.open(second, NETWORK)))
                .isInstanceOf(OneTimeCodes.Unknown.class);
    }

    @Test
    void a_code_needs_a_word_of_some_length() {
        var ana = people.near(house, amara, "Ana Okafor", "sister", false);
        for (var word : new String[] {"", " a ", "x".repeat(61)}) {
            assertThat(post("/me/family/" + ana.value() + "/codes", "word", word))
                    .hasStatus(422);
        }
        assertThat(house.job(() -> codes.openInvitations())).isEmpty();
    }

    @Test
    void for_somebody_who_signs_in_or_stands_near_another_too_only_the_team_makes_one() {
        var ana = people.near(house, amara, "Ana Okafor", "sister", false);
        people.signsIn(house, ana);
        assertThat(her.call(() -> invitations.byPerson(amara, ana, "Marigold")))
                .as("a code would set a new password")
                .isInstanceOf(Inviting.SignsIn.class);
        var grandmother = people.near(house, amara, "Ruth Okafor", "grandmother", false);
        var kofi = house.participant("Kofi", "Mensah");
        house.job(() -> {
            contacts.stand(
                    kofi,
                    grandmother,
                    new Contacts.NewContact(
                            "Ruth Okafor", "grandmother", Optional.empty(), Optional.empty(), false, false, false));
            return kofi;
        });
        assertThat(her.call(() -> invitations.byPerson(amara, grandmother, "Marigold")))
                .as("the code would open what Kofi shares")
                .isInstanceOf(Inviting.AskTheTeam.class);
        house.letCare(Role.THERAPIST, amara);
        assertThat(house.dana().call(() -> invitations.byStaff(amara, grandmother, "14 March 1950")))
                .isInstanceOf(Inviting.Code.class);
    }

    @Test
    void nobody_makes_a_code_for_somebody_elses_contact() {
        var kofi = house.participant("Kofi", "Mensah");
        var esi = people.near(house, kofi, "Esi Mensah", "aunt", false);
        assertThatThrownBy(() -> her.call(() -> invitations.byPerson(amara, esi, "Marigold")))
                .isInstanceOf(NotYours.class);
        assertThat(post("/me/family/" + esi.value() + "/codes", "word", "Marigold"))
                .hasStatus(404);
        assertThatThrownBy(() -> house.bea().call(() -> invitations.byStaff(kofi, esi, "Marigold")))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void a_name_or_relation_left_out_is_asked_for_and_nothing_typed_is_lost() {
        assertThat(post("/me/family/names", "name", "", "relation", "sister"))
                .hasStatus(422)
                .bodyText()
                .contains("Please write a name", "sister");
        assertThat(house.job(() -> contacts.of(amara))).isEmpty();
    }

    @Test
    void one_press_closes_the_door_and_one_takes_a_single_thing_back() {
        var ana = people.near(house, amara, "Ana Okafor", "sister", false);
        people.signsIn(house, ana);
        people.shares(house, amara, ana, 30, DataClass.ATTENDANCE, DataClass.PROGRESS);
        var door = "/me/family/" + ana.value();
        var buttons = get(door).select("form[action*=/things/]");
        assertThat(buttons).hasSize(2);
        post(buttons.getFirst().attr("action"));
        assertThat(get(door).select("form[action*=/things/]")).hasSize(1);
        assertThat(people.actor(house, ana).participants()).containsExactly(amara.value());
        assertThat(post(door + "/closing")).hasRedirectedUrl("/me/family");
        assertThat(people.actor(house, ana).participants()).isEmpty();
        assertThat(get("/me/family").text()).contains("Sees nothing").doesNotContain("Has a door");
    }

    @Test
    void signed_anew_a_thing_ends_when_the_newer_paper_says() {
        var ana = people.near(house, amara, "Ana Okafor", "sister", false);
        people.shares(house, amara, ana, 90, DataClass.ATTENDANCE, DataClass.PLAN);
        people.shares(house, amara, ana, 10, DataClass.ATTENDANCE);
        var door = her.call(() -> doors.of(amara, ana));
        assertThat(door.things()).hasSize(2);
        assertThat(door.things())
                .filteredOn(one -> one.what() == DataClass.ATTENDANCE)
                .singleElement()
                .satisfies(one -> assertThat(one.until().orElseThrow())
                        .isBefore(clock.instant().plus(Duration.ofDays(11))));
    }

    private String code(ContactId contact, String word) {
        return ((Inviting.Code) her.call(() -> invitations.byPerson(amara, contact, word))).code();
    }

    private OneTimeCodes.Invitation opened(String code) {
        return ((OneTimeCodes.Opened) codes.open(code, NETWORK)).invitation();
    }

    private MvcTestResult account(Cookie[] session, String word) {
        return mvc.post()
                .uri("/code/account")
                .with(csrf())
                .cookie(session)
                .param("name", "annie-" + UUID.randomUUID().toString().substring(0, 8))
                .param("password", "correct horse battery")
                .param("word", word)
                .exchange();
    }

    private MvcTestResult post(String path, String... fields) {
        var request = mvc.post().uri(path).with(SignedInAs.actor(her));
        for (int at = 0; at < fields.length; at += 2) {
            request = request.param(fields[at], fields[at + 1]);
        }
        var made = request;
        return Proof.fresh(clock.instant()).call(made::exchange);
    }

    private Document get(String path) {
        var answer = Proof.fresh(clock.instant())
                .call(() -> mvc.get().uri(path).with(SignedInAs.actor(her)).exchange());
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(body(answer));
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
