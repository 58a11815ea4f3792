package org.footbridge.plans.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.plans.Aim;
import org.footbridge.plans.LibraryProblem;
import org.footbridge.plans.Modality;
import org.footbridge.ui.Problems;

/**
 * A whole problem of the library as one form that works without script. Names are paths: {@code g1-o0-value} is the value
 * of the first objective of the second goal. A button named {@code do} adds or removes a line and keeps what was typed.
 */
final class LibraryForm {

    private static final int MOST = 12;

    private final Map<String, String> fields;
    private Problems problems = Problems.none();

    private LibraryForm(Map<String, String> fields) {
        this.fields = fields;
    }

    /** @param problems what could not be read; the content then lacks just that */
    record Filled(LibraryProblem content, Problems problems) {}

    static Filled read(Map<String, String> fields) {
        var form = new LibraryForm(fields);
        var content = new LibraryProblem(
                form.word(LibraryProblem.Area.class, "area").orElse(LibraryProblem.Area.BOTH),
                form.word(LibraryProblem.Ages.class, "ages").orElse(LibraryProblem.Ages.BOTH),
                form.text("problem"),
                form.goals());
        return new Filled(content, form.problems);
    }

    private List<LibraryProblem.Goal> goals() {
        var goals = new ArrayList<LibraryProblem.Goal>();
        for (int g = 0; g < MOST && fields.containsKey("g" + g + "-words"); g++) {
            var at = "g" + g;
            if (!doing("remove " + at)) {
                goals.add(new LibraryProblem.Goal(text(at + "-words"), objectives(at)));
            }
        }
        if (doing("add-goal")) {
            goals.add(new LibraryProblem.Goal("", List.of()));
        }
        return goals;
    }

    private List<LibraryProblem.Objective> objectives(String goal) {
        var objectives = new ArrayList<LibraryProblem.Objective>();
        for (int o = 0; o < MOST && fields.containsKey(goal + "-o" + o + "-words"); o++) {
            var at = goal + "-o" + o;
            if (!doing("remove " + at)) {
                var measure = maybe(at + "-measure").map(chosen -> chosen.split("/", 2));
                objectives.add(new LibraryProblem.Objective(
                        text(at + "-words"),
                        measure.map(parts -> parts[0]),
                        measure.filter(parts -> parts.length == 2).map(parts -> parts[1]),
                        measure.flatMap(_ -> Aim.of(text(at + "-aim"))),
                        measure.flatMap(_ -> number(at + "-value")),
                        whole(at + "-weeks", 104),
                        interventions(at)));
            }
        }
        if (doing("add-objective " + goal)) {
            objectives.add(new LibraryProblem.Objective(
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of()));
        }
        return objectives;
    }

    private List<LibraryProblem.Intervention> interventions(String objective) {
        var interventions = new ArrayList<LibraryProblem.Intervention>();
        for (int i = 0; i < MOST && fields.containsKey(objective + "-i" + i + "-words"); i++) {
            var at = objective + "-i" + i;
            if (!doing("remove " + at)) {
                interventions.add(new LibraryProblem.Intervention(
                        word(Modality.class, at + "-modality").orElse(Modality.GROUP),
                        text(at + "-words"),
                        whole(at + "-perWeek", 21),
                        whole(at + "-minutes", 480),
                        whole(at + "-weeks", 104),
                        word(LibraryProblem.Who.class, at + "-who").orElse(LibraryProblem.Who.THERAPIST)));
            }
        }
        if (doing("add-intervention " + objective)) {
            interventions.add(new LibraryProblem.Intervention(
                    Modality.GROUP,
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    LibraryProblem.Who.GROUP_LEADERS));
        }
        return interventions;
    }

    private boolean doing(String what) {
        return what.equals(fields.get("do"));
    }

    private String text(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    private Optional<String> maybe(String name) {
        return Optional.of(text(name)).filter(words -> !words.isEmpty());
    }

    private Optional<BigDecimal> number(String name) {
        return maybe(name).flatMap(words -> {
            if (words.matches("[0-9]{1,4}([.][0-9]{1,2})?")) {
                return Optional.of(new BigDecimal(words));
            }
            problems = problems.and(name, "This is no number.");
            return Optional.empty();
        });
    }

    private Optional<Integer> whole(String name, int most) {
        return maybe(name).flatMap(words -> {
            if (words.matches("[0-9]{1,4}") && Integer.parseInt(words) >= 1 && Integer.parseInt(words) <= most) {
                return Optional.of(Integer.valueOf(words));
            }
            problems = problems.and(name, "A whole number between 1 and %d.".formatted(most));
            return Optional.empty();
        });
    }

    private <E extends Enum<E>> Optional<E> word(Class<E> words, String name) {
        return Arrays.stream(words.getEnumConstants())
                .filter(one -> one.name().equalsIgnoreCase(text(name)))
                .findFirst();
    }
}
