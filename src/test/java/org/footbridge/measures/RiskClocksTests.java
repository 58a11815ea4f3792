package org.footbridge.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.footbridge.Riverside;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.safety.CopingContent;
import org.footbridge.safety.CopingKind;
import org.footbridge.safety.CopingPlans;
import org.footbridge.safety.Part;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Which clock an answer starts, of the instruments as they ship: CARE 3 and 4, DOMAIN 4.1. */
@FootbridgeTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RiskClocksTests {

    private static final int NEVER = -1;
    private static final int BLANK = -1;

    @Autowired
    Riverside riverside;

    @Autowired
    Measures measures;

    @Autowired
    Instruments instruments;

    @Autowired
    CopingPlans plans;

    @Autowired
    Clock clock;

    @Autowired
    Sql sql;

    private Riverside.House house;

    @BeforeAll
    void a_house() {
        house = riverside.found();
    }

    /**
     * @param answers by the item's printed number; what is not named is answered with the first choice, -1 is a blank
     * @param before earlier answers in their order, a week apart, the last a week ago
     * @param planDaysAgo when the safety plan was last gone through; -1 where there is none
     * @param hoursAgo the answers' own date
     */
    private record Somebody(
            String who,
            String form,
            Map<String, Integer> answers,
            List<Map<String, Integer>> before,
            int planDaysAgo,
            int hoursAgo,
            String follows) {

        static Somebody answering(String form, Map<String, Integer> answers, String follows) {
            return new Somebody("", form, answers, List.of(), NEVER, 0, follows);
        }

        Somebody called(String name) {
            return new Somebody(name, form, answers, before, planDaysAgo, hoursAgo, follows);
        }

        Somebody after(Map<String, Integer> earlier) {
            var all = Stream.concat(before.stream(), Stream.of(earlier)).toList();
            return new Somebody(who, form, answers, all, planDaysAgo, hoursAgo, follows);
        }

        Somebody withPlan(int daysAgo) {
            return new Somebody(who, form, answers, before, daysAgo, hoursAgo, follows);
        }

        Somebody hours(int ago) {
            return new Somebody(who, form, answers, before, planDaysAgo, ago, follows);
        }

        @Override
        public String toString() {
            return who;
        }
    }

    static Stream<Somebody> people() {
        var nine = "9";
        return Stream.of(
                Somebody.answering("PHQ9", Map.of(nine, 0), "nothing").called("Ann, 0"),
                Somebody.answering("PHQ9", Map.of(nine, 2), "now").called("Ben, 2"),
                Somebody.answering("PHQ9", Map.of(nine, 3), "now")
                        .after(Map.of(nine, 3))
                        .withPlan(1)
                        .called("Cleo, 3 as ever, with a plan of yesterday"),
                Somebody.answering("PHQ9", Map.of(nine, 2), "now")
                        .after(Map.of(nine, 3))
                        .withPlan(1)
                        .called("Dov, 2 after 3"),
                Somebody.answering("PHQ9", Map.of(nine, 1), "now").withPlan(3).called("Eli, 1 for the first time"),
                Somebody.answering("PHQ9", Map.of(nine, 1), "now")
                        .after(Map.of(nine, 0))
                        .withPlan(3)
                        .called("Fay, 1 after 0"),
                Somebody.answering("PHQ9", Map.of(nine, 1), "same_day")
                        .after(Map.of(nine, 1))
                        .withPlan(13)
                        .called("Gus, 1 unchanged, plan of 13 days"),
                Somebody.answering("PHQ9", Map.of(nine, 1), "now")
                        .after(Map.of(nine, 1))
                        .withPlan(15)
                        .called("Hana, 1 unchanged, plan of 15 days"),
                Somebody.answering("PHQ9", Map.of(nine, 1), "now")
                        .after(Map.of(nine, 1))
                        .called("Ivo, 1 unchanged, no plan"),
                Somebody.answering("PHQ9", Map.of(nine, 1), "now")
                        .after(Map.of(nine, 1))
                        .after(Map.of(nine, BLANK))
                        .withPlan(3)
                        .called("Jo, 1, then a blank, then 1"),
                Somebody.answering("PHQ9", Map.of(nine, BLANK), "asked in person")
                        .called("Kit, left it blank"),
                Somebody.answering("PHQ9", Map.of(nine, 3), "history").hours(73).called("Lea, 3 on paper of four days"),
                Somebody.answering("PHQ9", Map.of(nine, 3), "now").hours(71).called("Max, 3 on paper of three days"),
                Somebody.answering("PHQA", Map.of(nine, 1), "now").called("Nia, 15, 1 for the first time"),
                Somebody.answering("PHQA", Map.of(nine, 1), "same_day")
                        .after(Map.of(nine, 1))
                        .withPlan(3)
                        .called("Otis, 16, 1 unchanged with a plan"),
                Somebody.answering("CSSRS", Map.of(), "nothing").called("Pia, six times no"),
                Somebody.answering("CSSRS", Map.of("1", 1), "same_day").called("Quin, wish to be dead"),
                Somebody.answering("CSSRS", Map.of("2", 1), "same_day").called("Rae, thoughts"),
                Somebody.answering("CSSRS", Map.of("2", 1, "3", 1), "same_day").called("Sol, a method"),
                Somebody.answering("CSSRS", Map.of("2", 1, "4", 1), "now").called("Tess, intent"),
                Somebody.answering("CSSRS", Map.of("2", 1, "5", 1), "now").called("Uri, a plan"),
                Somebody.answering("CSSRS", Map.of("6", 1, "6a", 0), "same_day").called("Vera, long ago"),
                Somebody.answering("CSSRS", Map.of("6", 1, "6a", 1), "now").called("Wim, last month"),
                Somebody.answering("CSSRS", Map.of("6", 1, "6a", BLANK), "same_day, asked in person")
                        .called("Xena, once, and does not say when"),
                Somebody.answering("CSSRS", Map.of("1", BLANK), "asked in person")
                        .called("Yan, left one blank"),
                Somebody.answering("CSSRS", Map.of("2", 1, "5", 1), "history")
                        .hours(80)
                        .called("Zoe, a plan, last week"),
                Somebody.answering("CSSRSSINCE", Map.of("2", 1, "3", 1), "same_day")
                        .called("Abe, a method since last contact"),
                Somebody.answering("CSSRSSINCE", Map.of("2", 1, "4", 1), "now").called("Bo, intent since last contact"),
                Somebody.answering("CSSRSSINCE", Map.of("6", 1), "now").called("Cy, did something since last contact"),
                Somebody.answering("BAMIOP", Map.of("4", 1), "lapse").called("Dee, drank"),
                Somebody.answering("BAMIOP", Map.of("6", 2), "lapse").called("Ed, used"),
                Somebody.answering("BAMIOP", Map.of("4", BLANK), "nothing").called("Flo, left drinking blank"));
    }

    @ParameterizedTest
    @MethodSource("people")
    void an_answer_starts_the_clock_of_care(Somebody somebody) {
        var person = house.participant("Somebody", "Else");
        var now = clock.instant();
        Time.at(now.minus(Duration.ofDays(30)), () -> {
            house.letCare(Role.THERAPIST, person);
            return true;
        });
        if (somebody.planDaysAgo() != NEVER) {
            Time.at(now.minus(Duration.ofDays(somebody.planDaysAgo())), () -> {
                house.dana().run(() -> plans.write(person, CopingKind.SAFETY, Optional.empty(), plan(), true));
                return true;
            });
        }
        // Long enough ago to be history itself, so that it opens no alert of its own.
        int weeksAgo = somebody.before().size();
        for (var before : somebody.before()) {
            answer(person, somebody.form(), before, weeksAgo-- * 7 * 24);
        }
        var earlier = openTasks(person);
        answer(person, somebody.form(), somebody.answers(), somebody.hoursAgo());
        assertThat(followed(person, earlier)).isEqualTo(somebody.follows());
    }

    private void answer(ParticipantId person, String form, Map<String, Integer> values, int hoursAgo) {
        var name = new InstrumentName(form);
        var instrument = house.job(() -> instruments.current(name)).orElseThrow();
        var by = new HashMap<>(values);
        var answers = Answers.none();
        for (var item : instrument.items()) {
            var value = by.remove(item.printed());
            if (item.kind() == Instrument.Kind.CHOICE && (value == null || value != BLANK)) {
                answers = answers.with(
                        item.linkId(),
                        item.options().get(value == null ? 0 : value).code());
            } else if (item.kind() == Instrument.Kind.INTEGER && (value == null || value != BLANK)) {
                answers = answers.with(item.linkId(), String.valueOf(value == null ? 0 : value));
            }
        }
        assertThat(by).as("items the form does not have").isEmpty();
        var given = asked(instrument, answers);
        house.dana()
                .run(() -> measures.complete(
                        person,
                        name,
                        given,
                        Mode.PAPER,
                        clock.instant().minus(Duration.ofHours(hoursAgo)),
                        Optional.empty()));
    }

    /** What the form would not have asked is not answered either. */
    private static Answers asked(Instrument instrument, Answers answers) {
        var kept = answers;
        for (var item : instrument.items()) {
            if (!instrument.isAsked(item, kept)) {
                kept = kept.without(item.linkId());
            }
        }
        return kept;
    }

    private List<String> openTasks(ParticipantId person) {
        return house.inTransaction(
                () -> sql.sql("select kind from tasks.v_open where participant_id = :person order by kind")
                        .param("person", person)
                        .list(String.class));
    }

    private String followed(ParticipantId person, List<String> earlier) {
        var alert = house.<Optional<String>>inTransaction(
                () -> sql.sql("select urgency from alerts.v_open where participant_id = :person")
                        .param("person", person)
                        .optional(String.class));
        var tasks = openTasks(person).stream()
                .filter(kind -> !earlier.contains(kind))
                .map(kind -> kind.equals("ask in person") ? "asked in person" : "history");
        var all = Stream.concat(alert.stream(), tasks).toList();
        return all.isEmpty() ? "nothing" : String.join(", ", all);
    }

    private static CopingContent plan() {
        return new CopingContent(
                Map.of(
                        Part.SIGNS,
                        List.of(new CopingContent.Line(
                                UUID.randomUUID(), "I stop answering", "", "", Optional.<LocalDate>empty()))),
                Set.of(),
                Optional.empty(),
                "");
    }
}
