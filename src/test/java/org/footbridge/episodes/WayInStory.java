package org.footbridge.episodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.footbridge.Riverside;
import org.footbridge.access.Capacity;
import org.footbridge.access.Proof;
import org.footbridge.consents.Answered;
import org.footbridge.consents.ConsentAuthority;
import org.footbridge.consents.ConsentForms;
import org.footbridge.consents.ConsentKind;
import org.footbridge.consents.Consents;
import org.footbridge.consents.Need;
import org.footbridge.consents.Signer;
import org.footbridge.people.KeepApart;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.people.Person;
import org.footbridge.people.SafeContact;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Regime;
import org.footbridge.programs.Mode;
import org.footbridge.programs.NewProgram;
import org.footbridge.programs.NewTrack;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.Programs;
import org.footbridge.programs.TrackId;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Amara on her way in: what the tests of the way in have in common. */
@FootbridgeTest
abstract class WayInStory {

    static final List<String> STOPS = List.of(
            "danger_now",
            "thoughts",
            "attempt",
            "home",
            "withdrawal_now",
            "seizures",
            "pregnant_using",
            "psychosis",
            "mania",
            "medical");

    @Autowired
    Riverside riverside;

    @Autowired
    Clock clock;

    @Autowired
    Episodes episodes;

    @Autowired
    Screenings screenings;

    @Autowired
    Assessments assessments;

    @Autowired
    LevelsOfCare levels;

    @Autowired
    LevelRules rules;

    @Autowired
    Offers offers;

    @Autowired
    Waitlist waitlist;

    @Autowired
    Admissions admissions;

    @Autowired
    Consents consents;

    @Autowired
    ConsentForms forms;

    @Autowired
    ConsentAuthority authority;

    @Autowired
    KeepApart keepApart;

    @Autowired
    Participants participants;

    @Autowired
    Programs programs;

    @Autowired
    JdbcTemplate jdbc;

    Riverside.House house;
    ParticipantId amara;
    EpisodeId stay;
    TrackId track;

    @BeforeEach
    void amaraKnocked() {
        house = riverside.found();
        amara = house.amara();
        track = house.evening();
        stay = house.tom().call(() -> episodes.plan(amara, house.program(), null));
    }

    /** Kai, 15 or so, on the way into an after-school track of a program from 13 on; answers that program. */
    ProgramId kaiKnocked(int oldest) {
        amara = house.job(() -> participants.register(
                Person.named("Kai", "Morgan").born(LocalDate.of(2011, 2, 3)), SafeContact.unknown()));
        return house.job(() -> {
            var since = day().minusWeeks(6);
            var program = programs.offer(new NewProgram(
                    "Youth",
                    "After school.",
                    Riverside.NEW_YORK,
                    Regime.PART2,
                    since,
                    "participant",
                    13,
                    Optional.of(oldest),
                    10,
                    true));
            track = programs.addTrack(
                    new NewTrack(program, Optional.empty(), "After school", Mode.IN_PERSON, 8, since, true));
            stay = episodes.plan(amara, program, null);
            return program;
        });
    }

    void ready() {
        readyBut(null);
    }

    void readyBut(ConsentKind left) {
        screened(Map.of());
        leveled();
        offered();
        house.tom()
                .run(() -> assertThat(
                                offers.answer(offers.open(stay).orElseThrow().id(), Offers.Reply.ACCEPTED, "", null)
                                        .isDone())
                        .isTrue());
        signing(house.tom(), () -> {
            forms.current("en").stream()
                    .filter(form -> form.need() != Need.OPTIONAL && form.kind() != left)
                    .forEach(form -> assertThat(consents.sign(
                                    amara, form.id(), new Signer.InPerson("Amara Okafor", Capacity.SELF), Regime.PART2))
                            .isInstanceOf(Answered.Kept.class));
            return amara;
        });
    }

    Answer admitted() {
        return house.tom()
                .call(() -> admissions.admit(stay, track, day(), house.marcus().id()));
    }

    ScreeningId screened(Map<String, String> but) {
        var answers = allNo();
        answers.putAll(but);
        return house.tom().call(() -> {
            var round = screenings.begin(stay, "Called");
            assertThat(screenings.save(round, 1, new ScreeningAnswers(answers))).isInstanceOf(Saved.Kept.class);
            assertThat(screenings.complete(round).isDone()).isTrue();
            return round;
        });
    }

    static Map<String, String> allNo() {
        var answers = new LinkedHashMap<String, String>();
        STOPS.forEach(stop -> answers.put(stop, ScreeningAnswers.NO));
        return answers;
    }

    ScreeningStanding standing() {
        return house.tom().call(() -> screenings.standing(stay));
    }

    Answer offered() {
        return house.tom().call(() -> offers.make(stay, track, day()));
    }

    LocalDate day() {
        return LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK)
                .plusDays(4)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    AssessmentId assessed() {
        var assessment = house.dana().call(() -> {
            var begun = assessments.begin(stay);
            assessments.saveSection(begun, "presenting", 0, List.of(said("own_words", "I can't sleep and I drink to")));
            assessments.saveSection(begun, "mental_status", 0, List.of(said("mood_affect", "Tired, warm")));
            assessments.saveSection(begun, "risk", 0, List.of(said("suicide", "Passive thoughts in spring, none now")));
            assessments.saveSection(begun, "impression", 0, List.of(said("diagnoses", "F33.1, F10.20")));
            assessments.saveSection(begun, "level", 0, List.of(said("justification", "Home is steady")));
            return begun;
        });
        assertThat(this.<Signed>signing(house.dana(), () -> assessments.sign(assessment)))
                .isInstanceOf(Signed.Done.class);
        return assessment;
    }

    void leveled() {
        var decision = house.dana().call(() -> levels.begin(stay));
        house.dana().run(() -> levels.save(decision, 1, words(2, Map.of(), Level.INTENSIVE_OUTPATIENT)));
        assertThat(this.<Signed>signing(house.dana(), () -> levels.sign(decision)))
                .isInstanceOf(Signed.Done.class);
    }

    static Statement said(String field, String text) {
        return new Statement(field, text, Statement.Informant.PARTICIPANT);
    }

    static Map<Dimension, Integer> ratings(int all) {
        var ratings = new HashMap<Dimension, Integer>();
        Arrays.stream(Dimension.values()).forEach(dimension -> ratings.put(dimension, all));
        return ratings;
    }

    static LevelOfCare.Words words(int all, Map<Dimension, Integer> but, Level level) {
        var rated = new HashMap<Dimension, LevelOfCare.Rating>();
        var values = ratings(all);
        values.putAll(but);
        values.forEach((dimension, value) -> rated.put(dimension, new LevelOfCare.Rating(value, "As she told it")));
        var chosen = Optional.of(new LevelOfCare.Chosen(level, Optional.of(3)));
        return new LevelOfCare.Words(4, rated, chosen, "Evenings, because of work", chosen, "", "");
    }

    void authorize(ConsentAuthority.Service service, ConsentAuthority.Assent assent) {
        house.tom()
                .run(() -> authority.record(
                        new ConsentAuthority.Authority(
                                amara,
                                service,
                                ConsentAuthority.MayConsent.GUARDIAN,
                                ConsentAuthority.MaySee.GUARDIAN_TOO,
                                "NY",
                                day(),
                                "Entered by the site",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("Rosa Morgan"),
                                ConsentAuthority.CustodyPaper.NONE_NEEDED,
                                assent,
                                Optional.empty()),
                        Regime.PART2));
    }

    List<String> alerts() {
        return house.inTransaction(() -> jdbc.queryForList(
                "select urgency from alerts.v_alerts where participant_id = ?", String.class, amara.value()));
    }

    <R> R signing(Riverside.Colleague who, Supplier<R> work) {
        return who.call(() -> Proof.fresh(clock.instant()).call(work::get));
    }
}
