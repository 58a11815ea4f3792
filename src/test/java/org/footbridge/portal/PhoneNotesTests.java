package org.footbridge.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.GroupEvening;
import org.footbridge.Riverside;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.SignedInAs;
import org.footbridge.alerts.Devices;
import org.footbridge.alerts.LocalPushService;
import org.footbridge.attendance.LessonsHad;
import org.footbridge.audit.Audit;
import org.footbridge.messages.Letter;
import org.footbridge.messages.OwnMessages;
import org.footbridge.messages.TeamMessages;
import org.footbridge.messages.ThreadId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Keys;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Organizations;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.practice.OnThePhone;
import org.footbridge.programs.Curricula;
import org.footbridge.programs.Lessons;
import org.footbridge.ui.WordsOf;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A neutral note on the phone, for whoever asked for it: through a push service of ours on this machine. */
@FootbridgeTest
class PhoneNotesTests {

    private static final String HERE = "/me/phone";

    @Autowired
    GroupEvening evenings;

    @Autowired
    Curricula curricula;

    @Autowired
    Lessons lessons;

    @Autowired
    LessonsHad lessonsHad;

    @Autowired
    TeamMessages team;

    @Autowired
    OwnMessages own;

    @Autowired
    PhoneNotes notes;

    @Autowired
    OnThePhone onThePhone;

    @Autowired
    House about;

    @Autowired
    WordsOf words;

    @Autowired
    Organizations organizations;

    @Autowired
    Sql sql;

    @Autowired
    Clock clock;

    @Autowired
    Keys keys;

    @Autowired
    JsonMapper json;

    @Autowired
    Audit audit;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    MockMvcTester mvc;

    private LocalPushService service;
    private Devices devices;
    private NotedPhones phones;
    private DueNotes due;
    private NoteSending sending;
    private GroupEvening.Evening evening;
    private Riverside.House house;
    private ParticipantId amara;
    private Actor herself;

    /** All happens on the day after the group. */
    private int daysLater = 1;

    private int chosenAt = 8;

    @BeforeEach
    void amara_has_a_phone_and_a_push_service_stands_here() throws IOException {
        service = LocalPushService.started();
        devices = service.devices(beans);
        phones = made(new NotedPhones(sql, clock, keys, json, audit, devices, notes, transactions), "some phones");
        due = made(
                new DueNotes(sql, clock, about, onThePhone, words, phones, new NoteJob(null, clock) {
                    @Override
                    void schedule(OrganizationId organization, UUID note) {}
                }),
                "some notes");
        sending = new NoteSending(due, phones, service.pushes(devices, clock), words, organizations, clock);
        evening = evenings.with(1);
        house = evening.house();
        amara = evening.person(0);
        house.letCare(Role.THERAPIST, amara);
        herself = house.asParticipant(amara);
    }

    @AfterEach
    void the_push_service_goes() {
        service.stop();
    }

    @Test
    void nothing_comes_before_she_turned_it_on_and_each_thing_is_turned_on_by_itself() {
        phone("/1");
        written(10);
        assertThat(sentAt(11)).isEmpty();
        chosenAt = 11;
        choose(false, true, true);
        written(12);
        assertThat(sentAt(13)).as("her check-in of the day").hasSize(1);
        chosenAt = 13;
        choose(true, false, false);
        assertThat(sentAt(14)).as("what was written before she asked").isEmpty();
        written(15);
        assertThat(sentAt(16)).hasSize(1);
    }

    @Test
    void all_notes_say_the_same_and_never_from_where_or_what() throws GeneralSecurityException {
        choose(true, true, true);
        phone("/1");
        written(10);
        var push = sentAt(11);
        assertThat(push).as("several reasons make one note").hasSize(1);
        assertThat(service.opened(push.getFirst().body())).isEqualTo("You have a new note.");
        assertThat(new String(push.getFirst().body(), StandardCharsets.ISO_8859_1))
                .doesNotContain("note");
        at(12, () -> {
            phones.add(service.subscription(service.origin() + "/2"), "c2", Locale.of("es"));
            return true;
        });
        daysLater++;
        assertThat(sentAt(11))
                .hasSize(2)
                .anySatisfy(one -> assertThat(service.opened(one.body())).isEqualTo("Tiene una nota nueva."));
    }

    @Test
    void one_note_until_she_has_looked_and_then_one_again() {
        choose(true, false, false);
        phone("/1");
        var thread = written(10);
        assertThat(sentAt(11)).hasSize(1);
        assertThat(sentAt(11)).as("the job comes by again").isEmpty();
        written(12);
        assertThat(sentAt(12)).as("the first is unopened").isEmpty();
        threads()
                .forEach(one -> at(13, () -> {
                    own.opened(amara, one);
                    return true;
                }));
        assertThat(sentAt(14)).isEmpty();
        at(15, () -> house.dana().call(() -> team.answer(thread, Letter.of("At nine"), team.newest(thread))));
        assertThat(sentAt(16)).hasSize(1);
    }

    @Test
    void nothing_comes_in_the_quiet_hours_of_her_own_zone_and_no_push_service_keeps_it_into_them() {
        wish(new NoteWish(
                true,
                false,
                false,
                LocalTime.of(18, 0),
                LocalTime.of(9, 0),
                LocalTime.of(10, 0),
                ZoneId.of("America/Los_Angeles")));
        phone("/1");
        written(10);
        assertThat(sentAt(11)).as("eight in Los Angeles").isEmpty();
        var push = sentAt(20);
        assertThat(push).as("five in Los Angeles").hasSize(1);
        assertThat(Integer.parseInt(push.getFirst().ttl())).isBetween(1, 3600);
    }

    @Test
    void a_note_that_waits_for_the_push_service_does_not_come_at_night() {
        choose(true, false, false);
        phone("/1");
        written(19);
        service.answers(503);
        var written = at(20, this::writtenNotes);
        assertThatThrownBy(() -> carry(20, written.getFirst())).hasMessage("the push service answered 503");
        carry(21, written.getFirst());
        carry(22, written.getFirst());
        assertThat(service.heard()).hasSize(1);
    }

    @Test
    void reminders_come_once_a_day_from_the_hour_she_named_and_only_while_something_is_open() {
        choose(false, false, true);
        phone("/1");
        assertThat(sentAt(9)).as("before ten").isEmpty();
        assertThat(sentAt(10)).hasSize(1);
        assertThat(sentAt(15)).isEmpty();
        daysLater++;
        assertThat(sentAt(10)).hasSize(1);
        chosenAt = 10;
        choose(false, true, false);
        assertThat(sentAt(11)).as("no homework is open").isEmpty();
    }

    @Test
    void homework_that_a_group_gave_along_is_reminded_of() {
        house.ruth().run(() -> curricula.copy(house.program()));
        var lesson = house.dana()
                .call(() -> lessons.find(new Lessons.Search("Riding out an urge", house.program()), 0, 1)
                        .getFirst()
                        .lessonId());
        evening.as(house.dana(), () -> lessonsHad.take(evening.session(), lesson));
        evening.held(evening.session());
        evening.mark(evening.session(), 0, evening.present());
        choose(false, true, false);
        phone("/1");
        assertThat(sentAt(10)).hasSize(1);
        assertThat(sentAt(12)).isEmpty();
    }

    @Test
    void signing_out_on_a_phone_ends_it_there_without_a_script_and_nowhere_else() {
        var cookie = added("https://fcm.googleapis.com/fcm/send/" + UUID.randomUUID());
        added("https://fcm.googleapis.com/fcm/send/" + UUID.randomUUID());
        assertThat(phonesOf()).isEqualTo(2);
        assertThat(cookie.isHttpOnly()).isTrue();
        for (var other : List.of("", "x", UUID.randomUUID() + "." + "a".repeat(43))) {
            mvc.post()
                    .uri("/sign-out")
                    .cookie(new Cookie(cookie.getName(), other))
                    .exchange();
        }
        assertThat(phonesOf()).isEqualTo(2);
        var out = mvc.post()
                .uri("/sign-out")
                .with(SignedInAs.actor(herself))
                .cookie(new Cookie(cookie.getName(), cookie.getValue()))
                .exchange();
        assertThat(out.getResponse().getCookie(cookie.getName()).getMaxAge()).isZero();
        assertThat(phonesOf()).isOne();
        assertThat(house.inTransaction(() -> sql.sql(
                                "select count(*) from portal.phone where ended_at is not null and length(sealed) > 0")
                        .single(Long.class)))
                .as("the address is forgotten")
                .isZero();
    }

    @Test
    void when_the_stay_ends_nothing_comes_any_more_and_the_phone_is_forgotten() {
        choose(true, false, true);
        phone("/1");
        var written = at(11, this::writtenNotes);
        assertThat(written).hasSize(1);
        house.inTransaction(() -> sql.sql(
                        "update episodes.episode set status = 'finished', discharged_on = :day where participant_id = :who")
                .param("who", amara)
                .param("day", evening.day())
                .update());
        carry(11, written.getFirst());
        assertThat(service.heard()).isEmpty();
        house.job(() -> {
            phones.endWithTheStay();
            return true;
        });
        assertThat(phonesOf()).isZero();
        assertThat(house.inTransaction(
                        () -> sql.sql("select count(*) from portal.note_wish").single(Long.class)))
                .isZero();
    }

    @Test
    void a_browser_that_withdrew_is_forgotten_and_one_another_uses_now_is_theirs() {
        choose(true, false, true);
        phone("/1");
        service.answers(410);
        assertThat(sentAt(11)).hasSize(1);
        assertThat(phonesOf()).isZero();
        phone("/2");
        var leo = house.asParticipant(house.participant("Leo", "Brandt"));
        leo.run(() -> phones.add(service.subscription(service.origin() + "/2"), "c", Locale.ENGLISH));
        assertThat(phonesOf()).isZero();
        assertThat(leo.<Integer, RuntimeException>call(phones::ownCount)).isOne();
    }

    @Test
    void her_choice_and_her_phones_are_nobody_elses() {
        choose(true, true, true);
        phone("/1");
        at(11, this::writtenNotes);
        for (var other : List.of(
                house.dana().actor(),
                house.asParticipant(house.participant("Leo", "Brandt")),
                Actor.atTablet(house.organization(), amara.value()))) {
            for (var table : List.of("note_wish", "phone", "note")) {
                assertThat(rows(other, table)).as(table).isZero();
            }
        }
        assertThat(rows(herself, "note")).isZero();
        assertThat(rows(herself, "phone")).isOne();
        assertThatThrownBy(() -> house.dana().call(notes::mine)).isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> herself.call(devices::publicKeyOfTheHouse)).isInstanceOf(NotYours.class);
        assertThat(mvc.get()
                        .uri(HERE)
                        .with(SignedInAs.actor(house.dana().actor()))
                        .exchange())
                .hasStatus(404);
    }

    @Test
    void the_page_says_it_word_for_word_is_off_at_first_and_loses_nothing_typed() {
        var page = page("");
        assertThat(page.text()).contains("You have a new note.", "No phone of yours shows notes.");
        assertThat(page.select("input[type=checkbox][checked]")).isEmpty();
        assertThat(page("?lang=es").text()).contains("Tiene una nota nueva.");
        var wrong = post(
                HERE, "messages", "true", "quietFrom", "x", "quietUntil", "08:00", "remindAt", "23:00", "zone", "Mars");
        assertThat(wrong).hasStatus(422);
        var again = document(wrong);
        assertThat(again.select(".field-wrong")).hasSize(2);
        assertThat(again.select("#messages").hasAttr("checked")).isTrue();
        assertThat(again.select("#quietUntil").val()).isEqualTo("08:00");
        var inVain = post(
                HERE,
                "checkIn",
                "true",
                "quietFrom",
                "21:00",
                "quietUntil",
                "08:00",
                "remindAt",
                "23:00",
                "zone",
                "America/New_York");
        assertThat(inVain).hasStatus(422);
        assertThat(document(inVain).text()).contains("At this hour it is quiet");
        assertThat(post(
                        HERE,
                        "messages",
                        "true",
                        "quietFrom",
                        "22:00",
                        "quietUntil",
                        "07:00",
                        "remindAt",
                        "10:00",
                        "zone",
                        "America/Denver"))
                .hasStatus(302);
        assertThat(page("").select("#zone option[selected]").val()).isEqualTo("America/Denver");
        assertThat(post(HERE + "/phones", "address", "https://example.org/x", "key", "a", "secret", "b"))
                .hasStatus(302);
        assertThat(phonesOf()).isZero();
        assertThat(post(HERE + "/key").getResponse().getStatus()).isEqualTo(200);
    }

    @Test
    void quiet_hours_may_go_over_midnight_or_be_none() {
        var zone = Riverside.NEW_YORK;
        var noon = evening.at(12, 0);
        var night = NoteWish.none(zone);
        assertThat(night.quietAt(evening.at(21, 0))).isTrue();
        assertThat(night.quietAt(evening.at(7, 59))).isTrue();
        assertThat(night.quietAt(evening.at(8, 0))).isFalse();
        assertThat(night.untilQuietAfter(noon)).isEqualTo(Duration.ofHours(9));
        var day = new NoteWish(true, false, false, LocalTime.of(9, 0), LocalTime.of(17, 0), LocalTime.of(8, 0), zone);
        assertThat(day.quietAt(noon)).isTrue();
        assertThat(day.quietAt(evening.at(17, 0))).isFalse();
        var none = new NoteWish(true, true, true, LocalTime.NOON, LocalTime.NOON, LocalTime.NOON, zone);
        assertThat(none.quietAt(noon)).isFalse();
        assertThat(none.remindsInVain()).isFalse();
    }

    // Steps.

    @SuppressWarnings("unchecked")
    private <B> B made(B bean, String name) {
        return (B) beans.applyBeanPostProcessorsAfterInitialization(bean, name);
    }

    private void choose(boolean messages, boolean homework, boolean checkIn) {
        var none = NoteWish.none(Riverside.NEW_YORK);
        wish(new NoteWish(
                messages, homework, checkIn, none.quietFrom(), none.quietUntil(), none.remindAt(), none.zone()));
    }

    private void wish(NoteWish wish) {
        at(chosenAt, () -> {
            notes.choose(wish);
            return true;
        });
    }

    private void phone(String path) {
        assertThat(at(8, () -> phones.add(service.subscription(service.origin() + path), path, Locale.ENGLISH)))
                .isTrue();
    }

    /** Through the page, with the push services every installation allows. */
    private Cookie added(String address) {
        var subscription = service.subscription(address);
        var response = post(
                        HERE + "/phones",
                        "address",
                        address,
                        "key",
                        subscription.key(),
                        "secret",
                        subscription.secret())
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(302);
        return Arrays.stream(response.getCookies())
                .filter(cookie -> cookie.getName().endsWith("phone"))
                .findFirst()
                .orElseThrow();
    }

    private ThreadId written(int hour) {
        var came = at(hour, () -> house.dana().call(() -> team.begin(amara, "The bus", Letter.of("Look"))));
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

    private List<LocalPushService.Heard> sentAt(int hour) {
        int before = service.heard().size();
        var written = at(hour, this::writtenNotes);
        written.forEach(note -> carry(hour, note));
        return List.copyOf(service.heard().subList(before, service.heard().size()));
    }

    /** What the job writes now. */
    private List<UUID> writtenNotes() {
        return house.inTransaction(() -> {
            due.write();
            return sql.sql(
                            "select id from portal.note where sent_at is null and stopped_at is null and written_at = :now")
                    .param("now", clock.instant())
                    .list(UUID.class);
        });
    }

    private void carry(int hour, UUID note) {
        at(
                hour,
                () -> house.job(() -> {
                    sending.send(note);
                    return true;
                }));
    }

    private int phonesOf() {
        return herself.<Integer, RuntimeException>call(phones::ownCount);
    }

    private long rows(Actor who, String table) {
        return who.call(() -> transaction.execute(
                _ -> sql.sql("select count(*) from portal." + table).single(Long.class)));
    }

    private <R> R at(int hour, ScopedValue.CallableOp<R, RuntimeException> work) {
        return Time.at(evening.at(hour, 30).plus(Duration.ofDays(daysLater)), () -> herself.call(work));
    }

    private Document page(String query) {
        var result = mvc.get().uri(HERE + query).with(SignedInAs.actor(herself)).exchange();
        assertThat(result).hasStatusOk();
        return document(result);
    }

    private MvcTestResult post(String path, String... parameters) {
        var post = mvc.post().uri(path).with(SignedInAs.actor(herself));
        for (int i = 0; i < parameters.length; i += 2) {
            post.param(parameters[i], parameters[i + 1]);
        }
        return post.exchange();
    }

    private static Document document(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException never) {
            throw new IllegalStateException(never);
        }
    }
}
