package org.footbridge.community;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.Bars;
import org.footbridge.access.SignedInAs;
import org.footbridge.community.Rooms.NewRoom;
import org.footbridge.community.Rooms.Opening;
import org.footbridge.people.KeepApart;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.WherePeopleMeet;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.programs.TrackId;
import org.footbridge.ui.Frame;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A room as staff read it back to its first post, look through it, and put somebody out of it. */
@FootbridgeTest
class StaffRoomPagesTests {

    private static final String HERE = "/me/community";

    @Autowired
    Riverside riverside;

    @Autowired
    Rooms rooms;

    @Autowired
    Moderation moderation;

    @Autowired
    Bars bars;

    @Autowired
    KeepApart keepApart;

    @Autowired
    List<WherePeopleMeet> meeting;

    @Autowired
    Sql sql;

    @Autowired
    MockMvcTester mvc;

    private Riverside.House house;
    private ParticipantId amara;
    private Actor amaras;
    private Actor leos;
    private Actor dana;
    private String room;

    @BeforeEach
    void amara_and_leo_come_in_the_evening() {
        house = riverside.found();
        amara = house.enrolled("Amara", "Okafor", LocalDate.of(2026, 6, 1)).id();
        amaras = house.asParticipant(amara);
        leos = house.asParticipant(
                house.enrolled("Leo", "Brandt", LocalDate.of(2026, 6, 1)).id());
        dana = house.dana().actor();
        room = "/rooms/" + open(Optional.of(house.evening()));
        post(amaras, HERE + room + "/memberships", "displayName", "Otter");
        post(leos, HERE + room + "/memberships", "displayName", "Sol");
    }

    @Test
    void staff_page_back_to_the_first_post_and_meet_each_once() {
        say(90);
        var seen = new ArrayList<String>();
        var href = "/community" + room;
        var pages = 0;
        while (!href.isEmpty()) {
            var page = page(dana, href);
            seen.addAll(0, page.select(".letters .letter-words").eachText());
            assertThat(page.text().contains("To the newest posts")).isEqualTo(pages > 0);
            href = page.select("a:contains(Earlier posts)").attr("href");
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(90).doesNotHaveDuplicates();
        assertThat(seen.getFirst()).isEqualTo("Post number 1 of the evening");
        assertThat(seen.getLast()).isEqualTo("Post number 90 of the evening");
    }

    @Test
    void an_address_that_says_nonsense_shows_the_newest() {
        say(2);
        for (var nonsense : List.of(
                "x",
                "1_2",
                "99999999999999999999_" + UUID.randomUUID(),
                "9223372036854775807_" + UUID.randomUUID(),
                "-1_" + UUID.randomUUID())) {
            assertThat(page(dana, "/community" + room + "?before=" + nonsense).select(".letter-words"))
                    .as(nonsense)
                    .hasSize(2);
        }
    }

    @Test
    void searching_finds_old_posts_page_by_page_in_every_room_one_looks_after_and_in_no_other() {
        say(50);
        var afterwards = open(Optional.empty());
        house.dana().run(() -> moderation.say(new RoomId(afterwards), "Another evening"));
        var first = document(post(dana, "/community/search", "q", "EVENING"));
        assertThat(first.select(".letter-words")).hasSize(40);
        assertThat(first.select(".letter").first().text()).contains("Another evening");
        var before = first.select("input[name=before]").attr("value");
        var second = document(post(dana, "/community/search", "q", "evening", "before", before));
        assertThat(second.select(".letter-words")).hasSize(11);
        assertThat(second.select("input[name=before]")).isEmpty();
        var within = document(post(dana, "/community" + room + "/search", "q", "number 7 of"));
        assertThat(within.select(".letter-words").eachText()).containsExactly("Post number 7 of the evening");
        assertThat(document(post(dana, "/community/search", "q", "nobody wrote this"))
                        .text())
                .contains("No post holds these words");
        assertThat(post(dana, "/community/search", "q", " ")).hasStatus(302);
        assertThat(document(post(house.marcus().actor(), "/community/search", "q", "evening"))
                        .select(".letter-words"))
                .as("a colleague of another track")
                .isEmpty();
        assertThat(post(amaras, "/community/search", "q", "evening")).hasStatus(404);
    }

    @Test
    void the_search_leaves_out_whom_one_must_not_read() {
        post(amaras, HERE + room + "/posts", "words", "a secret evening", "safetyAtStake", "no");
        assertThat(document(post(dana, "/community/search", "q", "secret")).select(".letter-words"))
                .hasSize(1);
        amaras.run(() -> bars.bar(amara, house.dana().membership()));
        assertThat(document(post(dana, "/community/search", "q", "secret")).select(".letter-words"))
                .isEmpty();
        assertThat(page(dana, "/community" + room + "/people").text()).doesNotContain("Amara", "Otter");
    }

    @Test
    void putting_out_asks_for_a_span_a_reason_and_a_kind_word_and_loses_nothing_typed() {
        var form = page(dana, "/community" + room + "/people")
                .select("a[aria-label*=Otter]")
                .attr("href");
        var asked = document(post(dana, form + "/exclusions", "words", "Let us talk", "reason", "Threats"));
        assertThat(asked.select(".field-wrong").text()).contains("Choose for how long");
        assertThat(asked.select("textarea[name=words]").text()).isEqualTo("Let us talk");
        assertThat(asked.select("textarea[name=reason]").text()).isEqualTo("Threats");
        for (var bad : List.of(
                List.of("lasting", "forever", "words", "a", "reason", "b"),
                List.of("lasting", "one_day", "words", " ", "reason", "b"),
                List.of("lasting", "one_day", "words", "a", "reason", ""))) {
            assertThat(post(dana, form + "/exclusions", bad.toArray(String[]::new)))
                    .as(bad.toString())
                    .hasStatus(422);
        }
        assertThat(post(
                        house.marcus().actor(),
                        form + "/exclusions",
                        "lasting",
                        "one_day",
                        "words",
                        "a",
                        "reason",
                        "b"))
                .hasStatus(404);
        assertThat(page(amaras, HERE + room).text()).contains("You are in it as “Otter”");
    }

    @Test
    void whoever_is_put_out_reads_what_happened_and_whom_to_talk_to_and_comes_back() {
        post(leos, HERE + room + "/posts", "words", "A quiet night", "safetyAtStake", "no");
        var form = page(dana, "/community" + room + "/people")
                .select("a[aria-label*=Otter]")
                .attr("href");
        assertThat(page(dana, form).select("h1").text()).contains("Amara Okafor", "Otter", "Evening");
        post(
                dana,
                form + "/exclusions",
                "lasting",
                "one_week",
                "words",
                "Two posts were hard on others. Let us talk on Monday.",
                "reason",
                "Threats to Sol");

        var out = page(amaras, HERE + room);
        assertThat(out.text())
                .contains("You are not in “Evening” for now", "until", "Dana Reyes, LCSW writes to you")
                .contains("Two posts were hard on others", "Write to my team")
                .doesNotContain("Threats", "A quiet night");
        assertThat(out.select("textarea")).isEmpty();
        assertThat(page(amaras, HERE + room + "?lang=es").text()).contains("Por ahora no está en «Evening»");
        assertThat(page(amaras, HERE).text()).contains("Not in it for now");
        var late = post(amaras, HERE + room + "/posts", "words", "One more thing", "safetyAtStake", "no");
        assertThat(late).hasStatus(422);
        assertThat(document(late).text()).contains("What you typed was not sent", "One more thing");
        assertThat(post(amaras, HERE + room + "/search", "q", "quiet")).hasStatus(302);
        assertThat(post(amaras, HERE + room + "/memberships", "displayName", "Brook"))
                .hasStatus(302);

        var people = page(dana, "/community" + room + "/people");
        assertThat(people.select("section:has(#out)").text())
                .contains("Amara Okafor", "by Dana Reyes, LCSW", "Threats to Sol", "Two posts were hard on others");
        assertThat(post(dana, people.select("form[action$=/end]").attr("action")))
                .hasStatus(302);
        assertThat(page(amaras, HERE + room).text()).contains("You are in it as “Otter”");
        assertThat(page(dana, "/community" + room + "/people").select("section:has(#out)"))
                .isEmpty();
    }

    @Test
    void a_yes_to_the_safety_question_is_told_from_a_shut_room_too() {
        var form = page(dana, "/community" + room + "/people")
                .select("a[aria-label*=Otter]")
                .attr("href");
        post(dana, form + "/exclusions", "lasting", "one_day", "words", "Let us talk.", "reason", "x");
        var sent = post(amaras, HERE + room + "/posts", "words", "I am not safe", "safetyAtStake", "yes");
        assertThat(document(sent).text()).contains("988", "I am not safe");
        assertThat(house.inTransaction(() -> sql.sql(
                                "select count(*) from alerts.alert where organization_id = :organization and participant_id = :who")
                        .param("organization", house.organization())
                        .param("who", amara)
                        .single(Long.class)))
                .isOne();
    }

    @Test
    void who_keeps_two_people_apart_reads_that_they_share_a_room_and_what_it_does_now() {
        var leo = Objects.requireNonNull(leos.person());
        var made = post(
                dana,
                "/people/" + amara.value() + "/keep-apart",
                "other",
                leo.toString(),
                "reason",
                "A custody case between them");
        assertThat(made).hasStatus(302);
        assertThat(((Frame.Flash) made.getMvcResult().getFlashMap().get("flash")).text())
                .contains("Both are in the room “Evening”", "neither sees the other");
        assertThat(page(dana, "/people/" + amara.value() + "/keep-apart").text())
                .contains("They meet already", "Both are in the room “Evening”");
        var people = page(dana, "/community" + room + "/people");
        assertThat(people.select("section:has(#apart) li").text()).contains("Amara Okafor", "Leo Brandt");
        assertThat(people.text()).doesNotContain("custody");

        post(leos, HERE + room + "/departures");
        assertThat(page(dana, "/people/" + amara.value() + "/keep-apart").text())
                .doesNotContain("They meet already");
        assertThat(page(dana, "/community" + room + "/people").select("#apart")).isEmpty();
    }

    @Test
    void a_clinician_who_does_not_look_after_the_room_learns_nothing_of_who_is_in_it() {
        var leo = new ParticipantId(Objects.requireNonNull(leos.person()));
        house.dana().run(() -> keepApart.people(leo, amara, "for clinicians"));
        assertThat(house.marcus()
                        .call(() -> meeting.stream()
                                .flatMap(place -> place.bothIn(amara, leo).stream())
                                .toList()))
                .isEmpty();
        assertThat(house.dana()
                        .call(() -> meeting.stream()
                                .flatMap(place -> place.bothIn(amara, leo).stream())
                                .toList()))
                .hasSize(1);
        assertThat(page(house.ruth().actor(), "/community" + room + "/people").select("#apart"))
                .as("a director who treats neither")
                .isEmpty();
    }

    // Steps.

    private UUID open(Optional<TrackId> track) {
        return house.ruth().call(() -> switch (rooms.open(
                new NewRoom(house.program(), track, Band.ADULT, "Evening", "For all of us."))) {
            case Opening.Opened(var id) -> id.value();
            case Opening.Refused(var sentence) -> throw new AssertionError(sentence);
        });
    }

    private void say(int many) {
        var id = new RoomId(UUID.fromString(room.substring("/rooms/".length())));
        for (int i = 1; i <= many; i++) {
            var words = "Post number " + i + " of the evening";
            house.dana().run(() -> moderation.say(id, words));
        }
    }

    private MvcTestResult post(Actor actor, String path, String... parameters) {
        var post = mvc.post().uri(path).with(SignedInAs.actor(actor));
        for (int i = 0; i < parameters.length; i += 2) {
            post.param(parameters[i], parameters[i + 1]);
        }
        return post.exchange();
    }

    private Document page(Actor actor, String path) {
        var result = mvc.get().uri(path).with(SignedInAs.actor(actor)).exchange();
        assertThat(result).as(path).hasStatusOk();
        return document(result);
    }

    private static Document document(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException never) {
            throw new IllegalStateException(never);
        }
    }
}
