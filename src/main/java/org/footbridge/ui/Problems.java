package org.footbridge.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;

/** All that stops a form from being saved, in the order of its fields. */
public record Problems(List<Problem> list) {

    private static final Problems NONE = new Problems(List.of());

    public Problems {
        list = List.copyOf(list);
    }

    public static Problems none() {
        return NONE;
    }

    public static Problems of(String field, String sentence) {
        return new Problems(List.of(new Problem(field, sentence)));
    }

    /**
     * What Spring found while binding and validating. A constraint's message may be a key of the message files
     * ({@code @NotBlank(message = "inquiry.name.missing")}) or the sentence itself.
     */
    public static Problems from(Errors errors, Words words) {
        return new Problems(errors.getAllErrors().stream()
                .map(error -> error instanceof FieldError field
                        ? new Problem(
                                field.getField(),
                                sentence(field.isBindingFailure() ? null : field.getDefaultMessage(), words))
                        : new Problem("", sentence(error.getDefaultMessage(), words)))
                .toList());
    }

    public Problems and(String field, String sentence) {
        var more = new ArrayList<>(list);
        more.add(new Problem(field, sentence));
        return new Problems(more);
    }

    public boolean any() {
        return !list.isEmpty();
    }

    /** The first sentence about a field, or null when there is none. */
    public @Nullable String of(String field) {
        return list.stream()
                .filter(problem -> problem.field().equals(field))
                .map(Problem::sentence)
                .findFirst()
                .orElse(null);
    }

    private static String sentence(@Nullable String message, Words words) {
        var text = Objects.requireNonNullElse(message, "ui.problem.unreadable");
        return words.has(text) ? words.say(text) : text;
    }
}
