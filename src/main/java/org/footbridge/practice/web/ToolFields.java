package org.footbridge.practice.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.footbridge.practice.Tool;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;
import org.jspecify.annotations.Nullable;

/**
 * A tool's form, with what stands in it; text in the page's language.
 *
 * @param heldBack what would ask about danger in an hour in which nobody is there: not asked, what stands is kept (CARE 2)
 */
public record ToolFields(List<Line> lines, List<Line> heldBack, Problems problems) {

    /**
     * One thing to note.
     *
     * @param choices of a scale or choice
     * @param had what was said of it today elsewhere; then it is not asked
     */
    public record Line(
            String name,
            Tool.Kind kind,
            String label,
            @Nullable String hint,
            List<Choice> choices,
            int longest,
            String value,
            @Nullable String had,
            @Nullable String error) {

        public Set<String> chosen() {
            return Set.of(value.split(",", -1));
        }
    }

    /**
     * @param had answers given elsewhere today, by field
     * @param somebodyIsThere whether the program is staffed in this hour
     */
    static ToolFields of(
            Tool tool,
            Map<String, String> answers,
            Map<String, String> had,
            boolean somebodyIsThere,
            Problems problems,
            Words words) {
        var asked = tool.fields().stream()
                .collect(Collectors.partitioningBy(
                        field -> somebodyIsThere || !field.watched(),
                        Collectors.mapping(
                                field -> line(tool, field, answers, had, problems, words), Collectors.toList())));
        return new ToolFields(asked.getOrDefault(true, List.of()), asked.getOrDefault(false, List.of()), problems);
    }

    private static Line line(
            Tool tool,
            Tool.Field field,
            Map<String, String> answers,
            Map<String, String> had,
            Problems problems,
            Words words) {
        var key = tool.wordsOf(field);
        var elsewhere = had.get(field.key());
        return new Line(
                field.key(),
                field.kind(),
                words.say(key),
                words.has(key + ".hint") ? words.say(key + ".hint") : null,
                choices(key, field, words),
                field.longest(),
                elsewhere == null ? answers.getOrDefault(field.key(), "") : elsewhere,
                elsewhere == null ? null : words.say("practice.fromCheckIn", elsewhere),
                problems.of(field.key()));
    }

    private static List<Choice> choices(String key, Tool.Field field, Words words) {
        return switch (field.kind()) {
            case SCALE -> numbers(field.to(), 1);
            case HUNDRED -> numbers(100, 10);
            case CHOICE, CHOICES ->
                field.of().stream()
                        .map(one -> new Choice(one, words.say(key + "." + one)))
                        .toList();
            case LINE, WORDS, LINES, LONG -> List.of();
        };
    }

    private static List<Choice> numbers(int to, int step) {
        return IntStream.rangeClosed(0, to / step)
                .mapToObj(one -> Integer.toString(one * step))
                .map(one -> new Choice(one, one))
                .toList();
    }

    /** What was noted, to be read: label and words, blanks left out. */
}
