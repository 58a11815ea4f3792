package org.footbridge.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.audit.Audit;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

@FootbridgeTest
class CurriculaTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Curricula curricula;

    @Autowired
    Lessons lessons;

    @Autowired
    Programs programs;

    @Autowired
    Sql sql;

    @Autowired
    Clock clock;

    @Autowired
    Audit audit;

    @Autowired
    Authorization authorization;

    @Autowired
    LessonVersions versions;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void a_program_gets_the_curriculum_for_its_ages_once() {
        var house = riverside.found();
        house.ruth().run(() -> {
            assertThat(curricula.copy(house.program())).isGreaterThan(80);
            assertThat(curricula.copy(house.program())).isZero();
            assertThat(curricula.modules()).extracting(Curricula.Module::title).contains("Distress tolerance");

            var teens = programs.offer(new NewProgram(
                    "After school",
                    "Three afternoons.",
                    Riverside.NEW_YORK,
                    Regime.PART2,
                    LocalDate.of(2026, 1, 1),
                    "young person",
                    13,
                    Optional.of(17),
                    12,
                    true));
            assertThat(curricula.copy(teens)).isBetween(48, 80);
            assertThat(curricula.modules())
                    .filteredOn(module -> module.programId().equals(teens.value()))
                    .extracting(Curricula.Module::title)
                    .contains("Getting through it");
        });
    }

    @Test
    void a_copied_lesson_is_the_shipped_one_word_for_word() {
        var house = withCurriculum();
        house.dana().run(() -> {
            var urge = lesson(house, "Riding out an urge");
            assertThat(urge.version()).isEqualTo(1);
            assertThat(urge.changedHere()).isFalse();
            assertThat(urge.text())
                    .isEqualTo(new ShippedCurricula()
                            .named("adult")
                            .text(urge.origin())
                            .orElseThrow()
                            .text());
            assertThat(urge.content().activities()).hasSize(6);
        });
    }

    @Test
    void a_change_is_a_new_version_beside_the_ones_before() {
        var house = withCurriculum();
        var before = house.ruth().call(() -> lesson(house, "Riding out an urge"));
        house.ruth().run(() -> {
            var changed = before.text().replace("freight train", "long, loud freight train");
            assertThat(lessons.change(before.lessonId(), 1, changed.replace("\n", "\r\n")))
                    .isEqualTo(new Lessons.Changing.Changed(2));
            var now = lessons.lesson(before.lessonId());
            assertThat(now.version()).isEqualTo(2);
            assertThat(now.changedHere()).isTrue();
            assertThat(now.text()).isEqualTo(changed);
            assertThat(lessons.version(before.lessonVersionId()).text()).isEqualTo(before.text());
        });
    }

    @Test
    void a_change_that_is_no_lesson_writes_nothing_and_says_where() {
        var house = withCurriculum();
        house.ruth().run(() -> {
            var urge = lesson(house, "Riding out an urge");
            assertThat(lessons.change(urge.lessonId(), 1, urge.text().replace("minutes: 60", "minutes: 50")))
                    .isInstanceOfSatisfying(
                            Lessons.Changing.Wrong.class,
                            wrong -> assertThat(wrong.complaints())
                                    .singleElement()
                                    .satisfies(one -> assertThat(one.sentence()).contains("add up to 60")));
            assertThat(lessons.change(urge.lessonId(), 1, urge.text().replace("edition: 1", "edition: 7")))
                    .isInstanceOfSatisfying(
                            Lessons.Changing.Wrong.class,
                            wrong -> assertThat(wrong.complaints())
                                    .singleElement()
                                    .satisfies(one -> assertThat(one.line()).isEqualTo(6)));
            assertThat(lessons.lesson(urge.lessonId()).version()).isEqualTo(1);
        });
    }

    @Test
    void of_two_who_change_one_lesson_the_second_sees_what_the_first_wrote() {
        var house = withCurriculum();
        house.ruth().run(() -> {
            var urge = lesson(house, "Riding out an urge");
            lessons.change(urge.lessonId(), 1, urge.text().replace("board.", "wall."));
            assertThat(lessons.change(urge.lessonId(), 1, urge.text().replace("board.", "floor.")))
                    .isInstanceOfSatisfying(
                            Lessons.Changing.Meanwhile.class,
                            meanwhile -> assertThat(meanwhile.stands().text()).contains("on the wall."));
        });
    }

    @Test
    void a_newer_edition_is_offered_and_never_imposed() {
        var house = withCurriculum();
        var urge = house.ruth().call(() -> lesson(house, "Riding out an urge"));
        var later = new Lessons(sql, audit, authorization, nextRelease(), versions);
        house.ruth().run(() -> {
            assertThat(lessons.offered(urge.lessonId())).isEmpty();
            assertThat(curricula.offers()).isEmpty();
            assertThatThrownBy(() -> lessons.takeOffered(urge.lessonId(), 1)).isInstanceOf(NotYours.class);
        });
        house.ruth()
                .run(() -> transaction.executeWithoutResult(_ -> {
                    var offers = new Curricula(sql, clock, audit, authorization, nextRelease(), versions).offers();
                    assertThat(offers).singleElement().satisfies(offer -> {
                        assertThat(offer.newEditions()).isEqualTo(1);
                        assertThat(offer.newLessons()).isZero();
                    });
                    later.change(urge.lessonId(), 1, urge.text().replace("board.", "wall."));
                    assertThat(later.offered(urge.lessonId()))
                            .hasValueSatisfying(text -> assertThat(text).contains("edition: 2"));
                    assertThat(later.lesson(urge.lessonId()).text()).contains("on the wall.");

                    assertThat(later.takeOffered(urge.lessonId(), 1)).isInstanceOf(Lessons.Changing.Meanwhile.class);
                    assertThat(later.takeOffered(urge.lessonId(), 2)).isEqualTo(new Lessons.Changing.Changed(3));
                    var now = later.lesson(urge.lessonId());
                    assertThat(now.edition()).isEqualTo(2);
                    assertThat(now.changedHere()).isFalse();
                    assertThat(later.offered(urge.lessonId())).isEmpty();
                }));
    }

    /** A release in which one lesson has a second edition. */
    private static ShippedCurricula nextRelease() {
        return new ShippedCurricula() {
            @Override
            ShippedCurriculum named(String name) {
                var now = super.named(name);
                return new ShippedCurriculum(
                        now.name(),
                        now.title(),
                        now.edition(),
                        now.about(),
                        now.modules().stream()
                                .map(module -> new ShippedCurriculum.Module(
                                        module.folder(),
                                        module.title(),
                                        module.modality(),
                                        module.order(),
                                        module.about(),
                                        module.lessons().stream()
                                                .map(CurriculaTests::next)
                                                .toList()))
                                .toList());
            }
        };
    }

    private static ShippedCurriculum.Text next(ShippedCurriculum.Text text) {
        if (!text.lesson().title().equals("Riding out an urge")) {
            return text;
        }
        var later = text.text().replace("edition: 1", "edition: 2");
        return new ShippedCurriculum.Text(text.origin(), LessonTextTests.lesson(later), later);
    }

    @Test
    void who_does_not_run_the_program_changes_nothing_in_it() {
        var house = withCurriculum();
        house.dana().run(() -> {
            var urge = lesson(house, "Riding out an urge");
            assertThatThrownBy(() -> lessons.change(urge.lessonId(), 1, urge.text() + "\n"))
                    .isInstanceOf(NotYours.class);
            assertThatThrownBy(() -> curricula.copy(house.program())).isInstanceOf(NotYours.class);
            assertThatThrownBy(() -> curricula.teach(new SlotId(UUID.randomUUID()), Set.of()))
                    .isInstanceOf(NotYours.class);
        });
    }

    @Test
    void another_organization_sees_none_of_it() {
        var house = withCurriculum();
        var urge = house.dana().call(() -> lesson(house, "Riding out an urge"));
        riverside.found().ruth().run(() -> {
            assertThat(curricula.modules()).isEmpty();
            assertThat(lessons.find(everything(), 0, 10)).isEmpty();
            assertThatThrownBy(() -> lessons.lesson(urge.lessonId())).isInstanceOf(NotYours.class);
            assertThatThrownBy(() -> lessons.version(urge.lessonVersionId())).isInstanceOf(NotYours.class);
        });
    }

    @Test
    void a_version_once_written_stays() {
        var house = withCurriculum();
        assertThatThrownBy(() -> house.inTransaction(() -> sql.sql(
                                "update programs.lesson_version set text = '' where organization_id = :organization")
                        .param("organization", house.organization())
                        .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void lessons_are_found_by_words_theme_modality_and_module() {
        var house = withCurriculum();
        house.dana().run(() -> {
            assertThat(titles(new Lessons.Search("freight TRAIN  crossing", house.program())))
                    .containsExactly("Riding out an urge");
            assertThat(titles(new Lessons.Search("100%_ \\ 'zebra", house.program())))
                    .isEmpty();
            var grief = new Lessons.Search(
                    "", Optional.empty(), Optional.empty(), Optional.of("DBT"), Optional.of("grief"));
            assertThat(lessons.find(grief, 0, 100)).isNotEmpty().allSatisfy(line -> {
                assertThat(line.themes()).contains("grief");
                assertThat(line.modality()).isEqualTo("DBT");
            });
            var first = lessons.find(everything(), 0, 10);
            var second = lessons.find(everything(), 10, 10);
            assertThat(first).hasSize(10).doesNotContainAnyElementsOf(second);
            assertThat(first.getFirst().title()).isEqualTo("One thing at a time");
        });
    }

    @Test
    void an_hour_teaches_modules_of_its_own_program_and_keeps_them_when_it_changes() {
        var house = withCurriculum();
        house.ruth().run(() -> {
            var module = curricula.modules().getFirst().moduleId();
            var slot = curricula.slots(house.program()).getFirst();
            curricula.teach(slot.slotId(), Set.of(module));
            assertThatThrownBy(() -> curricula.teach(slot.slotId(), Set.of(new ModuleId(UUID.randomUUID()))))
                    .isInstanceOf(NotYours.class);

            var changed = programs.changeSlot(
                    slot.slotId(),
                    LocalDate.of(2027, 1, 4),
                    new NewSlot(
                            house.evening(),
                            DayOfWeek.MONDAY,
                            LocalTime.of(17, 30),
                            60,
                            "Earlier",
                            SlotKind.SKILLS,
                            Optional.empty(),
                            Optional.empty(),
                            LocalDate.of(2027, 1, 4),
                            true));
            assertThat(curricula.slots(house.program()))
                    .filteredOn(one -> one.slotId().equals(changed))
                    .singleElement()
                    .satisfies(one -> assertThat(one.modules()).containsExactly(module));
        });
    }

    private static Lessons.Search everything() {
        return new Lessons.Search("", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private List<String> titles(Lessons.Search search) {
        return lessons.find(search, 0, 100).stream().map(Lessons.Line::title).toList();
    }

    private Lessons.Written lesson(Riverside.House house, String title) {
        var line = lessons.find(new Lessons.Search(title, house.program()), 0, 100).stream()
                .filter(one -> one.title().equals(title))
                .findFirst()
                .orElseThrow();
        return lessons.lesson(line.lessonId());
    }

    private Riverside.House withCurriculum() {
        var house = riverside.found();
        house.ruth().run(() -> curricula.copy(house.program()));
        return house;
    }
}
