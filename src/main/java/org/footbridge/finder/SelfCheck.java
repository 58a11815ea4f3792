package org.footbridge.finder;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * "Is it right for me?": a handful of questions that can answer "not this, or not first", and lead to some advice on
 * every path (DOMAIN S1-54, S2-45, S2-50). It is no diagnosis, asks for no name, and keeps nothing.
 */
public final class SelfCheck {

    /** The questions in their order: what would be dangerous to overlook comes first (CARE 6). */
    public enum Question {
        DANGER(Advice.DANGER, true),
        WITHDRAWAL(Advice.WITHDRAWAL, true),
        MIND(Advice.MIND, true),
        MEDICAL(Advice.MEDICAL, true),
        DAY_AND_NIGHT(Advice.DAY_AND_NIGHT, true),
        HOME(Advice.HOME, false),
        HOURS(Advice.HOURS, false),
        WEEKLY(Advice.WEEKLY, false);

        private final Advice advice;
        private final boolean first;

        Question(Advice advice, boolean first) {
            this.advice = advice;
            this.first = first;
        }

        /** As fields and message files call it. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Whether something else comes before this program when it is so; then "not sure" and a blank count as yes. */
        public boolean comesFirst() {
            return first;
        }
    }

    public enum Answer {
        YES,
        UNSURE,
        NO
    }

    /** What to do, each with its own door. */
    public enum Advice {
        DANGER,
        WITHDRAWAL,
        MIND,
        MEDICAL,
        DAY_AND_NIGHT,
        HOME,
        HOURS,
        WEEKLY,
        MAY_FIT;

        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** How it stands on the whole. */
    public enum Verdict {
        NOT_THIS_FIRST,
        MAYBE_LESS,
        MAY_FIT
    }

    /** @param advice never empty, in the order of the questions */
    public record Result(Verdict verdict, SequencedSet<Advice> advice) {}

    private final Map<Question, Answer> answers;

    private SelfCheck(Map<Question, Answer> answers) {
        this.answers = answers;
    }

    /** @param fields as a page sends them, by {@link Question#key()}; what is missing or unreadable is a blank */
    public static SelfCheck of(Map<String, String> fields) {
        var answers = new EnumMap<Question, Answer>(Question.class);
        for (var question : Question.values()) {
            answer(fields.get(question.key())).ifPresent(said -> answers.put(question, said));
        }
        return new SelfCheck(answers);
    }

    private static Optional<Answer> answer(@org.jspecify.annotations.Nullable String said) {
        return List.of(Answer.values()).stream()
                .filter(one -> one.name().equalsIgnoreCase(said))
                .findFirst();
    }

    public Optional<Answer> said(Question question) {
        return Optional.ofNullable(answers.get(question));
    }

    public Result result() {
        var advice = new LinkedHashSet<Advice>();
        for (var question : Question.values()) {
            if (holds(question)) {
                advice.add(question.advice);
            }
        }
        boolean other = List.of(Question.values()).stream().anyMatch(one -> one.comesFirst() && holds(one));
        var verdict = other ? Verdict.NOT_THIS_FIRST : holds(Question.WEEKLY) ? Verdict.MAYBE_LESS : Verdict.MAY_FIT;
        if (verdict == Verdict.MAY_FIT) {
            advice.add(Advice.MAY_FIT);
        }
        return new Result(verdict, advice);
    }

    private boolean holds(Question question) {
        var said = said(question);
        return question.comesFirst() ? said.orElse(Answer.UNSURE) != Answer.NO : said.orElse(Answer.NO) == Answer.YES;
    }
}
