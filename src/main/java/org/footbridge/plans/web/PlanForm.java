package org.footbridge.plans.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.plans.Aim;
import org.footbridge.plans.Modality;
import org.footbridge.plans.ObjectiveStatus;
import org.footbridge.plans.PlanContent;
import org.footbridge.staff.StaffId;
import org.footbridge.ui.Problems;

/**
 * A whole draft as one form, so that it saves itself and works without script. Names are paths: {@code p0-g1-o0-target}
 * is the target of the first objective of the second goal of the first problem. A button named {@code do} saves
 * everything first and then adds or removes a line.
 */
final class PlanForm {

    private static final int MOST = 20;

    private final Map<String, String> fields;
    private Problems problems = Problems.none();

    private PlanForm(Map<String, String> fields) {
        this.fields = fields;
    }

    /** @param problems what could not be read; the content then lacks just that */
    record Filled(PlanContent content, Problems problems) {}

    static Filled read(Map<String, String> fields) {
        var form = new PlanForm(fields);
        var content = form.content();
        return new Filled(content, form.problems);
    }

    private PlanContent content() {
        var problemsNamed = new ArrayList<PlanContent.Problem>();
        for (int p = 0; p < MOST && has("p" + p); p++) {
            var at = "p" + p;
            if (!removed(at)) {
                problemsNamed.add(new PlanContent.Problem(
                        line(at), text(at + "-statement"), maybe(at + "-diagnosis"), goals(at)));
            }
        }
        if (doing("add-problem")) {
            problemsNamed.add(new PlanContent.Problem(UUID.randomUUID(), "", Optional.empty(), List.of()));
        }
        return new PlanContent(
                text("strengths"),
                text("preferences"),
                text("endsWhen"),
                text("whatChanged"),
                date("reviewOn"),
                problemsNamed);
    }

    private List<PlanContent.Goal> goals(String problem) {
        var goals = new ArrayList<PlanContent.Goal>();
        for (int g = 0; g < MOST && has(problem + "-g" + g); g++) {
            var at = problem + "-g" + g;
            if (!removed(at)) {
                goals.add(new PlanContent.Goal(line(at), text(at + "-words"), objectives(at)));
            }
        }
        if (doing("add-goal " + problem)) {
            goals.add(new PlanContent.Goal(UUID.randomUUID(), "", List.of()));
        }
        return goals;
    }

    private List<PlanContent.Objective> objectives(String goal) {
        var objectives = new ArrayList<PlanContent.Objective>();
        for (int o = 0; o < MOST && has(goal + "-o" + o); o++) {
            var at = goal + "-o" + o;
            if (!removed(at)) {
                objectives.add(new PlanContent.Objective(
                        line(at),
                        text(at + "-statement"),
                        maybe(at + "-instrument").map(PlanForm::form),
                        maybe(at + "-instrument").flatMap(PlanForm::score),
                        maybe(at + "-instrument").flatMap(_ -> Aim.of(text(at + "-aim"))),
                        number(at + "-baseline"),
                        number(at + "-target"),
                        date(at + "-targetOn"),
                        word(ObjectiveStatus.class, at + "-status").orElse(ObjectiveStatus.ACTIVE),
                        maybe(at + "-reason"),
                        interventions(at)));
            }
        }
        if (doing("add-objective " + goal)) {
            objectives.add(new PlanContent.Objective(
                    UUID.randomUUID(),
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    ObjectiveStatus.ACTIVE,
                    Optional.empty(),
                    List.of()));
        }
        return objectives;
    }

    private List<PlanContent.Intervention> interventions(String objective) {
        var interventions = new ArrayList<PlanContent.Intervention>();
        for (int i = 0; i < MOST && has(objective + "-i" + i); i++) {
            var at = objective + "-i" + i;
            if (!removed(at)) {
                interventions.add(new PlanContent.Intervention(
                        line(at),
                        text(at + "-statement"),
                        word(Modality.class, at + "-modality").orElse(Modality.GROUP),
                        whole(at + "-perWeek", 21),
                        whole(at + "-minutes", 480),
                        whole(at + "-weeks", 104),
                        maybe(at + "-staff").flatMap(PlanForm::uuid).map(StaffId::new)));
            }
        }
        if (doing("add-intervention " + objective)) {
            interventions.add(new PlanContent.Intervention(
                    UUID.randomUUID(),
                    "",
                    Modality.GROUP,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        }
        return interventions;
    }

    /** A measure is chosen as form and score, {@code BAM/use}; the form alone means its first. */
    private static String form(String measure) {
        return measure.split("/", 2)[0];
    }

    private static Optional<String> score(String measure) {
        return Optional.of(measure.split("/", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> parts[1]);
    }

    private boolean has(String at) {
        return fields.containsKey(at + "-line");
    }

    private boolean removed(String at) {
        return doing("remove " + at);
    }

    private boolean doing(String what) {
        return what.equals(fields.get("do"));
    }

    private UUID line(String at) {
        return uuid(fields.getOrDefault(at + "-line", "")).orElseGet(UUID::randomUUID);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private String text(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    private Optional<String> maybe(String name) {
        return Optional.of(text(name)).filter(words -> !words.isEmpty());
    }

    private Optional<LocalDate> date(String name) {
        return maybe(name).flatMap(words -> {
            try {
                return Optional.of(LocalDate.parse(words));
            } catch (DateTimeException unreadable) {
                return unread(name, "This is no date.");
            }
        });
    }

    private Optional<BigDecimal> number(String name) {
        return maybe(name).flatMap(words -> {
            try {
                return Optional.of(new BigDecimal(words));
            } catch (NumberFormatException unreadable) {
                return unread(name, "This is no number.");
            }
        });
    }

    private Optional<Integer> whole(String name, int most) {
        return maybe(name).flatMap(words -> {
            try {
                int value = Integer.parseInt(words);
                return value >= 1 && value <= most
                        ? Optional.of(value)
                        : unread(name, "Between 1 and %d.".formatted(most));
            } catch (NumberFormatException unreadable) {
                return unread(name, "This is no whole number.");
            }
        });
    }

    private <E extends Enum<E>> Optional<E> word(Class<E> words, String name) {
        return Arrays.stream(words.getEnumConstants())
                .filter(one -> one.name().equalsIgnoreCase(text(name)))
                .findFirst();
    }

    private <T> Optional<T> unread(String name, String sentence) {
        problems = problems.and(name, sentence);
        return Optional.empty();
    }
}
