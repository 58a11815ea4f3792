package org.footbridge.measures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A score's expression, read once and computed often: the part of FHIRPath that scores need, and no more. An expression
 * from outside can look at nothing but the answers, cannot run for long, and what it may not use is refused when it is
 * read. Collections, empties and three-valued logic are as in FHIRPath N1.
 */
final class Formula {

    private final Node root;

    private Formula(Node root) {
        this.root = root;
    }

    /** What is wrong with an expression, and at which character of it, from 0. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final String sentence;
        private final int at;

        Unreadable(String sentence, int at) {
            super(sentence);
            this.sentence = sentence;
            this.at = at;
        }

        String sentence() {
            return sentence;
        }

        int at() {
            return at;
        }
    }

    /** @throws Unreadable at the first thing that is not understood */
    static Formula of(String expression) {
        return new Formula(new FormulaReader(expression).read());
    }

    /** Names of the variables it uses, such as {@code weights} for {@code %weights}. */
    List<String> variables() {
        var names = new LinkedHashSet<String>();
        root.variables(names);
        return List.copyOf(names);
    }

    /** Whether somewhere a linkId is compared with this text; a score that names an unknown item is refused by it. */
    List<String> texts() {
        var texts = new LinkedHashSet<String>();
        root.texts(texts);
        return List.copyOf(texts);
    }

    /** The single number it comes to; empty where it comes to nothing. */
    Optional<BigDecimal> number(Run run) {
        var result = root.of(run, null, null);
        if (result.isEmpty()) {
            return Optional.empty();
        }
        if (result.size() > 1 || !(result.getFirst() instanceof BigDecimal number)) {
            throw new ArithmeticException("A score must come to one number.");
        }
        return Optional.of(number);
    }

    /** The answers, as FHIRPath walks over them. */
    record Item(String linkId, List<Object> answers) {}

    /** A coding with its weight. */
    record Coded(String code, @Nullable BigDecimal weight) {}

    private record Weight(BigDecimal value) {}

    /** One set of answers with the variables of its instrument, each computed once. */
    static final class Run {

        private static final int MOST_STEPS = 100_000;

        private final List<Object> items;
        private final Map<String, Formula> variables;
        private final Map<String, List<Object>> known = new HashMap<>();
        private int steps;

        Run(List<Item> items, Map<String, Formula> variables) {
            this.items = List.copyOf(items);
            this.variables = variables;
        }

        private List<Object> variable(String name) {
            var value = known.get(name);
            if (value == null) {
                var formula = variables.get(name);
                if (formula == null) {
                    throw new ArithmeticException("There is no variable %s.".formatted(name));
                }
                known.put(name, List.of()); // a circle was refused when the file was read; here it ends
                value = formula.root.of(this, null, null);
                known.put(name, value);
            }
            return value;
        }

        private void step() {
            if (++steps > MOST_STEPS) {
                throw new ArithmeticException("A score takes too long to compute.");
            }
        }
    }

    /** One piece of an expression. */
    sealed interface Node
            permits Literal, Root, Variable, This, Total, Step, Call, Binary, Logic, Negative, Conditional, Fold {

        List<Object> of(Run run, @Nullable Object self, @Nullable List<Object> total);

        List<Node> parts();

        default void variables(LinkedHashSet<String> names) {
            parts().forEach(part -> part.variables(names));
        }

        default void texts(LinkedHashSet<String> texts) {
            parts().forEach(part -> part.texts(texts));
        }
    }

    record Literal(List<Object> value) implements Node {

        @Override
        public List<Object> of(Run run, @Nullable Object self, @Nullable List<Object> total) {
            return value;
        }

        @Override
        public List<Node> parts() {
            return List.of();
        }

        @Override
        public void texts(LinkedHashSet<String> texts) {
            value.forEach(one -> {
                if (one instanceof String text) {
                    texts.add(text);
                }
            });
        }
    }

    /** {@code %resource}: the response. */
    record Root() implements Node {

        @Override
        public List<Object> of(Run run, @Nullable Object self, @Nullable List<Object> total) {
            return List.of(run);
        }

        @Override
        public List<Node> parts() {
            return List.of();
        }
    }

    record Variable(String name) implements Node {

        @Override
        public List<Object> of(Run run, @Nullable Object self, @Nullable List<Object> total) {
            return run.variable(name);
        }

        @Override
        public List<Node> parts() {
            return List.of();
        }

        @Override
        public void variables(LinkedHashSet<String> names) {
            names.add(name);
        }
    }

    /** {@code $this}, and the start of a path within where() and the like. */
    record This() implements Node {

        @Override
        public List<Object> of(Run run, @Nullable Object self, @Nullable List<Object> total) {
            return List.of(self == null ? run : self);
        }

        @Override
        public List<Node> parts() {
            return List.of();
        }
    }

    record Total() implements Node {

        @Override
        public List<Object> of(Run run, @Nullable Object self, @Nullable List<Object> total) {
            return total == null ? List.of() : total;
        }

        @Override
        public List<Node> parts() {
            return List.of();
        }
    }

    /** {@code .item}, {@code .answer}, {@code .value}, {@code .linkId}, {@code .code}. */
    record Step(Node from, String name) implements Node {

        static boolean knows(String name) {
            return List.of("item", "answer", "value", "linkId", "code").contains(name);
        }

        @Override
        public List<Object> of(Run run, @Nullable Object self, @Nullable List<Object> total) {
            var found = new ArrayList<>();
            for (var one : from.of(run, self, total)) {
                run.step();
                switch (one) {
                    case Run all when name.equals("item") -> found.addAll(all.items);
                    case Item item when name.equals("linkId") -> found.add(item.linkId());
                    case Item item
                    when name.equals("answer") -> item.answers().forEach(value -> found.add(new Given(value)));
                    case Given given when name.equals("value") -> found.add(given.value());
                    case Weight weight when name.equals("value") -> found.add(weight.value());
                    case Coded coded when name.equals("code") -> found.add(coded.code());
                    default -> {}
                }
            }
            return found;
        }

        @Override
        public List<Node> parts() {
            return List.of(from);
        }
    }

    private record Given(Object value) {}

    /** A function without a criterion, or with one that is computed for each element. */
    record Call(Node from, Function function, @Nullable Node argument) implements Node {

        @Override
        public List<Object> of(Run run, @Nullable Object self, @Nullable List<Object> total) {
            var input = from.of(run, self, total);
            return switch (function) {
                case WHERE -> where(input, run, total);
                case SELECT ->
                    input.stream()
                            .flatMap(one -> criterion().of(run, one, total).stream())
                            .toList();
                case ALL -> one(where(input, run, total).size() == input.size());
                case EXTENSION -> weights(input);
                case EXISTS -> one(!(argument == null ? input : where(input, run, total)).isEmpty());
                case EMPTY -> one(input.isEmpty());
                case COUNT -> one(BigDecimal.valueOf(input.size()));
                case FIRST -> input.isEmpty() ? input : List.of(input.getFirst());
                case LAST -> input.isEmpty() ? input : List.of(input.getLast());
                case NOT -> truth(input).map(value -> one(!value)).orElse(List.of());
                case SUM -> one(numbers(input).stream().reduce(BigDecimal.ZERO, BigDecimal::add));
                case MIN ->
                    numbers(input).stream()
                            .min(BigDecimal::compareTo)
                            .map(Formula::one)
                            .orElse(List.of());
                case MAX ->
                    numbers(input).stream()
                            .max(BigDecimal::compareTo)
                            .map(Formula::one)
                            .orElse(List.of());
                case FLOOR -> rounded(input, RoundingMode.FLOOR);
                case CEILING -> rounded(input, RoundingMode.CEILING);
                case TRUNCATE -> rounded(input, RoundingMode.DOWN);
                case ROUND -> rounded(input, RoundingMode.HALF_UP);
                case ABS ->
                    single(input).map(value -> one(((BigDecimal) value).abs())).orElse(List.of());
            };
        }

        private List<Object> where(List<Object> input, Run run, @Nullable List<Object> total) {
            var kept = new ArrayList<>();
            for (var element : input) {
                run.step();
                if (truth(criterion().of(run, element, total)).orElse(false)) {
                    kept.add(element);
                }
            }
            return kept;
        }

        /** The one extension there is: an answer's weight. */
        private List<Object> weights(List<Object> input) {
            if (!(argument instanceof Literal(var url) && url.contains(Scoring.ORDINAL_VALUE))) {
                return List.of();
            }
            var found = new ArrayList<>();
            for (var one : input) {
                if (one instanceof Coded(var _, var weight) && weight != null) {
                    found.add(new Weight(weight));
                }
            }
            return found;
        }

        private Node criterion() {
            return java.util.Objects.requireNonNull(argument);
        }

        private static List<Object> rounded(List<Object> input, RoundingMode mode) {
            return single(input)
                    .map(value -> one(((BigDecimal) value).setScale(0, mode)))
                    .orElse(List.of());
        }

        private static List<BigDecimal> numbers(List<Object> input) {
            return input.stream().map(BigDecimal.class::cast).toList();
        }

        @Override
        public List<Node> parts() {
            return argument == null ? List.of(from) : List.of(from, argument);
        }

        @Override
        public void texts(LinkedHashSet<String> texts) {
            from.texts(texts);
            if (argument != null && function != Function.EXTENSION) {
                argument.texts(texts);
            }
        }
    }

    /** The functions a score may use. */
    enum Function {
        WHERE(true),
        SELECT(true),
        ALL(true),
        EXTENSION(true),
        EXISTS(false),
        EMPTY(false),
        COUNT(false),
        FIRST(false),
        LAST(false),
        NOT(false),
        SUM(false),
        MIN(false),
        MAX(false),
        FLOOR(false),
        CEILING(false),
        TRUNCATE(false),
        ROUND(false),
        ABS(false);

        final boolean needsArgument;

        Function(boolean needsArgument) {
            this.needsArgument = needsArgument;
        }

        static Optional<Function> of(String name) {
            for (var one : values()) {
                if (one.name().toLowerCase(java.util.Locale.ROOT).equals(name)) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }
    }

    /** An operator on two sides; nothing on either side comes to nothing, save for union and membership. */
    record Binary(String operator, Node left, Node right) implements Node {

        private static final Map<String, BiFunction<BigDecimal, BigDecimal, Optional<BigDecimal>>> ARITHMETIC = Map.of(
                "+",
                (a, b) -> Optional.of(a.add(b)),
                "-",
                (a, b) -> Optional.of(a.subtract(b)),
                "*",
                (a, b) -> Optional.of(a.multiply(b)),
                "/",
                (a, b) -> b.signum() == 0 ? Optional.empty() : Optional.of(a.divide(b, MathContext.DECIMAL64)),
                "div",
                (a, b) -> b.signum() == 0
                        ? Optional.empty()
                        : Optional.of(a.divideToIntegralValue(b).setScale(0, RoundingMode.DOWN)),
                "mod",
                (a, b) -> b.signum() == 0 ? Optional.empty() : Optional.of(a.remainder(b)));

        @Override
        public List<Object> of(Run run, @Nullable Object self, @Nullable List<Object> total) {
            run.step();
            var a = left.of(run, self, total);
            var b = right.of(run, self, total);
            if (operator.equals("|")) {
                var union = new LinkedHashSet<>(a);
                union.addAll(b);
                return List.copyOf(union);
            }
            if (operator.equals("in")) {
                return single(a).map(value -> one(b.contains(value))).orElse(List.of());
            }
            if (a.isEmpty() || b.isEmpty()) {
                return List.of();
            }
            var arithmetic = ARITHMETIC.get(operator);
            if (arithmetic != null) {
                return arithmetic.apply(number(a), number(b)).map(Formula::one).orElse(List.of());
            }
            return switch (operator) {
                case "=" -> one(same(a, b));
                case "!=" -> one(!same(a, b));
                case "<" -> one(number(a).compareTo(number(b)) < 0);
                case "<=" -> one(number(a).compareTo(number(b)) <= 0);
                case ">" -> one(number(a).compareTo(number(b)) > 0);
                default -> one(number(a).compareTo(number(b)) >= 0);
            };
        }

        private static BigDecimal number(List<Object> input) {
            return (BigDecimal) single(input).orElseThrow();
        }

        private static boolean same(List<Object> a, List<Object> b) {
            if (a.size() != b.size()) {
                return false;
            }
            for (int index = 0; index < a.size(); index++) {
                boolean equal = a.get(index) instanceof BigDecimal one && b.get(index) instanceof BigDecimal other
                        ? one.compareTo(other) == 0
                        : a.get(index).equals(b.get(index));
                if (!equal) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public List<Node> parts() {
            return List.of(left, right);
        }
    }

    /** And, or, xor, implies, with "not known" as a third value. */
    record Logic(String operator, Node left, Node right) implements Node {

        @Override
        public List<Object> of(Run run, @Nullable Object self, @Nullable List<Object> total) {
            var a = truth(left.of(run, self, total));
            var b = truth(right.of(run, self, total));
            var result =
                    switch (operator) {
                        case "and" -> and(a, b);
                        case "or" ->
                            and(a.map(value -> !value), b.map(value -> !value)).map(value -> !value);
                        case "xor" -> a.flatMap(one -> b.map(other -> one ^ other));
                        default -> and(a, b.map(value -> !value)).map(value -> !value);
                    };
            return result.map(Formula::one).orElse(List.of());
        }

        private static Optional<Boolean> and(Optional<Boolean> a, Optional<Boolean> b) {
            if (a.filter(value -> !value).isPresent()
                    || b.filter(value -> !value).isPresent()) {
                return Optional.of(false);
            }
            return a.flatMap(one -> b.map(other -> one && other));
        }

        @Override
        public List<Node> parts() {
            return List.of(left, right);
        }
    }

    record Negative(Node of) implements Node {

        @Override
        public List<Object> of(Run run, @Nullable Object self, @Nullable List<Object> total) {
            return single(of.of(run, self, total))
                    .map(value -> one(((BigDecimal) value).negate()))
                    .orElse(List.of());
        }

        @Override
        public List<Node> parts() {
            return List.of(of);
        }
    }

    /** {@code iif(condition, then, otherwise)}. */
    record Conditional(Node condition, Node then, Node otherwise) implements Node {

        @Override
        public List<Object> of(Run run, @Nullable Object self, @Nullable List<Object> total) {
            return truth(condition.of(run, self, total)).orElse(false)
                    ? then.of(run, self, total)
                    : otherwise.of(run, self, total);
        }

        @Override
        public List<Node> parts() {
            return List.of(condition, then, otherwise);
        }
    }

    /** {@code aggregate(expression, start)}. */
    record Fold(Node from, Node each, Node start) implements Node {

        @Override
        public List<Object> of(Run run, @Nullable Object self, @Nullable List<Object> total) {
            var folded = start.of(run, self, total);
            for (var element : from.of(run, self, total)) {
                run.step();
                folded = each.of(run, element, folded);
            }
            return folded;
        }

        @Override
        public List<Node> parts() {
            return List.of(from, each, start);
        }
    }

    private static List<Object> one(Object value) {
        return List.of(value);
    }

    private static Optional<Object> single(List<Object> input) {
        if (input.size() > 1) {
            throw new ArithmeticException("One value was expected, not %d.".formatted(input.size()));
        }
        return input.stream().findFirst();
    }

    /** A single value that is no truth value counts as true, as FHIRPath has it. */
    private static Optional<Boolean> truth(List<Object> input) {
        return single(input).map(value -> !(value instanceof Boolean known) || known);
    }
}
