package org.footbridge.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.GroupEvening;
import org.footbridge.access.NotYours;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.programs.Curricula;
import org.footbridge.programs.LessonId;
import org.footbridge.programs.Lessons;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@FootbridgeTest
class LessonsHadTests {

    @Autowired
    GroupEvening evenings;

    @Autowired
    Curricula curricula;

    @Autowired
    Lessons lessons;

    @Autowired
    LessonsHad had;

    @Autowired
    Attendance attendance;

    @Autowired
    Sessions sessions;

    @Autowired
    Sql sql;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void where_an_hour_teaches_nothing_nothing_is_proposed() {
        var evening = evenings.with(2);
        assertThat(evening.as(evening.house().dana(), () -> had.next(evening.session())))
                .isEmpty();
    }

    @Test
    void a_new_group_begins_with_the_first_lesson() {
        var evening = teaching(3, "Mindfulness");
        assertThat(evening.as(evening.house().dana(), () -> had.next(evening.session())))
                .hasValueSatisfying(next -> {
                    assertThat(next.title()).isEqualTo("One thing at a time");
                    assertThat(next.due()).isEqualTo(3);
                    assertThat(next.without()).isEqualTo(3);
                });
    }

    @Test
    void the_lesson_most_people_have_not_had_comes_next_then_the_one_longest_ago() {
        var evening = teaching(3, "Change and values");
        var first = evening.as(evening.house().dana(), () -> had.next(evening.session()))
                .orElseThrow();
        take(evening, evening.session(), first.lessonId());
        // Two were there, one was not: one of three still needs it, all three need every other one.
        evening.held(evening.session());
        evening.mark(evening.session(), 0, evening.present());
        evening.mark(evening.session(), 1, Mark.of(Outcome.PRESENT_DECLINED_ACTIVITY));
        evening.mark(evening.session(), 2, Mark.of(Outcome.NO_SHOW));
        evening.close(evening.session());

        var second = evening.as(evening.house().dana(), () -> had.next(evening.session(1)))
                .orElseThrow();
        assertThat(second.title()).isEqualTo("What matters most");
        assertThat(second.without()).isEqualTo(3);
        assertThat(hadBy(evening, 0)).containsExactly(first.lessonId().value());
        assertThat(hadBy(evening, 1)).containsExactly(first.lessonId().value());
        assertThat(hadBy(evening, 2)).isEmpty();
    }

    @Test
    void what_another_open_session_of_the_track_holds_is_not_proposed_again() {
        var evening = teaching(2, "Change and values");
        take(evening, evening.session(), lessonNamed(evening, "Two voices"));
        assertThat(evening.as(evening.house().dana(), () -> had.next(evening.session(1))))
                .hasValueSatisfying(next -> assertThat(next.title()).isEqualTo("What matters most"));
    }

    @Test
    void a_lesson_brings_its_activities_while_nobody_has_marked_any() {
        var evening = teaching(2, "Change and values");
        evening.mark(evening.session(), 0, evening.present());
        assertThat(activities(evening)).containsExactly("Process group");

        take(evening, evening.session(), lessonNamed(evening, "Two voices"));
        var plan = activities(evening);
        assertThat(plan).hasSizeGreaterThan(4).startsWith("Arriving");

        evening.mark(evening.session(), 0, evening.present().part(3, Part.CHOSE_NOT_TO));
        take(evening, evening.session(), lessonNamed(evening, "What matters most"));
        assertThat(activities(evening)).isEqualTo(plan);
        assertThat(evening.house().job(() -> sessions.get(evening.session()).lessonVersionId()))
                .isPresent();
    }

    @Test
    void closing_freezes_the_lesson_and_a_later_change_of_it_changes_nothing() {
        var evening = teaching(1, "Change and values");
        var lesson = lessonNamed(evening, "Two voices");
        take(evening, evening.session(), lesson);
        var version = evening.house().job(() -> sessions.get(evening.session()).lessonVersionId());
        evening.everybodyPresentAndClosed(evening.session());

        assertThat(take(evening, evening.session(), lessonNamed(evening, "What matters most")))
                .isInstanceOf(Sessions.Changing.Refused.class);
        evening.as(evening.house().ruth(), () -> {
            var stands = lessons.lesson(lesson);
            return lessons.change(lesson, 1, stands.text().replace("title: Two voices", "title: Two loud voices"));
        });
        assertThat(evening.house().job(() -> sessions.get(evening.session()).lessonVersionId()))
                .isEqualTo(version);
        assertThat(evening.house()
                        .job(() ->
                                lessons.version(version.orElseThrow()).content().title()))
                .isEqualTo("Two voices");
    }

    @Test
    void a_correction_after_the_closing_changes_what_somebody_had() {
        var evening = teaching(1, "Change and values");
        take(evening, evening.session(), lessonNamed(evening, "Two voices"));
        evening.everybodyPresentAndClosed(evening.session());
        assertThat(hadBy(evening, 0)).hasSize(1);

        evening.as(
                evening.house().dana(),
                () -> attendance.correct(
                        evening.session(),
                        evening.person(0),
                        Mark.of(Outcome.NO_SHOW),
                        "Mixed up with somebody else."));
        assertThat(hadBy(evening, 0)).isEmpty();
    }

    @Test
    void a_lesson_of_another_program_or_house_cannot_be_taken() {
        var evening = teaching(1, "Change and values");
        var elsewhere = teaching(1, "Change and values");
        var theirs = lessonNamed(elsewhere, "Two voices");
        assertThatThrownBy(() -> take(evening, evening.session(), theirs)).isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> take(evening, evening.session(), new LessonId(UUID.randomUUID())))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> evening.as(
                        evening.house().asParticipant(evening.person(0)),
                        () -> had.take(evening.session(), lessonNamed(evening, "Two voices"))))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void somebody_reads_of_themselves_only() {
        var evening = teaching(2, "Change and values");
        take(evening, evening.session(), lessonNamed(evening, "Two voices"));
        evening.everybodyPresentAndClosed(evening.session());
        var seen = evening.house().asParticipant(evening.person(0)).call(() -> people(evening));
        assertThat(seen).containsExactly(evening.person(0).value());
    }

    private List<UUID> people(GroupEvening.Evening evening) {
        return transaction.execute(_ -> sql.sql(
                        "select participant_id from attendance.v_lessons_had where organization_id = :organization")
                .param("organization", evening.house().organization())
                .list(UUID.class));
    }

    private List<String> activities(GroupEvening.Evening evening) {
        return evening.house().job(() -> attendance.activities(evening.session())).stream()
                .map(Activity::title)
                .toList();
    }

    private Sessions.Changing take(GroupEvening.Evening evening, SessionId session, LessonId lesson) {
        return evening.as(evening.house().dana(), () -> had.take(session, lesson));
    }

    private LessonId lessonNamed(GroupEvening.Evening evening, String title) {
        return evening.house()
                .dana()
                .call(() -> lessons
                        .find(new Lessons.Search(title, evening.house().program()), 0, 50)
                        .stream()
                        .filter(one -> one.title().equals(title))
                        .findFirst()
                        .orElseThrow()
                        .lessonId());
    }

    private Set<UUID> hadBy(GroupEvening.Evening evening, int person) {
        return evening.house()
                .inTransaction(() -> sql
                        .sql("""
                        select lesson_id from attendance.v_lessons_had
                         where organization_id = :organization and participant_id = :person
                        """)
                        .param("organization", evening.house().organization())
                        .param("person", evening.person(person))
                        .list(UUID.class)
                        .stream()
                        .collect(Collectors.toSet()));
    }

    private GroupEvening.Evening teaching(int people, String module) {
        var evening = evenings.with(people);
        evening.house().ruth().run(() -> {
            curricula.copy(evening.house().program());
            var taught = curricula.modules().stream()
                    .filter(one -> one.title().equals(module))
                    .findFirst()
                    .orElseThrow();
            curricula
                    .slots(evening.house().program())
                    .forEach(slot -> curricula.teach(slot.slotId(), Set.of(taught.moduleId())));
        });
        return evening;
    }
}
