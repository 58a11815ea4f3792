package org.footbridge.today.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.footbridge.GroupEvening;
import org.footbridge.Riverside;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.attendance.Absences;
import org.footbridge.attendance.Arrivals;
import org.footbridge.attendance.CheckIn;
import org.footbridge.attendance.CheckIns;
import org.footbridge.attendance.Mark;
import org.footbridge.attendance.Outcome;
import org.footbridge.attendance.SafetyAnswer;
import org.footbridge.attendance.Way;
import org.footbridge.notes.GroupNotes;
import org.footbridge.notes.NoteKind;
import org.footbridge.notes.Notes;
import org.footbridge.notes.OwnPart;
import org.footbridge.notes.ServiceNote;
import org.footbridge.notes.SharedPart;
import org.footbridge.notes.Supervision;
import org.footbridge.notes.Written;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Statements;
import org.footbridge.platform.Time;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.Programs;
import org.footbridge.scheduling.Covers;
import org.footbridge.scheduling.Sessions;
import org.footbridge.ui.Show;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Today as the facilitator of the evening's groups finds it, and the supervisor. */
@FootbridgeTest
class GroupDayOnTodayTests {

    @Autowired
    GroupEvening evenings;

    @Autowired
    CheckIns checkIns;

    @Autowired
    Arrivals arrivals;

    @Autowired
    Absences absences;

    @Autowired
    GroupNotes groupNotes;

    @Autowired
    Notes notes;

    @Autowired
    Supervision supervision;

    @Autowired
    Sessions sessions;

    @Autowired
    Covers covers;

    @Autowired
    Programs programs;

    @Autowired
    MockMvcTester mvc;

    @Test
    void a_group_says_who_is_in_who_cannot_come_and_how_many_need_a_word() {
        var evening = evenings.with(9);
        assertThat(group(evening, 17, 30)).contains("9 due").doesNotContain("need", "can’t");
        rule(evening, "word at craving", "7");
        rule(evening, "word at mood", "3");
        checksIn(evening, 0, said(8, 1, false), SafetyAnswer.YES);
        checksIn(evening, 1, said(8, 1, true), SafetyAnswer.YES);
        checksIn(evening, 2, said(8, 7, false), SafetyAnswer.YES);
        checksIn(evening, 3, said(3, 1, true), SafetyAnswer.NOT_SURE);
        checksIn(evening, 4, said(8, 1, false), SafetyAnswer.IN_PERSON);
        arrives(evening, 5);
        evening.mark(evening.session(), 6, Mark.of(Outcome.PRESENT));
        evening.mark(evening.session(), 8, Mark.of(Outcome.NO_SHOW));
        cannotCome(evening, 7);

        var group = group(evening, 17, 58);
        assertThat(group).contains("2 of 9 in", "1 said they can’t come", "5 need a word");
        assertThat(Time.at(
                                evening.at(17, 58),
                                () -> get(
                                        evening.house().dana().actor(),
                                        "/sessions/" + evening.session().value()))
                        .select("section:has(#word) li"))
                .as("as many as the group's own page names")
                .hasSize(5);

        arrives(evening, 7);
        assertThat(group(evening, 17, 59)).contains("3 of 9 in").doesNotContain("can’t come");
        assertThat(group(evening, 19, 30)).contains("Over, not closed");
    }

    @Test
    void a_rule_that_is_no_number_shows_nobody_and_others_groups_are_not_counted() {
        var evening = evenings.with(2);
        rule(evening, "word at craving", "a lot");
        checksIn(evening, 0, said(8, 10, false), SafetyAnswer.YES);
        assertThat(group(evening, 17, 58)).doesNotContain("word");
        arrives(evening, 1);
        var others =
                Time.at(evening.at(17, 58), () -> get(evening.house().marcus().actor(), "/today"));
        assertThat(others.select("section:has(#others)").text())
                .contains("2 due")
                .doesNotContain("2 in", "word");
    }

    @Test
    void a_supervisor_sees_of_every_group_what_its_leader_sees() {
        var evening = evenings.with(3);
        arrives(evening, 0);
        arrives(evening, 1);
        cannotCome(evening, 2);
        var page = Time.at(evening.at(17, 58), () -> get(evening.house().priya().actor(), "/today"));
        assertThat(page.select("section:has(#others) li").getFirst().text())
                .contains("2 of 3 in", "1 said they can’t come");
    }

    @Test
    void what_a_supervisor_sent_back_says_so_among_what_is_unsigned() {
        var evening = evenings.with(3);
        var ines = evening.house().ines();
        evening.people().forEach(one -> evening.house().letCare(Role.ASSOCIATE, one.id()));
        evening.people().forEach(one -> evening.house().letCare(Role.SUPERVISOR, one.id()));
        evening.as(
                evening.house().dana(),
                () -> sessions.lead(
                        evening.session(),
                        ines.id(),
                        Optional.of(evening.house().dana().id())));
        writes(evening, ines, 0, 1, 2);
        evening.everybodyPresentAndClosed(evening.session());
        evening.as(ines, () -> groupNotes.sign(evening.session()));
        var parts = evening.<Map<ParticipantId, Written>>as(ines, () -> groupNotes.parts(evening.session()));
        var priya = evening.house().priya();
        for (int back = 0; back < 2; back++) {
            var note = parts.get(evening.person(back)).id();
            evening.as(priya, () -> supervision.sendBack(note, "What did she do with it?"));
        }
        assertThat(unsigned(evening, evening.at(21, 0), ines.actor()).getFirst())
                .contains("2 parts not signed, sent back")
                .doesNotContain("What did she do");
    }

    @Test
    void what_is_unsigned_stands_by_session_with_its_clock_and_overdue_first() {
        var evening = evenings.with(3);
        writes(evening, evening.house().dana(), 0, 1);
        evening.everybodyPresentAndClosed(evening.session());
        evening.as(
                evening.house().dana(),
                () -> notes.write(evening.people().get(2).episode(), visit(evening)));

        assertThat(unsigned(evening, evening.at(21, 0)))
                .containsExactly(
                        "Process group, " + date(evening) + " 3 parts not signed due tomorrow 5:00 PM",
                        "Distress tolerance, " + date(evening) + " Not closed yet due tomorrow 5:00 PM",
                        "Jo Marsh Individual, " + date(evening) + " due tomorrow 5:00 PM");
        assertThat(unsigned(evening, next(evening, 16, 59)).getFirst()).endsWith("due today 5:00 PM");
        assertThat(unsigned(evening, next(evening, 17, 1)))
                .allMatch(line -> line.endsWith("Overdue, was due today 5:00 PM"));
        assertThat(Time.at(
                                next(evening, 17, 1),
                                () -> get(evening.house().dana().actor(), "/today"))
                        .select("section:has(#notes) a[href=/sessions/"
                                + evening.session().value() + "]"))
                .hasSize(1);

        evening.as(evening.house().dana(), () -> groupNotes.sign(evening.session()));
        assertThat(unsigned(evening, evening.at(21, 0)).getFirst())
                .as("nobody wrote the third")
                .contains("Process group", "1 part not signed");
        assertThat(unsigned(evening, evening.at(21, 0), evening.house().marcus().actor()))
                .as("what a colleague owes is not mine")
                .isEmpty();
    }

    @Test
    void the_programs_own_signed_rule_sets_the_clock() {
        var evening = evenings.with(1);
        evening.everybodyPresentAndClosed(evening.session());
        rule(evening, NotesDue.RULE, "same day 20:30");
        assertThat(unsigned(evening, evening.at(20, 0)).getFirst()).endsWith("due today 8:30 PM");
        assertThat(unsigned(evening, evening.at(21, 0)).getFirst()).endsWith("Overdue, was due today 8:30 PM");
        rule(evening, NotesDue.RULE, "as soon as you can");
        assertThat(unsigned(evening, evening.at(21, 0)).getFirst()).endsWith("due tomorrow 5:00 PM");
    }

    @Test
    void a_clock_is_read_as_it_is_written_or_is_the_next_day_at_five() {
        assertThat(NotesDue.of(Optional.of("3 days 12:00"))).isEqualTo(new NotesDue(3, LocalTime.NOON));
        assertThat(NotesDue.of(Optional.of(" next day 09:15 "))).isEqualTo(new NotesDue(1, LocalTime.of(9, 15)));
        for (var unread : List.of("", "next day", "next day 25:00", "-1 days 12:00", "100 days 12:00", "soon")) {
            assertThat(NotesDue.of(Optional.of(unread))).as(unread).isEqualTo(NotesDue.UNSIGNED);
        }
        assertThat(NotesDue.of(Optional.empty())).isEqualTo(new NotesDue(1, LocalTime.of(17, 0)));
        assertThat(NotesDue.UNSIGNED.after(LocalDate.of(2026, 10, 31), Riverside.NEW_YORK))
                .as("five o'clock stays five o'clock when the clock goes back")
                .isEqualTo(Instant.parse("2026-11-01T22:00:00Z"));
    }

    @Test
    void a_supervisor_finds_the_queue_by_session_and_it_names_nobody() {
        var evening = evenings.with(3);
        var ines = evening.house().ines();
        evening.people().forEach(one -> evening.house().letCare(Role.ASSOCIATE, one.id()));
        evening.people().forEach(one -> evening.house().letCare(Role.SUPERVISOR, one.id()));
        evening.as(
                evening.house().dana(),
                () -> sessions.lead(
                        evening.session(),
                        ines.id(),
                        Optional.of(evening.house().dana().id())));
        writes(evening, ines, 0, 1, 2);
        evening.everybodyPresentAndClosed(evening.session());
        assertThat(waiting(evening, evening.house().priya().actor())).isEmpty();
        evening.as(ines, () -> groupNotes.sign(evening.session()));

        assertThat(waiting(evening, evening.house().priya().actor()))
                .singleElement()
                .asString()
                .startsWith("Process group, " + date(evening) + ", Ines Duarte, MSW")
                .endsWith("3 parts wait")
                .doesNotContain("Amara", "Okafor");
        var page = Time.at(evening.at(21, 0), () -> get(evening.house().priya().actor(), "/today"));
        assertThat(page.select("section:has(#waiting) a").attr("href")).isEqualTo("/supervision");
        assertThat(Time.at(evening.at(21, 0), () -> get(evening.house().priya().actor(), "/supervision"))
                        .select("a[href^=/notes/]"))
                .hasSize(3);
        assertThat(waiting(evening, evening.house().dana().actor())).isEmpty();
        assertThat(unsigned(evening, evening.at(21, 0), ines.actor()))
                .as("what is signed and waits is no longer hers to do")
                .isEmpty();
    }

    @Test
    void covers_that_run_stand_before_who_hands_them_over_and_nobody_else() {
        var evening = evenings.with(1);
        var marcus = evening.house().marcus();
        evening.as(evening.house().priya(), () -> covers.hand(List.of(evening.session()), marcus.id()));
        for (var who : List.of(evening.house().priya(), evening.house().ruth())) {
            assertThat(covers(evening, who.actor()))
                    .singleElement()
                    .asString()
                    .contains("Process group", "Marcus Bell");
        }
        assertThat(covers(evening, evening.house().dana().actor())).isEmpty();
        evening.as(evening.house().priya(), () -> {
            covers.takeBack(evening.session());
            return true;
        });
        assertThat(covers(evening, evening.house().priya().actor())).isEmpty();
    }

    @Test
    void the_page_takes_as_many_statements_for_twelve_as_for_two() {
        var two = evenings.with(2);
        var twelve = evenings.with(12);
        for (var evening : List.of(two, twelve)) {
            IntStream.range(0, evening.people().size()).forEach(index -> {
                checksIn(evening, index, said(2, 9, true), SafetyAnswer.YES);
                evening.house().letCare(Role.SUPERVISOR, evening.person(index));
            });
            writes(
                    evening,
                    evening.house().dana(),
                    IntStream.range(0, evening.people().size()).toArray());
            evening.everybodyPresentAndClosed(evening.session());
        }
        for (var late : List.of(17, 21)) {
            assertThat(cost(twelve, twelve.house().dana().actor(), late))
                    .isEqualTo(cost(two, two.house().dana().actor(), late));
            assertThat(cost(twelve, twelve.house().priya().actor(), late))
                    .isEqualTo(cost(two, two.house().priya().actor(), late));
        }
    }

    private int cost(GroupEvening.Evening evening, Actor who, int hour) {
        return Time.at(evening.at(hour, 58), () -> {
            get(who, "/today");
            return Statements.of(() -> get(who, "/today"));
        });
    }

    private void rule(GroupEvening.Evening evening, String name, String value) {
        evening.house()
                .ruth()
                .run(() -> programs.setRule(new NewRule(
                        Optional.of(evening.house().program()),
                        name,
                        value,
                        "decided here",
                        evening.day().minusDays(1))));
    }

    private static CheckIn said(int mood, int craving, boolean word) {
        return new CheckIn(Optional.of(mood), Optional.of(craving), Optional.of(400), word, "");
    }

    private void checksIn(GroupEvening.Evening evening, int index, CheckIn said, SafetyAnswer safety) {
        as(
                evening,
                index,
                () -> checkIns.send(
                        evening.person(index),
                        Way.TABLET,
                        new CheckIns.Sent(said, true, Optional.of(safety), Optional.empty())));
    }

    private void arrives(GroupEvening.Evening evening, int index) {
        as(
                evening,
                index,
                () -> arrivals.atTablet(evening.person(index), evening.house().program()));
    }

    private void cannotCome(GroupEvening.Evening evening, int index) {
        as(evening, index, () -> absences.say(evening.session(), evening.person(index), "My bus", Optional.of(false)));
    }

    private static <R> R as(GroupEvening.Evening evening, int index, ScopedValue.CallableOp<R, RuntimeException> work) {
        var when = evening.at(17, 50);
        return Time.at(
                when,
                () -> Proof.fresh(when)
                        .call(() -> evening.house()
                                .asParticipant(evening.person(index))
                                .call(work)));
    }

    private void writes(GroupEvening.Evening evening, Riverside.Colleague who, int... people) {
        Map<ParticipantId, GroupNotes.PartDraft> parts = new HashMap<>();
        for (int index : people) {
            parts.put(
                    evening.person(index),
                    new GroupNotes.PartDraft(
                            new OwnPart("Said number " + index + " aloud", "", "", "", "", Set.of()), 0));
        }
        evening.as(
                who,
                () -> groupNotes.save(
                        evening.session(),
                        Optional.of(new GroupNotes.SharedDraft(
                                new SharedPart("Distress tolerance", "Taught the TIP steps.", ""), 0)),
                        parts));
    }

    private static ServiceNote visit(GroupEvening.Evening evening) {
        return new ServiceNote(
                NoteKind.INDIVIDUAL,
                Optional.empty(),
                "Individual",
                evening.at(20, 10),
                Optional.empty(),
                "",
                "",
                "",
                OwnPart.response("Came after the group."));
    }

    private static Instant next(GroupEvening.Evening evening, int hour, int minute) {
        return evening.day()
                .plusDays(1)
                .atTime(hour, minute)
                .atZone(Riverside.NEW_YORK)
                .toInstant();
    }

    private static String date(GroupEvening.Evening evening) {
        return new Show(Locale.US, Riverside.NEW_YORK).date(evening.day());
    }

    private String group(GroupEvening.Evening evening, int hour, int minute) {
        return Time.at(
                        evening.at(hour, minute),
                        () -> get(evening.house().dana().actor(), "/today"))
                .select("section:has(#mine) li:has(a[href=/sessions/"
                        + evening.session().value() + "])")
                .text();
    }

    private List<String> unsigned(GroupEvening.Evening evening, Instant at) {
        return unsigned(evening, at, evening.house().dana().actor());
    }

    private List<String> unsigned(GroupEvening.Evening evening, Instant at, Actor who) {
        return lines(evening, at, who, "notes");
    }

    private List<String> waiting(GroupEvening.Evening evening, Actor who) {
        return lines(evening, evening.at(21, 0), who, "waiting");
    }

    private List<String> covers(GroupEvening.Evening evening, Actor who) {
        return lines(evening, evening.at(21, 0), who, "covers");
    }

    private List<String> lines(GroupEvening.Evening evening, Instant at, Actor who, String section) {
        return Time.at(at, () -> get(who, "/today"))
                .select("section:has(#" + section + ") li")
                .eachText();
    }

    private Document get(Actor who, String path) {
        var answer = mvc.get().uri(path).with(SignedInAs.actor(who)).exchange();
        assertThat(answer).as(path).hasStatusOk();
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException never) {
            throw new IllegalStateException(never);
        }
    }
}
