package org.footbridge.community;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.SignedInAs;
import org.footbridge.community.Rooms.NewRoom;
import org.footbridge.community.Rooms.Opening;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.Programs;
import org.footbridge.programs.TrackId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The rooms on the phone and staff's pages. */
@FootbridgeTest
class CommunityPagesTests {

    private static final String HERE = "/me/community";

    @Autowired
    Riverside riverside;

    @Autowired
    Rooms rooms;

    @Autowired
    Programs programs;

    @Autowired
    Sql sql;

    @Autowired
    MockMvcTester mvc;

    private Riverside.House house;
    private ParticipantId amara;
    private ParticipantId leo;
    private Actor amaras;
    private Actor leos;
    private Actor dana;
    private String room;

    @BeforeEach
    void amara_and_leo_come_in_the_evening() {
        house = riverside.found();
        amara = house.enrolled("Amara", "Okafor", LocalDate.of(2026, 6, 1)).id();
        leo = house.enrolled("Leo", "Brandt", LocalDate.of(2026, 6, 1)).id();
        amaras = house.asParticipant(amara);
        leos = house.asParticipant(leo);
        dana = house.dana().actor();
        room = "/rooms/" + open(Optional.of(house.evening()));
    }

    private UUID open(Optional<TrackId> track) {
        return house.ruth().call(() -> switch (rooms.open(
                new NewRoom(house.program(), track, Band.ADULT, "Evening", "For all of us."))) {
            case Opening.Opened(var id) -> id.value();
            case Opening.Refused(var sentence) -> throw new AssertionError(sentence);
        });
    }

    @Test
    void before_coming_in_it_says_exactly_who_sees_it_and_joining_is_a_second_step() {
        assertThat(page(amaras, HERE).text()).contains("Evening", "You are not in it");
        var before = page(amaras, HERE + room);
        assertThat(before.text())
                .contains(
                        "Who will see it",
                        "Dana Reyes, LCSW",
                        "Ruth Adler",
                        "They know who you are",
                        "Nobody else: not your family")
                .contains("Your first 3 posts wait", "Telephone numbers");
        assertThat(before.select("form[action$=/memberships]")).isEmpty();
        var preview = document(post(amaras, HERE + room + "/preview", "displayName", "River"));
        assertThat(preview.select("#preview ~ ol").text()).contains("River");
        assertThat(preview.select("form[action$=/memberships] button").text()).isEqualTo("Come in as “River”");
        assertThat(count("community.member")).as("a preview joins nobody").isZero();
        assertThat(document(post(amaras, HERE + room + "/preview", "displayName", "River 1999"))
                        .select(".field-wrong")
                        .text())
                .contains("no figures");
        join(amaras, "River");
        assertThat(page(amaras, HERE + room).text()).contains("You are in it as “River”", "It is quiet here");
        assertThat(page(amaras, HERE + room + "?lang=es").text())
                .contains("Está dentro como «River»", "Nadie lo mira minuto a minuto");
    }

    @Test
    void above_the_box_stands_who_reads_it_when_and_whom_to_call() {
        join(amaras, "River");
        var page = page(amaras, HERE + room);
        assertThat(page.select(".who").text())
                .contains(
                        "everybody in “Evening”",
                        "Dana Reyes, LCSW",
                        "Nobody watches this by the minute",
                        "24 hours",
                        "988",
                        "911");
        assertThat(page.select("input[name=safetyAtStake][checked]")).isEmpty();
    }

    @Test
    void a_number_in_words_stays_with_its_writer_and_nothing_typed_is_lost() {
        firstPosts("0");
        join(amaras, "River");
        join(leos, "Sol");
        var unanswered = post(amaras, HERE + room + "/posts", "words", "It was loud", "label", "other");
        assertThat(unanswered).hasStatus(422);
        assertThat(document(unanswered).select("textarea[name=words]").text()).isEqualTo("It was loud");
        assertThat(document(unanswered)
                        .select("select[name=label] option[selected]")
                        .attr("value"))
                .isEqualTo("other");

        var held = post(
                amaras,
                HERE + room + "/posts",
                "words",
                "Ring me: six one seven, five five five, oh one three two",
                "safetyAtStake",
                "no");
        var own = page(amaras, held.getResponse().getRedirectedUrl());
        assertThat(own.text())
                .contains(
                        "Waits for staff",
                        "“six one seven, five five five, oh one three two” looks like a way to reach you");
        assertThat(own.select("textarea[name=words]").text()).contains("six one seven");
        assertThat(page(leos, HERE + room).text()).contains("It is quiet here");
        assertThat(get(leos, HERE + "/posts/" + only("community.post"))).hasStatus(404);

        var mended = post(
                amaras,
                own.select("form:has(textarea)").attr("action"),
                "words",
                "See you Thursday",
                "label",
                "other",
                "safetyAtStake",
                "no");
        assertThat(mended.getResponse().getRedirectedUrl()).startsWith(HERE + "/rooms/");
        var read = page(leos, HERE + room);
        assertThat(read.select("details:contains(See you Thursday) > summary").text())
                .contains("Something else heavy");
    }

    @Test
    void a_yes_shows_whom_to_call_and_rings_the_alert() {
        join(amaras, "River");
        var answer = post(amaras, HERE + room + "/posts", "words", "I can't any more", "safetyAtStake", "yes");
        var page = page(amaras, answer.getResponse().getRedirectedUrl());
        assertThat(page.select("#told ~ ul a[href='tel:988']")).isNotEmpty();
        assertThat(page.text()).contains("Please do not wait for an answer here", "as everybody’s first posts do");
        assertThat(count("alerts.alert")).isOne();
        assertThat(page(amaras, answer.getResponse().getRedirectedUrl() + "&lang=es")
                        .select("#told")
                        .attr("lang"))
                .as("held back until the translator has reviewed it")
                .isEqualTo("en");
    }

    @Test
    void signs_name_people_and_count_nobody_and_a_muted_writer_is_folded_for_one_only() {
        firstPosts("0");
        join(amaras, "River");
        join(leos, "Sol");
        say(amaras, "Home by nine");
        var post = HERE + "/posts/" + only("community.post");
        assertThat(post(leos, post + "/reactions", "kind", "me_too")
                        .getResponse()
                        .getRedirectedUrl())
                .startsWith(HERE + "/rooms/");
        assertThat(page(amaras, HERE + room).text()).contains("Me too: Sol");
        assertThat(page(leos, HERE + room).select("button[aria-pressed=true]").text())
                .isEqualTo("Me too");
        assertThat(post(leos, post + "/reactions", "kind", "like")).hasStatus(404);
        post(leos, post + "/mutes", "mute", "yes");
        assertThat(page(leos, HERE + room)
                        .select("details:contains(Home by nine) > summary")
                        .text())
                .contains("somebody you read no more");
        assertThat(page(amaras, HERE + room).select("details:contains(Home by nine)"))
                .isEmpty();
        assertThat(post(leos, HERE + room + "/search", "q", "nine")
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
        assertThat(document(post(leos, HERE + room + "/search", "q", "nothing like it"))
                        .text())
                .contains("No post holds these words");
    }

    @Test
    void telling_staff_needs_a_reason_and_the_safety_answer_and_staff_see_it_with_both_names() {
        firstPosts("0");
        join(amaras, "River");
        join(leos, "Sol");
        say(amaras, "Nobody would notice");
        var report = HERE + "/posts/" + only("community.post") + "/reports";
        assertThat(page(leos, report + "/new").select(".who").text())
                .contains("nobody of the room", "Dana Reyes, LCSW");
        assertThat(document(post(leos, report, "words", "I worry")).text()).contains("Please choose what it is");
        var asked = post(leos, report, "words", "I worry", "reason", "unkind");
        assertThat(asked).hasStatus(422);
        assertThat(document(asked).select("textarea").text()).isEqualTo("I worry");
        var told = post(leos, report, "words", "I worry", "reason", "safety");
        assertThat(page(leos, told.getResponse().getRedirectedUrl()).select("a[href='tel:988']"))
                .isNotEmpty();
        assertThat(count("alerts.alert where participant_id = '" + amara.value() + "'"))
                .isOne();
        var desk = page(dana, "/community");
        assertThat(desk.select("section:has(#told)").text())
                .contains(
                        "Somebody may not be safe",
                        "Amara Okafor",
                        "Leo Brandt",
                        "Nobody would notice",
                        "I worry",
                        "the alert was raised");
        assertThat(get(amaras, report + "/new")).as("one's own").hasStatus(404);
        var settle = desk.select("form[action$=/outcome]").attr("action");
        post(dana, settle, "outcome", "");
        assertThat(count("community.report where settled_at is null")).isOne();
        post(dana, settle, "outcome", "spoken_with");
        assertThat(count("community.report where settled_at is null")).isZero();
    }

    @Test
    void staff_let_through_give_back_and_take_down_and_their_own_posts_are_marked() {
        join(amaras, "River");
        say(amaras, "First");
        say(amaras, "Second");
        var waiting = page(dana, "/community").select("section:has(#waits)");
        assertThat(waiting.text()).contains("Amara Okafor, here “River”", "among the first posts of somebody new");
        for (var form : waiting.select("form[action$=/passing]").subList(0, 1)) {
            post(
                    dana,
                    form.attr("action"),
                    "version",
                    form.select("input[name=version]").attr("value"));
        }
        var back = page(dana, "/community").select("form[action$=/returns]");
        post(dana, back.attr("action"), "version", "0", "comment", "Could you say it about you?");
        assertThat(page(amaras, HERE).text()).contains("Stands in the room", "Given back to you");
        post(dana, "/community" + room + "/posts", "words", "Good evening all");
        join(leos, "Sol");
        assertThat(page(leos, HERE + room).text())
                .contains("Dana Reyes, LCSW · staff", "Good evening all", "First")
                .doesNotContain("Second");
        assertThat(page(dana, "/community" + room).text())
                .contains("Given back to its writer", "Could you say it about you?");
        assertThat(get(house.marcus().actor(), "/community" + room))
                .as("another track's colleague")
                .hasStatus(404);
        assertThat(get(house.bea().actor(), "/community")).hasStatus(404);
        assertThat(get(amaras, "/community")).hasStatus(404);
    }

    @Test
    void a_director_opens_and_closes_rooms_and_bad_choices_are_refused_in_words() {
        var ruth = house.ruth().actor();
        assertThat(page(ruth, "/community").select("form[action='/community/rooms']"))
                .isNotEmpty();
        assertThat(page(dana, "/community").select("form[action='/community/rooms']"))
                .isEmpty();
        assertThat(post(ruth, "/community/rooms", "place", UUID.randomUUID().toString(), "band", "adult", "name", "X"))
                .hasStatus(302);
        assertThat(post(
                        ruth,
                        "/community/rooms",
                        "place",
                        house.program().value().toString(),
                        "band",
                        "middle",
                        "name",
                        "X"))
                .hasStatus(302);
        assertThat(count("community.room")).isOne();
        post(
                ruth,
                "/community/rooms",
                "place",
                house.program().value().toString(),
                "band",
                "adult",
                "name",
                "Afterwards");
        assertThat(page(ruth, "/community").text()).contains("Afterwards", "those who were here before");
        assertThat(post(dana, "/community" + room + "/closing")).hasStatus(404);
        post(ruth, "/community" + room + "/closing");
        assertThat(get(amaras, HERE + room)).hasStatus(404);
    }

    @Test
    void nothing_a_member_can_reach_names_another_by_real_name_or_id() {
        firstPosts("0");
        join(amaras, "River");
        join(leos, "Sol");
        say(amaras, "Home by nine");
        var post = HERE + "/posts/" + only("community.post");
        post(leos, post + "/reactions", "kind", "hear_you");
        post(leos, post + "/reports", "reason", "unkind", "safetyAtStake", "no");
        var member =
                house.inTransaction(() -> sql.sql("select membership_id from access.v_memberships where person_id = :p")
                        .param("p", amara)
                        .single(UUID.class));
        var place = house.inTransaction(() -> sql.sql("select id from community.member where participant_id = :p")
                .param("p", amara)
                .single(UUID.class));
        for (var path : List.of(HERE, HERE + room, post + "/reports/new")) {
            assertThat(html(leos, path))
                    .as(path)
                    .doesNotContain("Amara", "Okafor", amara.value().toString(), member.toString(), place.toString());
        }
        for (var path : List.of(HERE, HERE + room, post)) {
            assertThat(html(amaras, path))
                    .as(path)
                    .doesNotContain("Leo", "Brandt", leo.value().toString());
        }
    }

    @Test
    void who_leaves_and_who_deletes_is_told_what_happened() {
        firstPosts("0");
        join(amaras, "River");
        join(leos, "Sol");
        say(amaras, "Home by nine");
        assertThat(post(amaras, HERE + room + "/departures").getResponse().getRedirectedUrl())
                .isEqualTo(HERE);
        assertThat(page(leos, HERE + room).select(".letters").text())
                .contains("Somebody who left", "Home by nine")
                .doesNotContain("River");
        var mine = page(amaras, HERE).select("section:has(#mine) a").attr("href");
        assertThat(page(amaras, mine).text()).contains("Home by nine");
        post(amaras, mine + "/deletions");
        assertThat(page(leos, HERE + room).text()).contains("It is quiet here");
        assertThat(post(leos, HERE + "/posts/" + UUID.randomUUID() + "/deletions"))
                .hasStatus(404);
    }

    @Test
    void a_button_pressed_twice_sends_once_and_a_draft_comes_back() {
        join(amaras, "River");
        post(amaras, HERE + room + "/draft", "words", "half a sen", "label", "food");
        assertThat(page(amaras, HERE + room).select("textarea[name=words]").text())
                .isEqualTo("half a sen");
        var token = UUID.randomUUID().toString();
        for (int press = 0; press < 2; press++) {
            post(amaras, HERE + room + "/posts", "words", "half a sentence", "safetyAtStake", "no", "formToken", token);
        }
        assertThat(count("community.post")).isOne();
        assertThat(page(amaras, HERE + room).select("textarea[name=words]").text())
                .isEmpty();
    }

    // Steps.

    private void join(Actor who, String name) {
        assertThat(post(who, HERE + room + "/memberships", "displayName", name)).hasStatus(302);
    }

    private void say(Actor who, String words) {
        assertThat(post(who, HERE + room + "/posts", "words", words, "safetyAtStake", "no"))
                .hasStatus(302);
    }

    private void firstPosts(String value) {
        house.ruth()
                .run(() -> programs.setRule(new NewRule(
                        Optional.of(house.program()),
                        RoomRules.FIRST_POSTS,
                        value,
                        "decided here",
                        LocalDate.of(2026, 6, 1))));
    }

    private UUID only(String table) {
        return house.inTransaction(() -> sql.sql("select id from " + table + " where organization_id = :organization")
                .param("organization", house.organization())
                .single(UUID.class));
    }

    private long count(String from) {
        return house.inTransaction(() -> sql.sql("select count(*) from " + from).single(Long.class));
    }

    private MvcTestResult get(Actor actor, String path) {
        return mvc.get().uri(path).with(SignedInAs.actor(actor)).exchange();
    }

    private MvcTestResult post(Actor actor, String path, String... parameters) {
        var post = mvc.post().uri(path).with(SignedInAs.actor(actor));
        for (int i = 0; i < parameters.length; i += 2) {
            post.param(parameters[i], parameters[i + 1]);
        }
        return post.exchange();
    }

    private Document page(Actor actor, String path) {
        var result = get(actor, path);
        assertThat(result).as(path).hasStatusOk();
        return document(result);
    }

    private String html(Actor actor, String path) {
        return page(actor, path).html();
    }

    private static Document document(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException never) {
            throw new IllegalStateException(never);
        }
    }
}
