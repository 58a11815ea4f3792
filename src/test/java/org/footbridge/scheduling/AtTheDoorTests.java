package org.footbridge.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.GroupEvening;
import org.footbridge.Riverside;
import org.footbridge.access.Authorization;
import org.footbridge.access.Bars;
import org.footbridge.access.Ground;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.access.Proof;
import org.footbridge.access.Relationships;
import org.footbridge.access.SignedInAs;
import org.footbridge.attendance.Attendance;
import org.footbridge.attendance.Mark;
import org.footbridge.attendance.Outcome;
import org.footbridge.notes.GroupNotes;
import org.footbridge.notes.OwnPart;
import org.footbridge.notes.SharedPart;
import org.footbridge.people.KeepApart;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Somebody of another track comes to a session: its leader finds them, and reaches them for that session only. */
@FootbridgeTest
class AtTheDoorTests {

    @Autowired
    GroupEvening evenings;

    @Autowired
    AtTheDoor door;

    @Autowired
    Rosters rosters;

    @Autowired
    Sessions sessions;

    @Autowired
    Attendance attendance;

    @Autowired
    GroupNotes notes;

    @Autowired
    Authorization authorization;

    @Autowired
    Relationships relationships;

    @Autowired
    KeepApart keepApart;

    @Autowired
    Bars bars;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    private GroupEvening.Evening evening;
    private ParticipantId zora;

    @BeforeEach
    void somebody_dana_does_not_know() {
        evening = evenings.with(1);
        zora = ofAnotherTrack("Zora", "Quinn");
        assertThat(reaches(dana(), Permission.READ_CHART)).isFalse();
    }

    @Test
    void who_leads_finds_them_by_name_and_reaches_them_until_the_last_signature() {
        assertThat(find("zor")).containsExactly("Zora Quinn");
        assertThat(find("qui zora")).containsExactly("Zora Quinn");
        assertThat(find("Zara")).isEmpty();
        assertThat(find("%")).isEqualTo(List.of("refused"));

        assertThat(add(dana(), "The other group was cancelled")).isInstanceOf(Rosters.Adding.Added.class);
        assertThat(reaches(dana(), Permission.TAKE_ATTENDANCE)).isTrue();
        assertThat(find("zora")).as("on the roster already").isEmpty();

        evening.allPresent(evening.session());
        write(zora, evening.person(0));
        evening.close(evening.session());
        assertThat(evening.<GroupNotes.SigningAll>as(dana(), () -> notes.sign(evening.session())))
                .isInstanceOf(GroupNotes.SigningAll.Signed.class);
        assertThat(reaches(dana(), Permission.READ_CHART)).isFalse();
        assertThat(evening.<Boolean>as(dana(), () -> authorization.may(Permission.READ_CHART, evening.person(0))))
                .as("whoever is enrolled stays known")
                .isTrue();
    }

    @Test
    void unsigned_it_ends_with_the_days_of_a_cover() {
        add(dana(), "Came along");
        Instant after =
                evening.at(19, 0).plus(Duration.ofDays(Covers.USUAL_DAYS)).plusSeconds(1);
        assertThat(Time.at(
                        after,
                        () -> dana().<Boolean, RuntimeException>call(
                                        () -> authorization.may(Permission.READ_CHART, zora))))
                .isFalse();
    }

    @Test
    void two_doors_of_one_evening_end_each_with_its_own_notes() {
        add(dana(), "Came along");
        evening.as(dana(), () -> rosters.addWalkIn(evening.session(1), zora, "Stayed"));
        evening.allPresent(evening.session());
        write(zora, evening.person(0));
        evening.close(evening.session());
        evening.as(dana(), () -> notes.sign(evening.session()));
        assertThat(reaches(dana(), Permission.READ_CHART))
                .as("the second session is not signed")
                .isTrue();
    }

    @Test
    void who_a_supervisor_puts_on_the_roster_is_reached_by_who_leads_it() {
        add(evening.house().priya(), "Makes up Tuesday");
        assertThat(reaches(dana(), Permission.TAKE_ATTENDANCE)).isTrue();
        assertThat(reaches(evening.house().marcus(), Permission.TAKE_ATTENDANCE))
                .as("leads nothing this evening")
                .isFalse();
        evening.as(
                dana(),
                () -> attendance.mark(
                        evening.session(),
                        Map.of(zora, new Attendance.Marked(Mark.of(Outcome.PRESENT), version(zora)))));
    }

    @Test
    void nobody_else_asks_at_the_door_and_nobody_before_the_day() {
        var marcus = evening.house().marcus();
        for (var who : List.of(
                marcus,
                evening.house().ruth(),
                evening.house().bea(),
                evening.house().priya())) {
            assertThatThrownBy(() -> evening.as(who, () -> door.find(session(), "Zora")))
                    .as(who.toString())
                    .isInstanceOf(NotYours.class);
        }
        assertThatThrownBy(() -> add(marcus, "Came along")).isInstanceOf(NotYours.class);
        var dayBefore = evening.at(18, 0).minus(Duration.ofDays(1));
        assertThatThrownBy(() -> Time.at(
                        dayBefore,
                        () -> dana().call(() -> rosters.addWalkIn(evening.session(), zora, "Tomorrow perhaps"))))
                .isInstanceOf(NotYours.class);
        evening.everybodyPresentAndClosed(evening.session());
        assertThatThrownBy(() -> add(dana(), "Too late")).isInstanceOf(NotYours.class);
    }

    @Test
    void who_barred_her_is_not_found_and_who_is_kept_apart_is_refused_in_words_that_name_nobody() {
        var refused = new Rosters.Adding.Refused("This person cannot join this session. Please ask a clinician.");
        evening.house().job(() -> keepApart.people(zora, evening.person(0), "an old case"));
        assertThat(add(dana(), "Came along")).isEqualTo(refused);
        assertThat(reaches(dana(), Permission.READ_CHART)).isFalse();

        var yara = ofAnotherTrack("Yara", "Quinn");
        evening.house().job(() -> {
            bars.bar(yara, dana().membership());
            return true;
        });
        assertThat(find("Quinn")).containsExactly("Zora Quinn");
        assertThat(evening.<Rosters.Adding>as(dana(), () -> rosters.addWalkIn(evening.session(), yara, "Came along")))
                .isEqualTo(refused);
    }

    @Test
    void over_pages_without_script_the_name_in_no_address_and_both_in_the_log() {
        var path = "/sessions/" + evening.session().value();
        assertThat(page(get(dana(), path)).select("section:has(#walk-in) form[action=" + path + "/door]"))
                .hasSize(1);
        assertThat(get(evening.house().marcus(), path + "/door")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(dana(), path + "/door", "name", "z")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(page(post(dana(), path + "/door", "name", "Nobody Here")).text())
                .contains("Nobody of this program by that name");

        var found = page(post(dana(), path + "/door", "name", "Zora Quinn"));
        assertThat(found.select("input[name=person]").eachAttr("value"))
                .containsExactly(zora.value().toString());
        assertThat(found.select(".options").text()).contains("Zora Quinn", "born ");
        assertThat(post(dana(), path + "/walk-ins", "person", zora.value().toString(), "reason", "Came along"))
                .hasStatus3xxRedirection();
        assertThat(page(get(dana(), path)).select("#row-" + zora.value()).text())
                .contains("Zora Quinn", "walked in: Came along");
        assertThat(logged()).contains("scheduling/door", "walk-in", "at the door");
    }

    private List<String> logged() {
        return evening.house()
                .inTransaction(() -> sql.sql("""
                        select distinct subject from audit.entry
                         where organization_id = :organization and participants @> array[:zora::uuid]
                        """)
                        .param("organization", evening.house().organization())
                        .param("zora", zora)
                        .list(String.class));
    }

    private Riverside.Colleague dana() {
        return evening.house().dana();
    }

    private Sessions.Session session() {
        return evening.house().job(() -> sessions.get(evening.session()));
    }

    private Rosters.Adding add(Riverside.Colleague who, String reason) {
        return evening.as(who, () -> rosters.addWalkIn(evening.session(), zora, reason));
    }

    private List<String> find(String name) {
        return switch (evening.<AtTheDoor.Asking>as(dana(), () -> door.find(session(), name))) {
            case AtTheDoor.Asking.People found ->
                found.people().stream().map(AtTheDoor.Found::fullName).toList();
            case AtTheDoor.Asking.Refused _ -> List.of("refused");
        };
    }

    private boolean reaches(Riverside.Colleague who, Permission permission) {
        return evening.as(who, () -> authorization.may(permission, zora));
    }

    private int version(ParticipantId person) {
        return evening.<Integer>as(
                dana(),
                () -> attendance.roster(evening.session()).stream()
                        .filter(row -> row.participantId().equals(person))
                        .findFirst()
                        .orElseThrow()
                        .version());
    }

    private void write(ParticipantId... people) {
        Map<ParticipantId, GroupNotes.PartDraft> parts = new HashMap<>();
        for (var person : people) {
            parts.put(person, new GroupNotes.PartDraft(OwnPart.response("Spoke for " + person.value()), 0));
        }
        evening.as(
                dana(),
                () -> notes.save(
                        evening.session(),
                        Optional.of(new GroupNotes.SharedDraft(new SharedPart("Sleep", "Taught it", ""), 0)),
                        parts));
    }

    /** Somebody of the program whom nobody of the evening's colleagues cares for. */
    private ParticipantId ofAnotherTrack(String given, String family) {
        var person = evening.house()
                .enrolled(given, family, evening.day().minusDays(30))
                .id();
        evening.house().inTransaction(() -> {
            relationships.end(person, Ground.ENROLLMENT);
            return sql.sql("""
                            update episodes.enrollment set ends_on = starts_on
                             where organization_id = :organization and participant_id = :person
                            """)
                    .param("organization", evening.house().organization())
                    .param("person", person)
                    .update();
        });
        return person;
    }

    private MvcTestResult get(Riverside.Colleague who, String path) {
        return Time.at(
                evening.at(18, 5),
                () -> mvc.get().uri(path).with(SignedInAs.actor(who.actor())).exchange());
    }

    private MvcTestResult post(Riverside.Colleague who, String path, String... fields) {
        var now = evening.at(18, 5);
        return Time.at(
                now,
                () -> Proof.fresh(now).call(() -> {
                    var request = mvc.post().uri(path).with(SignedInAs.actor(who.actor()));
                    for (int i = 0; i < fields.length; i += 2) {
                        request = request.param(fields[i], fields[i + 1]);
                    }
                    return request.exchange();
                }));
    }

    private static Document page(MvcTestResult answer) {
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
