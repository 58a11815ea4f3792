package org.footbridge.practice;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tool for practice: a list of things to note. Its words stand in the message files under {@code practice.<key>.}
 *
 * @param key names it in addresses and message files
 * @param called what staff pages, which are English, call it
 * @param icon of the shipped icons
 */
public record Tool(String key, String called, Group group, String icon, List<Field> fields) {

    /** Where a tool stands on the page. */
    public enum Group {
        /** For the next minutes. */
        NOW,
        FEEL,
        THINK,
        DO
    }

    /** What a thing to note looks like. */
    public enum Kind {
        /** One line of up to {@value #LINE_LENGTH} characters. */
        LINE,
        WORDS,
        /** Several things, one to a line. */
        LINES,
        /** Room for a page. */
        LONG,
        /** A whole number from 0. */
        SCALE,
        /** 0 to 100 in tens. */
        HUNDRED,
        CHOICE,
        CHOICES
    }

    public static final int LINE_LENGTH = 200;
    static final int WORDS_LENGTH = 4_000;
    static final int LONG_LENGTH = 20_000;

    /**
     * One thing to note; each may stay blank, and a blank is never read as a no or a zero (CARE 4).
     *
     * @param to the highest number of a scale
     * @param of what can be chosen
     * @param watched whether anything above 0 speaks of danger
     * @param asked what asks the same; what was answered there today is not asked again (CARE 27)
     */
    public record Field(
            String key,
            Kind kind,
            int to,
            List<String> of,
            boolean watched,
            @Nullable String asked) {

        public int longest() {
            return switch (kind) {
                case LINE, SCALE, HUNDRED, CHOICE, CHOICES -> LINE_LENGTH;
                case WORDS, LINES -> WORDS_LENGTH;
                case LONG -> LONG_LENGTH;
            };
        }

        /** Whether an answer can be one of this field's; a blank always can. */
        boolean takes(String answer) {
            return answer.isEmpty()
                    || answer.length() <= longest()
                            && answer.indexOf('\0') < 0
                            && switch (kind) {
                                case LINE, WORDS, LINES, LONG -> true;
                                case SCALE -> number(answer) <= to;
                                case HUNDRED -> number(answer) <= 100 && number(answer) % 10 == 0;
                                case CHOICE -> of.contains(answer);
                                case CHOICES -> of.containsAll(List.of(answer.split(",", -1)));
                            };
        }

        private static int number(String answer) {
            return answer.matches("\\d{1,3}") ? Integer.parseInt(answer) : Integer.MAX_VALUE;
        }
    }

    /** Where the words of one of its fields stand in the message files. */
    public String wordsOf(Field field) {
        return "practice." + key + "." + field.key().toLowerCase(Locale.ROOT);
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(one -> one.key().equals(name)).findFirst();
    }

    /** Whether what was noted speaks of danger to oneself. */
    public boolean speaksOfDanger(Map<String, String> answers) {
        return fields.stream()
                .filter(Field::watched)
                .map(field -> answers.getOrDefault(field.key(), ""))
                .anyMatch(answer -> !answer.isEmpty() && !answer.equals("0"));
    }
}
