package org.footbridge.episodes;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Answers by the key of their item: {@code yes}, {@code no}, {@code unknown}, or words. What is not in the map was not
 * answered: a blank is not a no (CARE 4).
 */
public record ScreeningAnswers(Map<String, String> given) {

    public static final String YES = "yes";
    public static final String NO = "no";
    public static final String UNKNOWN = "unknown";

    public ScreeningAnswers {
        var answered = new TreeMap<String, String>();
        given.forEach((key, words) -> {
            if (!words.isBlank()) {
                answered.put(key, words.strip());
            }
        });
        given = Map.copyOf(answered);
    }

    static ScreeningAnswers none() {
        return new ScreeningAnswers(Map.of());
    }

    public String to(String item) {
        return given.getOrDefault(item, "");
    }

    boolean stops(String item) {
        return to(item).equals(YES) || to(item).equals(UNKNOWN);
    }

    List<ScreeningForm.Item> stopped(ScreeningForm form) {
        return form.stops().filter(item -> stops(item.key())).toList();
    }

    List<ScreeningForm.Item> unanswered(ScreeningForm form) {
        return form.stops().filter(item -> !given.containsKey(item.key())).toList();
    }

    /** Every question with its answer, for reading and for signing. */
    String inWords(ScreeningForm form) {
        var text = new StringBuilder();
        for (var section : form.sections()) {
            text.append(section.title()).append('\n');
            for (var item : section.items()) {
                text.append(item.ask()).append(' ').append(spoken(item)).append('\n');
            }
            text.append('\n');
        }
        return text.toString();
    }

    private String spoken(ScreeningForm.Item item) {
        var answer = to(item.key());
        return switch (answer) {
            case "" -> "Not answered.";
            case YES -> item.kind() == ScreeningForm.Kind.WORDS ? answer : "Yes.";
            case NO -> item.kind() == ScreeningForm.Kind.WORDS ? answer : "No.";
            case UNKNOWN -> item.kind() == ScreeningForm.Kind.WORDS ? answer : "Don't know.";
            default -> answer;
        };
    }
}
