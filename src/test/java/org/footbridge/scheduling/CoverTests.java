package org.footbridge.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.GroupEvening;
import org.footbridge.Riverside;
import org.footbridge.access.Authorization;
import org.footbridge.access.Bars;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.access.SignedInAs;
import org.footbridge.attendance.Attendance;
import org.footbridge.notes.GroupNotes;
import org.footbridge.notes.OwnPart;
import org.footbridge.notes.SharedPart;
import org.footbridge.notes.Supervision;
import org.footbridge.notes.Written;
import org.footbridge.people.KeepApart;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** One session in a colleague's hands: who is reached, for how long, and who may not (CARE 15, 30). */
@FootbridgeTest
class CoverTests {

    @Autowired
    GroupEvening evenings;

    @Autowired
    Covers covers;

    @Autowired
    Sessions sessions;

    @Autowired
    Rosters rosters;

    @Autowired
    Attendance attendance;

    @Autowired
    GroupNotes notes;

    @Autowired
    Supervision supervision;

    @Autowired
    Authorization authorization;

    @Autowired
    KeepApart keepApart;

    @Autowired
    Bars bars;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    @Test
    void the_colleague_reaches_the_people_of_that_roster_only_until_the_days_are_over() {
        var evening = evenings.with(2);
        var other = otherTrack(evening);
        var marcus = evening.house().marcus();
        assertThat(hand(evening, marcus)).isEqualTo(new Covers.Handing.Handed(1));

        assertThat(reaches(evening, marcus, evening.person(0))).isTrue();
        assertThat(reaches(evening, marcus, evening.person(1))).isTrue();
        assertThat(reaches(evening, marcus, other)).isFalse();
        assertThat(sessions(evening).isLedBy(marcus.id().value())).isTrue();
        assertThat(tasksOf(evening, marcus)).singleElement().asString().contains("for a colleague");
        Time.at(
                evening.at(19, 0).plus(Duration.ofDays(Covers.USUAL_DAYS)).plusSeconds(1),
                () -> assertThat(marcus.<Boolean, RuntimeException>call(
                                () -> authorization.may(Permission.READ_CHART, evening.person(0))))
                        .isFalse());
    }

    @Test
    void it_ends_with_the_last_signature() {
        var evening = evenings.with(2);
        var marcus = evening.house().marcus();
        hand(evening, marcus);
        evening.allPresent(evening.session());
        Map<ParticipantId, GroupNotes.PartDraft> parts = new HashMap<>();
        evening.people()
                .forEach(person -> parts.put(
                        person.id(),
                        new GroupNotes.PartDraft(
                                new OwnPart("Spoke of " + person.id().value(), "", "", "", "", Set.of()), 0)));
        evening.as(
                marcus,
                () -> notes.save(
                        evening.session(),
                        Optional.of(new GroupNotes.SharedDraft(new SharedPart("Sleep", "Taught it", ""), 0)),
                        Map.of(evening.person(0), parts.get(evening.person(0)))));
        evening.as(marcus, () -> attendance.close(evening.session()));
        evening.as(marcus, () -> notes.sign(evening.session()));
        assertThat(reaches(evening, marcus, evening.person(1)))
                .as("one part is not written yet")
                .isTrue();
        evening.as(
                marcus,
                () -> notes.save(
                        evening.session(), Optional.empty(), Map.of(evening.person(1), parts.get(evening.person(1)))));
        assertThat(evening.<GroupNotes.SigningAll>as(marcus, () -> notes.sign(evening.session())))
                .isInstanceOf(GroupNotes.SigningAll.Signed.class);

        assertThat(reaches(evening, marcus, evening.person(0))).isFalse();
        assertThat(reaches(evening, marcus, evening.person(1))).isFalse();
        assertThat(tasksOf(evening, marcus)).isEmpty();
    }

    @Test
    void with_an_associate_it_ends_with_the_supervisors_signature() {
        var evening = evenings.with(1);
        var ines = evening.house().ines();
        hand(evening, ines);
        evening.allPresent(evening.session());
        evening.as(
                ines,
                () -> notes.save(
                        evening.session(),
                        Optional.of(new GroupNotes.SharedDraft(new SharedPart("Sleep", "Taught it", ""), 0)),
                        Map.of(
                                evening.person(0),
                                new GroupNotes.PartDraft(new OwnPart("Spoke of sleep", "", "", "", "", Set.of()), 0))));
        evening.as(ines, () -> attendance.close(evening.session()));
        evening.as(ines, () -> notes.sign(evening.session()));
        assertThat(reaches(evening, ines, evening.person(0)))
                .as("it may come back with a comment")
                .isTrue();
        var priya = evening.house().priya();
        var ids = evening.<Map<ParticipantId, Written>>as(priya, () -> notes.parts(evening.session())).values().stream()
                .map(Written::id)
                .toList();
        assertThat(evening.<Supervision.Acting>as(priya, () -> supervision.cosign(Optional.empty(), ids)))
                .isEqualTo(new Supervision.Acting.Done());
        assertThat(reaches(evening, ines, evening.person(0))).isFalse();
    }

    @Test
    void taken_back_it_leaves_the_session_with_who_led_it_and_the_other_cover_alone() {
        var evening = evenings.with(1);
        var marcus = evening.house().marcus();
        var priya = evening.house().priya();
        evening.as(priya, () -> covers.hand(List.of(evening.session(0), evening.session(1)), marcus.id()));
        takeBack(evening, 0);
        takeBack(evening, 0);
        assertThat(sessions(evening).isLedBy(evening.house().dana().id().value()))
                .isTrue();
        assertThat(reaches(evening, marcus, evening.person(0)))
                .as("still covers the second session")
                .isTrue();
        takeBack(evening, 1);
        assertThat(reaches(evening, marcus, evening.person(0))).isFalse();
        assertThat(tasksOf(evening, marcus)).isEmpty();
    }

    @Test
    void who_is_kept_apart_or_barred_is_refused_in_words_that_name_nobody() {
        var evening = evenings.with(2);
        var marcus = evening.house().marcus();
        evening.house().job(() -> keepApart.fromStaff(evening.person(0), marcus.id(), "a former neighbor"));
        assertThat(hand(evening, marcus)).isEqualTo(new Covers.Handing.Refused("Process group: " + Covers.CANNOT));

        var second = evenings.with(1);
        second.house().job(() -> {
            bars.bar(second.person(0), second.house().marcus().membership());
            return true;
        });
        assertThat(hand(second, second.house().marcus()))
                .isEqualTo(new Covers.Handing.Refused("Process group: " + Covers.CANNOT));
        assertThat(Covers.CANNOT).doesNotContain("Amara").doesNotContain("bar");
    }

    @Test
    void only_a_supervisor_hands_over_and_only_to_who_leads_and_signs() {
        var evening = evenings.with(1);
        assertThatThrownBy(() -> evening.as(
                        evening.house().dana(),
                        () -> covers.hand(
                                List.of(evening.session()),
                                evening.house().marcus().id())))
                .isInstanceOf(NotYours.class);
        for (var who : List.of(
                evening.house().bea(), evening.house().tom(), evening.house().dana())) {
            assertThat(hand(evening, who)).isInstanceOf(Covers.Handing.Refused.class);
        }
        assertThat(evening.<Covers.Handing>as(
                        evening.house().priya(),
                        () -> covers.hand(List.of(), evening.house().marcus().id())))
                .isInstanceOf(Covers.Handing.Refused.class);
        evening.everybodyPresentAndClosed(evening.session());
        assertThat(hand(evening, evening.house().marcus())).isInstanceOf(Covers.Handing.Refused.class);
    }

    @Test
    void who_walks_in_later_is_led_by_the_colleague_too() {
        var evening = evenings.with(1);
        var marcus = evening.house().marcus();
        hand(evening, marcus);
        var other = otherTrack(evening);
        assertThat(reaches(evening, marcus, other)).isFalse();
        evening.as(evening.house().priya(), () -> rosters.addWalkIn(evening.session(), other, "makes up Tuesday"));
        assertThat(evening.house().job(() -> rosters.of(evening.session()))).hasSize(2);
        assertThat(reaches(evening, marcus, other)).isTrue();
    }

    @Test
    void nobody_walks_in_beside_somebody_they_are_kept_apart_from() {
        var evening = evenings.with(2);
        var other = otherTrack(evening);
        evening.house().job(() -> keepApart.people(other, evening.person(1), "an old case"));
        assertThat(evening.<Rosters.Adding>as(
                        evening.house().dana(), () -> rosters.addWalkIn(evening.session(), other, "makes up Tuesday")))
                .isEqualTo(new Rosters.Adding.Refused("This person cannot join this session. Please ask a clinician."));
    }

    @Test
    void the_two_steps_go_over_pages_without_script_and_twice_is_once() {
        var evening = evenings.with(2);
        var house = evening.house();
        var priya = house.priya().actor();
        var marcus = house.marcus();
        Time.at(evening.at(12, 0), () -> {
            var step1 = get(priya, "/cover?session=" + evening.session().value());
            assertThat(step1.select("input[name=session][checked]")).hasSize(1);
            assertThat(step1.select("select[name=colleague] option").eachText()).contains("Marcus Bell, LPC");
            assertThat(mvc.get()
                            .uri("/cover/confirmation?session="
                                    + evening.session().value())
                            .with(SignedInAs.actor(priya))
                            .exchange())
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            var confirm = "/cover/confirmation?session=" + evening.session().value() + "&colleague="
                    + marcus.id().value();
            var step2 = get(priya, confirm);
            assertThat(step2.text()).contains("Amara Okafor", "Lee Park", "Until its notes are signed");
            var token = step2.select("main input[name=formToken]").val();
            for (int press = 0; press < 2; press++) {
                assertThat(mvc.post()
                                .uri("/cover")
                                .param("session", evening.session().value().toString())
                                .param("colleague", house.marcus().id().value().toString())
                                .param("formToken", token)
                                .with(SignedInAs.actor(priya))
                                .with(org.springframework.security.test.web.servlet.request
                                        .SecurityMockMvcRequestPostProcessors.csrf())
                                .exchange())
                        .hasStatus3xxRedirection();
            }
            assertThat(get(priya, "/cover").text()).contains("Marcus Bell, until its notes are signed");
            assertThat(get(house.marcus().actor(), "/today").text()).contains("for a colleague");
            assertThat(get(
                                    house.marcus().actor(),
                                    "/sessions/" + evening.session().value())
                            .select(".roster-row"))
                    .hasSize(2);
            for (var who : List.of(house.dana(), house.bea(), house.marcus())) {
                assertThat(mvc.get()
                                .uri("/cover")
                                .with(SignedInAs.actor(who.actor()))
                                .exchange())
                        .hasStatus(HttpStatus.NOT_FOUND);
            }
            return evening;
        });
    }

    /** Somebody of the program who is not on this evening's roster. */
    private ParticipantId otherTrack(GroupEvening.Evening evening) {
        var zora = evening.house()
                .enrolled("Zora", "Quinn", evening.day().minusDays(30))
                .id();
        evening.house()
                .inTransaction(() -> sql.sql("""
                        update episodes.enrollment set ends_on = starts_on
                         where organization_id = :organization and participant_id = :zora
                        """)
                        .param("organization", evening.house().organization())
                        .param("zora", zora)
                        .update());
        return zora;
    }

    private Covers.Handing hand(GroupEvening.Evening evening, Riverside.Colleague who) {
        return evening.as(evening.house().priya(), () -> covers.hand(List.of(evening.session()), who.id()));
    }

    private void takeBack(GroupEvening.Evening evening, int index) {
        evening.as(evening.house().priya(), () -> {
            covers.takeBack(evening.session(index));
            return true;
        });
    }

    private boolean reaches(GroupEvening.Evening evening, Riverside.Colleague who, ParticipantId person) {
        return evening.as(who, () -> authorization.may(Permission.READ_CHART, person));
    }

    private Sessions.Session sessions(GroupEvening.Evening evening) {
        return evening.house().job(() -> sessions.get(evening.session()));
    }

    private List<String> tasksOf(GroupEvening.Evening evening, Riverside.Colleague who) {
        return evening.house()
                .inTransaction(() -> sql.sql("""
                        select title from tasks.v_open
                         where organization_id = :organization and for_membership_id = :member and kind = 'cover'
                        """)
                        .param("organization", evening.house().organization())
                        .param("member", who.membership())
                        .list(String.class));
    }

    private Document get(Actor who, String path) {
        var got = mvc.get().uri(path).with(SignedInAs.actor(who)).exchange();
        assertThat(got).as(path).hasStatusOk();
        try {
            return Jsoup.parse(got.getResponse().getContentAsString());
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
