package org.footbridge.plans.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.footbridge.plans.Aim;
import org.footbridge.plans.Aims;
import org.footbridge.ui.Choice;

/** Measures as a form offers them, {@code FORM/score}. */
final class Measured {

    private Measured() {}

    static List<Choice> choices(List<Aims.Measure> measures) {
        return measures.stream()
                .map(one -> new Choice(one.form() + "/" + one.score(), one.title()))
                .toList();
    }

    static List<Choice> aims() {
        return Arrays.stream(Aim.values())
                .map(one -> new Choice(one.word(), one.label()))
                .toList();
    }

    /** Without a score: the form's first one offered. Empty for no measure. */
    static String chosen(Optional<String> form, Optional<String> score, List<Choice> offered) {
        return form.map(name -> score.map(key -> name + "/" + key)
                        .orElseGet(() -> offered.stream()
                                .map(Choice::value)
                                .filter(value -> value.startsWith(name + "/"))
                                .findFirst()
                                .orElse(name)))
                .orElse("");
    }
}
