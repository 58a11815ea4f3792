package org.footbridge.community;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds a telephone number in figures, in words (English, Spanish, mixed), spaced, dotted or dashed. Dates, times, doses,
 * years and counting are none.
 */
final class SpokenNumbers {

    /** The shortest number somebody could be rung at here: a local one. */
    private static final int SHORTEST = 7;

    /** A list of small figures, such as hours slept in a week, is a number only when it is as long as one with its area. */
    private static final int SHORTEST_LIST = 10;

    private static final Map<String, String> WORDS = words();

    private static final Set<String> TENS = Set.of(
            "twenty thirty forty fourty fifty sixty seventy eighty ninety treinta cuarenta cincuenta sesenta setenta ochenta noventa"
                    .split(" "));

    /** Said between the figures without being one. */
    private static final Set<String> BETWEEN = Set.of(
            "then dash hyphen dot point space area code and plus x ext guion punto luego espacio y mas coma comma"
                    .split(" "));

    private static final Set<String> DOUBLED = Set.of("double", "doble");
    private static final Set<String> TRIPLED = Set.of("triple");

    /** Figures that are something else; each is left out before numbers are looked for. */
    private static final List<Pattern> SOMETHING_ELSE = Stream.of(
                    "(?<![\\d/.-])(0?[1-9]|1[0-2])([/.-])(0?[1-9]|[12]\\d|3[01])\\2((19|20)\\d\\d|\\d\\d)(?![/.-]?\\d)",
                    "(?<![\\d/.-])(0?[1-9]|[12]\\d|3[01])([/.-])(0?[1-9]|1[0-2])\\2((19|20)\\d\\d|\\d\\d)(?![/.-]?\\d)",
                    "(?<![\\d/.-])(19|20)\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(?![/.-]?\\d)",
                    "(?<![\\d:])([01]?\\d|2[0-3]):[0-5]\\d(?![:\\d])",
                    "(?<![\\d,.])\\d{1,3}(,\\d{3})+(?![,.]?\\d)",
                    "(?<![\\d.])\\d{1,3}\\.\\d{1,2}(?![.\\d])")
            .map(Pattern::compile)
            .toList();

    private static final Pattern TOKEN = Pattern.compile("[0-9oil]*[0-9][0-9oil]*|[a-z]+|,|#");

    private SpokenNumbers() {}

    /** Where a number stands in the text. */
    record Span(int start, int end, String digits) {}

    /** The first telephone number, or nothing. Expects a text that is {@linkplain Unmasked unmasked}. */
    static Optional<Span> first(String plain, Set<String> allowed) {
        var run = new Run();
        for (var token : TOKEN.matcher(without(plain)).results().toList()) {
            if (!run.takes(token)) {
                if (run.isNumber(allowed)) {
                    return Optional.of(run.span());
                }
                run = new Run();
                run.takes(token);
            }
        }
        return run.isNumber(allowed) ? Optional.of(run.span()) : Optional.empty();
    }

    private static String without(String plain) {
        var left = plain;
        for (var pattern : SOMETHING_ELSE) {
            left = pattern.matcher(left)
                    .replaceAll(found -> "#".repeat(found.group().length()));
        }
        return left;
    }

    /** Figures said one after the other. */
    private static final class Run {

        private final List<String> figures = new ArrayList<>();
        private int start = -1;
        private int end;
        private int fillers;
        private int commas;
        private int times = 1;
        private boolean tens;

        /** Whether what comes next still belongs to the same run. */
        boolean takes(MatchResult token) {
            var said = token.group();
            if (said.equals(",")) {
                commas += figures.isEmpty() ? 0 : 1;
                return true;
            }
            if (DOUBLED.contains(said) || TRIPLED.contains(said)) {
                times = DOUBLED.contains(said) ? 2 : 3;
                return begin(token);
            }
            var figure = figure(said);
            if (figure.isPresent()) {
                add(figure.get(), said);
                begin(token);
                end = token.end();
                fillers = 0;
                return true;
            }
            return !figures.isEmpty() && BETWEEN.contains(said) && ++fillers <= 2;
        }

        private boolean begin(MatchResult token) {
            start = start < 0 ? token.start() : start;
            return true;
        }

        private Optional<String> figure(String said) {
            if (said.chars().anyMatch(Character::isDigit)) {
                return Optional.of(said.replace('o', '0').replace('i', '1').replace('l', '1'));
            }
            boolean onlyAfterOthers = said.equals("o") || said.equals("oh");
            return onlyAfterOthers && figures.isEmpty() ? Optional.empty() : Optional.ofNullable(WORDS.get(said));
        }

        /** "fifty five" and "cincuenta y cinco" are 55. */
        private void add(String figure, String said) {
            boolean unit = figure.length() == 1 && !figure.equals("0") && WORDS.containsKey(said);
            if (tens && unit) {
                figures.set(figures.size() - 1, figures.getLast().charAt(0) + figure);
            } else {
                figures.add(figure.repeat(times));
            }
            times = 1;
            tens = TENS.contains(said);
        }

        boolean isNumber(Set<String> allowed) {
            var digits = digits();
            boolean list = commas > 0 && figures.stream().allMatch(figure -> figure.length() <= 2);
            return digits.length() >= (list ? SHORTEST_LIST : SHORTEST)
                    && !counting()
                    && !years()
                    && !allowed.contains(digits)
                    && !(digits.startsWith("1") && allowed.contains(digits.substring(1)));
        }

        private boolean years() {
            return figures.stream().allMatch(figure -> figure.matches("(19|20)\\d\\d"));
        }

        /** One two three, or ten nine eight: as one counts a breath. */
        private boolean counting() {
            if (figures.size() < 3 || figures.stream().anyMatch(figure -> figure.length() > 3)) {
                return false;
            }
            var values = figures.stream().map(Integer::valueOf).toList();
            var steps = IntStream.range(1, values.size())
                    .map(i -> values.get(i) - values.get(i - 1))
                    .boxed()
                    .collect(Collectors.toSet());
            return steps.size() == 1 && !steps.contains(0);
        }

        private String digits() {
            return String.join("", figures);
        }

        Span span() {
            return new Span(start, end, digits());
        }
    }

    private static Map<String, String> words() {
        var english =
                "zero oh one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
        var spanish =
                "cero o uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve";
        var tens = "twenty thirty forty fifty sixty seventy eighty ninety";
        var decenas = "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa";
        var words = new HashMap<String, String>();
        numbered(english, words);
        numbered(spanish, words);
        for (var list : List.of(tens, decenas)) {
            var each = list.split(" ");
            IntStream.range(0, each.length).forEach(i -> words.put(each[i], (i + 2) + "0"));
        }
        var veinti =
                "veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve"
                        .split(" ");
        IntStream.range(0, veinti.length).forEach(i -> words.put(veinti[i], "2" + (i + 1)));
        words.putAll(Map.of(
                "fourty", "40", "nil", "0", "naught", "0", "un", "1", "una", "1", "hundred", "00", "cien", "100",
                "cientos", "00"));
        return Map.copyOf(words);
    }

    /** From 0 on; the second of each list says 0 too. */
    private static void numbered(String list, Map<String, String> words) {
        var each = list.split(" ");
        words.put(each[0], "0");
        IntStream.range(1, each.length).forEach(i -> words.put(each[i], Integer.toString(i - 1)));
    }
}
