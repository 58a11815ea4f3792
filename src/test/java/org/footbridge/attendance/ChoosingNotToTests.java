package org.footbridge.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.GroupEvening;
import org.footbridge.Riverside;
import org.footbridge.access.NotYours;
import org.footbridge.access.SignedInAs;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Activities, and the right to sit one out (CARE 23). */
@FootbridgeTest
class ChoosingNotToTests {

    private static final List<String> WORDS = List.of("chose not", "declined", "sat out", "suit better", "not joined");

    @Autowired
    GroupEvening evenings;

    @Autowired
    Attendance attendance;

    @Autowired
    Sessions sessions;

    @Autowired
    Activities activities;

    @Autowired
    SuitsBetter suitsBetter;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Clock clock;

    @Autowired
    Sql sql;

    @Test
    void a_second_and_a_third_activity_are_named_ordered_and_marked() {
        var evening = evenings.with(2);
        done(change(evening, () -> activities.add(evening.session(), "Imagery")));
        done(change(evening, () -> activities.add(evening.session(), "Check-out")));
        assertThat(titles(evening)).containsExactly("Process group", "Imagery", "Check-out");
        done(change(evening, () -> activities.moveUp(evening.session(), 3)));
        done(change(evening, () -> activities.moveUp(evening.session(), 3)));
        done(change(evening, () -> activities.moveUp(evening.session(), 3)));
        assertThat(titles(evening)).containsExactly("Check-out", "Process group", "Imagery");

        evening.held(evening.session());
        evening.mark(evening.session(), 0, evening.present().part(2, Part.CHOSE_NOT_TO));
        assertThat(change(evening, () -> activities.rename(evening.session(), 2, "Breathing")))
                .isInstanceOf(Activities.Changing.Refused.class);
        assertThat(change(evening, () -> activities.remove(evening.session(), 2)))
                .isInstanceOf(Activities.Changing.Refused.class);
        done(change(evening, () -> activities.rename(evening.session(), 3, "Closing round")));
        done(change(evening, () -> activities.remove(evening.session(), 1)));
        assertThat(titles(evening)).containsExactly("Closing round", "Imagery");
    }

    @Test
    void an_activity_without_a_name_of_the_same_name_or_of_a_session_that_is_over_is_refused() {
        var evening = evenings.with(1);
        for (var title : List.of(" ", "Process group", "PROCESS GROUP ")) {
            assertThat(change(evening, () -> activities.add(evening.session(), title)))
                    .as(title)
                    .isInstanceOf(Activities.Changing.Refused.class);
        }
        assertThat(change(evening, () -> activities.remove(evening.session(), 1)))
                .isInstanceOf(Activities.Changing.Refused.class);
        assertThatThrownBy(() -> change(evening, () -> activities.rename(evening.session(), 9, "x")))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> evening.as(evening.house().bea(), () -> activities.add(evening.session(), "Imagery")))
                .isInstanceOf(NotYours.class);
        evening.everybodyPresentAndClosed(evening.session());
        assertThat(change(evening, () -> activities.add(evening.session(), "Imagery")))
                .isInstanceOf(Activities.Changing.Refused.class);
    }

    @Test
    void a_mark_on_an_activity_that_was_removed_meanwhile_is_no_error_and_the_rest_is_kept() {
        var evening = evenings.with(1);
        done(change(evening, () -> activities.add(evening.session(), "Imagery")));
        done(change(evening, () -> activities.remove(evening.session(), 2)));
        evening.mark(
                evening.session(),
                0,
                new Mark(
                        Optional.of(Outcome.PRESENT),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        "",
                        Map.of(1, Part.TOOK_PART, 2, Part.WATCHED)));
        assertThat(evening.house()
                        .job(() -> attendance.roster(evening.session()))
                        .getFirst()
                        .mark())
                .satisfies(mark -> {
                    assertThat(mark.outcome()).contains(Outcome.PRESENT);
                    assertThat(mark.parts()).containsExactly(Map.entry(1, Part.TOOK_PART));
                });
    }

    @Test
    void three_in_one_modality_put_one_line_on_the_clinicians_page_that_one_key_drops_for_good() {
        var evening = satOut(3);
        var dana = evening.house().dana();
        assertThat(line(evening, dana)).contains("Ask what would suit better: process, chose not to 3 times.");
        assertThat(line(evening, evening.house().bea())).isEmpty();
        assertThat(line(evening, evening.house().ruth())).isEmpty();
        var page = page(dana.actor(), "/people/" + evening.person(0).value());
        assertThat(page.split("suit better", -1)).hasSize(2);

        evening.as(dana, () -> {
            suitsBetter.drop(evening.person(0));
            return true;
        });
        assertThat(line(evening, dana)).isEmpty();
        assertThatThrownBy(() -> evening.as(evening.house().marcus(), () -> {
                    suitsBetter.drop(evening.person(0));
                    return true;
                }))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void twice_is_nothing_to_ask_about() {
        var evening = satOut(2);
        assertThat(line(evening, evening.house().dana())).isEmpty();
    }

    @Test
    void it_makes_no_task_no_minutes_less_and_no_word_on_the_persons_own_pages_or_the_packet() {
        var evening = satOut(3);
        assertThat(evening.house()
                        .inTransaction(() -> sql.sql("""
                                select count(*) from tasks.task where organization_id = :organization and participant_id = :person
                                """)
                                .param("organization", evening.house().organization())
                                .param("person", evening.person(0))
                                .single(Long.class)))
                .isZero();
        assertThat(evening.house()
                        .inTransaction(() -> sql.sql("""
                                select distinct minutes from attendance.v_attendance
                                 where organization_id = :organization and participant_id = :person and closed_at is not null
                                """)
                                .param("organization", evening.house().organization())
                                .param("person", evening.person(0))
                                .list(Integer.class)))
                .containsExactly(60);

        var amara = evening.house().asParticipant(evening.person(0));
        for (var path : List.of("/me", "/me/progress", "/me/lessons", "/me/help")) {
            assertThat(page(amara, path).toLowerCase(java.util.Locale.ROOT))
                    .as(path)
                    .doesNotContain(WORDS);
        }
        var stay = "/episodes/" + evening.people().getFirst().episode().value();
        for (var path : List.of(stay + "/discharge", stay + "/discharge/packet")) {
            assertThat(page(evening.house().dana().actor(), path).toLowerCase(java.util.Locale.ROOT))
                    .as(path)
                    .doesNotContain(WORDS);
        }
    }

    /** That many process groups of past weeks in which the first person chose not to join in. */
    private GroupEvening.Evening satOut(int times) {
        var evening = evenings.with(1);
        var today = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK);
        record Row(SessionId sessionId, LocalDate onDate) {}
        var house = evening.house();
        Time.at(clock.instant().minusSeconds(21L * 24 * 3600), () -> house.job(() -> sessions.makeUntil(today)));
        var past = house.inTransaction(() -> sql.sql("""
                        select session_id, on_date from scheduling.v_sessions
                         where organization_id = :organization and on_date < :today and title = 'Process group'
                         order by starts_at desc limit :times
                        """)
                .param("organization", house.organization())
                .param("today", today)
                .param("times", times)
                .list(Row.class));
        assertThat(past).hasSize(times);
        for (var row : past) {
            var six = row.onDate().atTime(18, 0).atZone(Riverside.NEW_YORK).toInstant();
            var nine = six.plusSeconds(3 * 3600);
            house.job(() -> Time.at(nine, () -> {
                attendance.hold(row.sessionId(), new Held(Optional.of(six), Optional.of(six.plusSeconds(3600))));
                attendance.mark(
                        row.sessionId(),
                        Map.of(
                                evening.person(0),
                                new Attendance.Marked(Mark.of(Outcome.PRESENT).part(1, Part.CHOSE_NOT_TO), 0)));
                return attendance.close(row.sessionId());
            }));
        }
        return evening;
    }

    private Optional<String> line(GroupEvening.Evening evening, Riverside.Colleague who) {
        return evening.as(who, () -> suitsBetter.line(evening.person(0)));
    }

    private Activities.Changing change(
            GroupEvening.Evening evening, java.util.function.Supplier<Activities.Changing> change) {
        return evening.as(evening.house().dana(), change::get);
    }

    private static void done(Activities.Changing changing) {
        assertThat(changing).isInstanceOf(Activities.Changing.Done.class);
    }

    private List<String> titles(GroupEvening.Evening evening) {
        return evening.house().job(() -> attendance.activities(evening.session())).stream()
                .map(Activity::title)
                .toList();
    }

    private String page(Actor who, String path) {
        var got = mvc.get().uri(path).with(SignedInAs.actor(who)).exchange();
        assertThat(got).as(path).hasStatusOk();
        try {
            return Jsoup.parse(got.getResponse().getContentAsString())
                    .select("main")
                    .text();
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
