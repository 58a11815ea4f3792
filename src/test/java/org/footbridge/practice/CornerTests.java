package org.footbridge.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.footbridge.Riverside;
import org.footbridge.access.KeptCopies;
import org.footbridge.access.NotYours;
import org.footbridge.access.SignedInAs;
import org.footbridge.people.Contacts;
import org.footbridge.people.OwnPart;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Keys;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.practice.Near.Good;
import org.footbridge.practice.Near.Ring;
import org.footbridge.ui.Show;
import org.footbridge.ui.WordsOf;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is in somebody's corner: hers alone, and at a hard hour one press away. */
@FootbridgeTest
class CornerTests {

    private static final Hours EVENINGS = new Hours(
            false,
            List.of(new Hours.Window(
                    EnumSet.allOf(java.time.DayOfWeek.class), LocalTime.of(17, 0), LocalTime.of(22, 0))));
    private static final Hours ANY = new Hours(true, List.of());

    @Autowired
    Riverside riverside;

    @Autowired
    Corner corner;

    @Autowired
    OwnLog log;

    @Autowired
    Contacts contacts;

    @Autowired
    List<OwnPart> ownParts;

    @Autowired
    WordsOf wordsOf;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    @Autowired
    TransactionTemplate transaction;

    private Riverside.House house;
    private ParticipantId amara;
    private Actor herself;

    @BeforeEach
    void amara_has_a_phone() {
        house = riverside.found();
        amara = house.amara();
        herself = house.asParticipant(amara);
    }

    @Test
    void the_closest_stand_first_and_each_can_be_changed_or_taken_out() {
        var tia = keep(near("Tía Rosa", Ring.AROUND, ANY));
        var sam = keep(near("Sam", Ring.CLOSEST, EVENINGS));
        assertThat(names()).containsExactly("Sam", "Tía Rosa");

        var changed = new Near(
                tia.id(),
                tia.version(),
                "Tía Rosa",
                Ring.CLOSEST,
                Set.of(Good.RIDES),
                "",
                "(518) 555-0101",
                false,
                ANY);
        assertThat(herself.call(() -> corner.keep(changed))).isInstanceOf(Corner.Keeping.Kept.class);
        herself.run(() -> corner.remove(sam.id()));
        herself.run(() -> corner.remove(sam.id()));

        assertThat(herself.call(corner::people)).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("Tía Rosa");
            assertThat(one.version()).isEqualTo(2);
            assertThat(one.good()).containsExactly(Good.RIDES);
            assertThat(one.texts()).isFalse();
        });
        assertThat(herself.call(log::read).lines())
                .extracting(line -> line.what() + " " + line.tool())
                .containsExactly("DELETED corner", "CHANGED corner", "WRITTEN corner", "WRITTEN corner");
    }

    @Test
    void the_row_says_neither_who_nor_how_many_and_nobody_else_sees_that_there_is_one() {
        keep(near("Sam", Ring.CLOSEST, ANY));
        keep(near("Tía Rosa", Ring.AROUND, ANY));

        assertThat(new String(sealed(), StandardCharsets.ISO_8859_1)).doesNotContain("Sam", "Rosa", "555", "CLOSEST");
        assertThat(rows(herself)).isOne();
        for (var actor : new Actor[] {
            house.asParticipant(house.amara()),
            house.job(() -> Actor.contact(
                    house.organization(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    Set.of(amara.value()))),
            house.dana().actor(),
            house.ruth().actor(),
            house.paula().actor(),
            Actor.job(house.organization(), "anything"),
            Actor.client(house.organization(), "anything"),
            Actor.visitor(house.organization()),
            Actor.atTablet(house.organization(), amara.value())
        }) {
            assertThat(rows(actor)).as(actor.kind().toString()).isZero();
        }
        assertThatThrownBy(() ->
                        Actor.atTablet(house.organization(), amara.value()).call(corner::people))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> house.dana().call(corner::people)).isInstanceOf(NotYours.class);
    }

    @Test
    void an_older_corner_put_back_in_its_place_does_not_open() {
        keep(near("Sam", Ring.CLOSEST, ANY));
        var older = sealed();
        keep(near("Tía Rosa", Ring.AROUND, ANY));
        herself.run(() -> transaction.executeWithoutResult(_ -> sql.sql("update practice.corner set sealed = :older")
                .param("older", older)
                .update()));

        assertThatThrownBy(() -> herself.call(corner::people)).isInstanceOf(Keys.SealBroken.class);
    }

    @Test
    void pressing_twice_keeps_once_and_two_devices_lose_nothing() {
        var sam = near("Sam", Ring.CLOSEST, ANY);
        keep(sam);
        assertThat(herself.call(() -> corner.keep(sam))).isInstanceOf(Corner.Keeping.Kept.class);
        assertThat(names()).containsExactly("Sam");

        var elsewhere = new Near(sam.id(), 0, "Samuel", Ring.CLOSE, Set.of(), "", "", true, ANY);
        assertThat(herself.call(() -> corner.keep(elsewhere)))
                .isInstanceOfSatisfying(
                        Corner.Keeping.Conflict.class,
                        conflict -> assertThat(conflict.theirs().name()).isEqualTo("Sam"));
        var answer = post(sam.id(), Map.of("name", "Samuel", "ring", "close", "version", "0"));
        assertThat(answer).hasStatus(409);
        var page = page(answer);
        assertThat(page.text()).contains("Sam · Closest");
        assertThat(page.selectFirst("#name").val()).isEqualTo("Samuel");
        assertThat(post(sam.id(), Map.of("name", "Samuel", "ring", "close", "version", version(page))))
                .hasRedirectedUrl("/me/corner");
        assertThat(names()).containsExactly("Samuel");
    }

    @Test
    void a_picture_holds_twenty_four_people_and_the_next_is_told_so() {
        Stream.iterate(1, one -> one + 1).limit(24).forEach(one -> keep(near("Friend " + one, Ring.AROUND, ANY)));

        assertThat(herself.call(() -> corner.keep(near("One more", Ring.AROUND, ANY))))
                .isEqualTo(new Corner.Keeping.Full(24));
        var answer = post(UUID.randomUUID(), Map.of("name", "One more", "ring", "close"));
        assertThat(answer).hasStatus(422);
        assertThat(page(answer).text()).contains("There is room for 24 people");
        assertThat(page(get("/me/corner")).select(".water .stone")).hasSize(24);
    }

    @Test
    void at_this_hour_those_who_can_be_reached_stand_first_and_988_stands_there_at_any() {
        keep(near("Ana", Ring.CLOSEST, EVENINGS));
        keep(near("Bev", Ring.AROUND, ANY));
        keep(new Near(UUID.randomUUID(), 0, "Neighbor", Ring.CLOSE, Set.of(), "", "", true, ANY));

        var noon = at(12, 0);
        assertThat(noon.select("[data-reach] .row-title").eachText())
                .containsExactly("Bev can be reached now", "Ana can be reached now");
        assertThat(noon.select("[data-reach] .now .row-title").eachText()).containsExactly("Bev can be reached now");
        assertThat(at(18, 0).select("[data-reach] .now")).hasSize(2);
        assertThat(at(18, 0).select("[data-reach] a[href]").eachAttr("href"))
                .containsExactly("tel:5185550101", "sms:5185550101", "tel:5185550101", "sms:5185550101");
        for (var hour : List.of(noon, at(18, 0))) {
            assertThat(hour.select("a[href=tel:988], a[href=sms:988], a[href=tel:911]")
                            .size())
                    .isGreaterThanOrEqualTo(3);
            assertThat(hour.select(".stone")).hasSize(3);
            assertThat(hour.text()).contains("Neighbor", "No number noted");
        }
    }

    @Test
    void an_empty_corner_offers_the_first_step_and_the_numbers_of_any_hour() {
        var page = page(get("/me/corner"));
        assertThat(page.select("a[href=/me/corner/new]")).isNotEmpty();
        assertThat(page.select("#main a[href=tel:988]")).isNotEmpty();
        assertThat(page.select("[data-reach], .water")).isEmpty();
    }

    @Test
    void somebody_the_team_knows_can_be_taken_over_and_nothing_changes_there() {
        var near = house.job(() -> contacts.add(
                amara,
                new Contacts.NewContact(
                        "Rosa Okafor", "mother", Optional.of("(518) 555-0107"), Optional.empty(), false, true, false)));
        var href = page(get("/me/corner"))
                .selectFirst("a[href=/me/corner/new?contact=%s]".formatted(near.value()))
                .attr("href");
        var form = page(get(href));
        assertThat(form.selectFirst("#name").val()).isEqualTo("Rosa Okafor");
        assertThat(form.selectFirst("#phone").val()).isEqualTo("(518) 555-0107");

        var action = form.selectFirst("form.tool-form").attr("action");
        post(action, Map.of("name", "Rosa Okafor", "ring", "closest", "phone", "(518) 555-0107", "any", "true"));
        assertThat(names()).containsExactly("Rosa Okafor");
        assertThat(page(get("/me/corner")).select("a[href^=/me/corner/new?contact]"))
                .isEmpty();
        assertThat(house.job(() -> contacts.of(amara)))
                .singleElement()
                .satisfies(one -> assertThat(one.relation()).isEqualTo("mother"));
    }

    @Test
    void what_cannot_be_read_goes_back_as_it_was_typed() {
        var bad = List.of(
                Map.of("name", " ", "ring", "close"),
                Map.of("name", "x".repeat(81), "ring", "close"),
                Map.of("name", "Sam", "ring", "nearest"),
                Map.of("name", "Sam", "ring", "close", "phone", "call me"),
                Map.of("name", "Sam", "ring", "close", "phone", "12"),
                Map.of("name", "Sam", "ring", "close", "goodWords", "x".repeat(201)),
                Map.of("name", "Sam", "ring", "close", "days1", "1", "from1", "17:00"),
                Map.of("name", "Sam", "ring", "close", "from1", "17:00", "until1", "22:00"),
                Map.of("name", "Sam", "ring", "close", "days1", "1", "from1", "25:00", "until1", "22:00"));
        for (var fields : bad) {
            var answer = post(UUID.randomUUID(), fields);
            assertThat(answer).as(fields.toString()).hasStatus(422);
            assertThat(page(answer).select(".wrong, [id$=-error]"))
                    .as(fields.toString())
                    .isNotEmpty();
        }
        assertThat(names()).isEmpty();
        assertThat(post(UUID.randomUUID(), Map.of())).hasStatus(422);
    }

    @Test
    void hours_are_read_from_the_form_and_said_in_words() {
        post(
                UUID.randomUUID(),
                Map.of(
                        "name",
                        "Sam",
                        "ring",
                        "close",
                        "phone",
                        "518 555 0101",
                        "texts",
                        "true",
                        "days1",
                        "1",
                        "from1",
                        "21:00",
                        "until1",
                        "02:00"));
        assertThat(herself.call(corner::people).getFirst().hours().coded()).isEqualTo("1@21:00-02:00");
        assertThat(page(get("/me/corner")).text()).contains("Mon 9:00 PM to 2:00 AM");
    }

    @Test
    void anothers_somebody_is_not_there() {
        var sam = keep(near("Sam", Ring.CLOSEST, ANY));
        var other = house.asParticipant(house.amara());
        assertThat(mvc.get()
                        .uri("/me/corner/people/" + sam.id())
                        .with(SignedInAs.actor(other))
                        .exchange())
                .hasStatus(404);
        assertThat(mvc.get()
                        .uri("/me/corner")
                        .with(SignedInAs.actor(house.dana().actor()))
                        .exchange())
                .hasStatus(404);
        mvc.post()
                .uri("/me/corner/people/" + sam.id() + "/deletion")
                .with(SignedInAs.actor(other))
                .exchange();
        assertThat(names()).containsExactly("Sam");
    }

    @Test
    void the_copy_on_the_phone_has_them_with_their_hours_and_is_renewed_when_they_change() {
        keep(near("Sam", Ring.CLOSEST, EVENINGS));
        var kept = mvc.post().uri("/me/kept").with(SignedInAs.actor(herself)).exchange();
        var piece = page(kept);
        assertThat(piece.select("[data-reach] li").eachAttr("data-hours")).containsExactly("1234567@17:00-22:00");
        assertThat(piece.select("[data-reach] a[href^=tel:]").eachText()).containsExactly("Call Sam");
        assertThat(piece.select("[data-reach] .now"))
                .as("it holds at any hour, so it names none")
                .isEmpty();
        assertThat(again(kept)).hasStatus(304);

        keep(near("Bev", Ring.AROUND, ANY));
        var renewed = again(kept);
        assertThat(renewed).hasStatusOk();
        assertThat(page(renewed).text()).contains("Bev", "At any hour, also at night");
    }

    @Test
    void the_persons_own_copy_of_the_record_holds_them() {
        keep(near("Sam", Ring.CLOSEST, EVENINGS));
        var words = wordsOf.of(WordsOf.ENGLISH);
        var sections = herself.call(() -> ownParts.stream()
                .flatMap(part -> part.sections(words, new Show(words.locale(), Riverside.NEW_YORK)).stream())
                .toList());
        assertThat(sections.toString()).contains("Who is in my corner", "Sam", "Every day 5:00 PM to 10:00 PM");
    }

    private MvcTestResult again(MvcTestResult kept) {
        return mvc.get()
                .uri("/me/kept")
                .header(
                        KeptCopies.HEADER,
                        Objects.requireNonNull(kept.getResponse().getHeader(KeptCopies.HEADER)))
                .header(
                        "If-None-Match",
                        Objects.requireNonNull(kept.getResponse().getHeader("ETag")))
                .with(SignedInAs.actor(herself))
                .exchange();
    }

    private Near keep(Near near) {
        return ((Corner.Keeping.Kept) herself.call(() -> corner.keep(near))).near();
    }

    private static Near near(String name, Ring ring, Hours hours) {
        return new Near(UUID.randomUUID(), 0, name, ring, Set.of(Good.LISTENING), "", "(518) 555-0101", true, hours);
    }

    private List<String> names() {
        return herself.call(corner::people).stream().map(Near::name).toList();
    }

    private byte[] sealed() {
        return herself.call(() -> transaction.execute(_ -> sql.sql("select sealed from practice.corner")
                .optional((row, _) -> row.getBytes("sealed"))
                .orElseThrow()));
    }

    private int rows(Actor actor) {
        return actor.call(() -> transaction.execute(
                _ -> sql.sql("select count(*)::int from practice.corner").single(Integer.class)));
    }

    /** The page on a Wednesday in November, by the program's clock. */
    private Document at(int hour, int minute) {
        Instant then = LocalDateTime.of(2026, 11, 25, hour, minute)
                .atZone(Riverside.NEW_YORK)
                .toInstant();
        return Time.at(then, () -> page(get("/me/corner")));
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(SignedInAs.actor(herself)).exchange();
    }

    private MvcTestResult post(UUID id, Map<String, String> fields) {
        return post("/me/corner/people/" + id, fields);
    }

    private MvcTestResult post(String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(SignedInAs.actor(herself));
        fields.forEach(request::param);
        return request.exchange();
    }

    private static String version(Document page) {
        return Objects.requireNonNull(page.selectFirst("input[name=version]")).val();
    }

    private static Document page(MvcTestResult answer) {
        return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
