package org.footbridge.practice;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.ui.Words;

/**
 * One line of an entry as it is read.
 *
 * @param label what was asked
 * @param said the answer, line by line
 */
public record ReadLine(String label, List<String> said) {

    /** What was noted, in the tool's order; what stayed blank is left out. */
    public static List<ReadLine> of(Tool tool, Map<String, String> answers, Words words) {
        return tool.fields().stream()
                .filter(field -> answers.containsKey(field.key()))
                .map(field -> new ReadLine(words.say(tool.wordsOf(field)), said(tool, field, answers, words)))
                .toList();
    }

    private static List<String> said(Tool tool, Tool.Field field, Map<String, String> answers, Words words) {
        var answer = answers.getOrDefault(field.key(), "");
        return switch (field.kind()) {
            case SCALE -> List.of("%s / %d".formatted(answer, field.to()));
            case HUNDRED -> List.of(answer + " / 100");
            case CHOICE, CHOICES ->
                List.of(Stream.of(answer.split(","))
                        .map(one -> words.say(tool.wordsOf(field) + "." + one))
                        .collect(Collectors.joining(", ")));
            case LINE, WORDS, LINES, LONG -> answer.lines().toList();
        };
    }
}
