package org.footbridge.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.GroupEvening;
import org.footbridge.Riverside;
import org.footbridge.access.NotYours;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.attendance.Attendance;
import org.footbridge.attendance.Held;
import org.footbridge.attendance.LessonsHad;
import org.footbridge.attendance.Mark;
import org.footbridge.attendance.Outcome;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.programs.Curricula;
import org.footbridge.programs.Lessons;
import org.footbridge.scheduling.SessionId;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Taught at six, on the phone at one past seven; asked once, looked at the next time the group meets. */
@FootbridgeTest
class HomeworkTests {

    @Autowired
    GroupEvening evenings;

    @Autowired
    Curricula curricula;

    @Autowired
    Lessons lessons;

    @Autowired
    LessonsHad lessonsHad;

    @Autowired
    Attendance attendance;

    @Autowired
    Homework homework;

    @Autowired
    Tries tries;

    @Autowired
    Tools tools;

    @Autowired
    Entries entries;

    @Autowired
    Sharing sharing;

    @Autowired
    Sql sql;

    @Autowired
    MockMvcTester mvc;

    private GroupEvening.Evening evening;
    private Riverside.House house;
    private ParticipantId amara;
    private Actor herself;

    @BeforeEach
    void amara_and_lee_learn_to_ride_out_an_urge() {
        evening = evenings.with(2);
        house = evening.house();
        amara = evening.person(0);
        herself = house.asParticipant(amara);
        evening.people().forEach(one -> house.letCare(Role.THERAPIST, one.id()));
        house.ruth().run(() -> curricula.copy(house.program()));
        var lesson = house.dana()
                .call(() -> lessons.find(new Lessons.Search("Riding out an urge", house.program()), 0, 1)
                        .getFirst()
                        .lessonId());
        evening.as(house.dana(), () -> lessonsHad.take(evening.session(), lesson));
        evening.held(evening.session());
        evening.mark(evening.session(), 0, evening.present());
        evening.mark(evening.session(), 1, Mark.of(Outcome.NO_SHOW));
    }

    @Test
    void one_minute_after_the_group_its_tool_is_on_the_phone() {
        assertThat(at(18, 59, () -> homework.open(amara))).isEmpty();

        assertThat(at(19, 1, () -> homework.open(amara))).singleElement().satisfies(open -> {
            assertThat(open.lesson()).isEqualTo("Riding out an urge");
            assertThat(open.tool().key()).isEqualTo("urge-log");
            assertThat(open.asks()).isFalse();
        });
        assertThat(page(herself, "/me", 19, 1)).contains("Riding out an urge", "Open: Triggers and urges");
        assertThat(page(herself, "/me/practice", 19, 1))
                .contains("Riding out an urge")
                .doesNotContain("I used it");
    }

    @Test
    void whoever_was_not_there_is_asked_nothing() {
        var lee = evening.person(1);
        var himself = house.asParticipant(lee);

        assertThat(evening.as(himself, () -> homework.open(lee))).isEmpty();
        assertThatThrownBy(() -> evening.as(himself, () -> answer(lee, evening.session(), Homework.Answer.USED)))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void used_it_is_asked_once_and_not_before_it_could_have_been() {
        assertThat(at(22, 1, () -> homework.open(amara))).singleElement().matches(Homework.Open::asks);
        assertThat(page(herself, "/me/practice", 22, 1)).contains("I used it", "A little", "Not this time");

        at(22, 1, () -> answer(amara, evening.session(), Homework.Answer.A_LITTLE));
        at(22, 2, () -> answer(amara, evening.session(), Homework.Answer.USED));

        assertThat(at(22, 3, () -> homework.open(amara))).isEmpty();
        assertThat(page(herself, "/me", 22, 3)).doesNotContain("Riding out an urge");
        assertThat(at(22, 3, house.dana().actor(), () -> tries.line(amara)))
                .contains("1 try in four weeks: Trigger and urge log 1");
    }

    @Test
    void yesterdays_question_stands_until_tonights_can_be_asked() {
        var tonight = when_another_lesson_is_taught_on_the_next_day();

        assertThat(at(tonight.at(19, 1), () -> homework.open(amara)))
                .as("a minute after tonight's group")
                .extracting(Homework.Open::sessionId, Homework.Open::asks)
                .containsExactlyInAnyOrder(tuple(evening.session(), true), tuple(tonight.session(), false));
        assertThat(at(tonight.at(22, 1), () -> homework.open(amara)))
                .as("three hours later")
                .extracting(Homework.Open::sessionId, Homework.Open::asks)
                .containsExactly(tuple(tonight.session(), true));
    }

    private record Tonight(SessionId session, LocalDate day) {

        Instant at(int hour, int minute) {
            return day.atTime(hour, minute).atZone(Riverside.NEW_YORK).toInstant();
        }
    }

    private Tonight when_another_lesson_is_taught_on_the_next_day() {
        record Row(SessionId sessionId, LocalDate onDate) {}
        var next = house.inTransaction(() -> sql.sql("""
                        select session_id, on_date from scheduling.v_sessions
                         where organization_id = :organization and on_date > :day
                         order by starts_at
                         limit 1
                        """)
                .param("organization", house.organization())
                .param("day", evening.day())
                .single(Row.class));
        var tonight = new Tonight(next.sessionId(), next.onDate());
        var nine = tonight.at(21, 0);
        house.dana()
                .call(() -> Time.at(
                        nine,
                        () -> Proof.fresh(nine).call(() -> {
                            var lesson = lessons.find(new Lessons.Search("Two voices", house.program()), 0, 1)
                                    .getFirst()
                                    .lessonId();
                            lessonsHad.take(tonight.session(), lesson);
                            attendance.hold(
                                    tonight.session(),
                                    new Held(Optional.of(tonight.at(18, 0)), Optional.of(tonight.at(19, 0))));
                            return attendance.mark(
                                    tonight.session(),
                                    Map.of(amara, new Attendance.Marked(Mark.of(Outcome.PRESENT), 0)));
                        })));
        return tonight;
    }

    private <R> R at(Instant when, ScopedValue.CallableOp<R, RuntimeException> work) {
        return herself.call(() -> Time.at(when, work));
    }

    @Test
    void an_answer_nobody_offers_is_not_found() {
        var link = org.footbridge.scheduling.OwnSession.link(evening.session(), amara);
        assertThat(post(herself, "/me/practice/homework/" + link, Map.of("answer", "failed")))
                .isEqualTo(404);
        assertThat(post(herself, "/me/practice/homework/" + UUID.randomUUID(), Map.of("answer", "used")))
                .isEqualTo(404);
    }

    @Test
    void tries_are_counted_and_not_success() {
        at(22, 1, () -> answer(amara, evening.session(), Homework.Answer.NOT_THIS_TIME));
        assertThat(at(22, 3, house.dana().actor(), () -> tries.line(amara))).isEmpty();
        var person = "/people/" + amara.value();
        assertThat(page(house.dana().actor(), person, 22, 3)).doesNotContain("What was shared");

        shareJournal("It went badly, and I stayed.");

        assertThat(page(house.dana().actor(), person, 22, 6)).contains("1 try in four weeks: Journal 1");
        assertThat(page(house.dana().actor(), person + "/practice", 22, 6)).contains("It went badly, and I stayed.");
    }

    @Test
    void the_facilitator_sees_what_is_brought_and_only_that() {
        shareJournal("A quiet evening by the river");
        at(22, 1, () -> answer(amara, evening.session(), Homework.Answer.USED));
        var kept = UUID.randomUUID();
        at(
                22,
                10,
                () -> entries.save(
                        new EntryId(kept), tools.find("gratitude").orElseThrow(), 0, Map.of("good", "a warm cup")));

        var roster = page(house.dana().actor(), "/sessions/" + nextGroup(), 17, 50, 1);
        assertThat(Jsoup.parse(roster)
                        .select("section[aria-labelledby=brought]")
                        .text())
                .contains("Amara Okafor", "“Riding out an urge”: used it", "Shared: Journal")
                .doesNotContain("river", "warm cup", "Gratitude", "Lee");
    }

    /** The first session of the next day on which the track meets. */
    private UUID nextGroup() {
        return house.inTransaction(() -> sql.sql("""
                        select session_id from scheduling.v_sessions
                         where organization_id = :organization and on_date > :day
                         order by starts_at
                         limit 1
                        """)
                .param("organization", house.organization())
                .param("day", evening.day())
                .single(UUID.class));
    }

    private void shareJournal(String words) {
        var id = new EntryId(UUID.randomUUID());
        at(22, 5, () -> {
            entries.save(id, tools.find("journal").orElseThrow(), 0, Map.of("text", words));
            return sharing.choose(id, Sharing.Way.NOW, false, java.util.Optional.empty());
        });
    }

    private Homework.Answer answer(ParticipantId who, SessionId session, Homework.Answer answer) {
        homework.answer(who, session, answer);
        return answer;
    }

    private <R> R at(int hour, int minute, ScopedValue.CallableOp<R, RuntimeException> work) {
        return at(hour, minute, herself, work);
    }

    private <R> R at(int hour, int minute, Actor who, ScopedValue.CallableOp<R, RuntimeException> work) {
        return who.call(() -> Time.at(evening.at(hour, minute), work));
    }

    private String page(Actor who, String path, int hour, int minute) {
        return page(who, path, hour, minute, 0);
    }

    private String page(Actor who, String path, int hour, int minute, int daysLater) {
        var when = evening.at(hour, minute).plus(java.time.Duration.ofDays(daysLater));
        return Time.at(when, () -> {
            var answer = mvc.get()
                    .uri(URI.create(path))
                    .with(SignedInAs.actor(who, Proof.fresh(when)))
                    .exchange()
                    .getResponse();
            assertThat(answer.getStatus()).as(path).isEqualTo(200);
            return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
        });
    }

    private int post(Actor who, String path, Map<String, String> fields) {
        var asked = mvc.post().uri(URI.create(path)).with(SignedInAs.actor(who));
        fields.forEach(asked::param);
        return asked.exchange().getResponse().getStatus();
    }
}
