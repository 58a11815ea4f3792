package org.footbridge.referrals.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.referrals.Attempt;
import org.footbridge.referrals.Way;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/** A try to come into contact, as typed. */
public record AttemptForm(
        @Nullable String way,
        @Nullable String outcome,
        @Nullable String note,
        @Nullable String next) {

    static AttemptForm empty() {
        return new AttemptForm(null, null, null, null);
    }

    public List<Choice> ways() {
        return Arrays.stream(Way.values())
                .map(one -> new Choice(one.name().toLowerCase(Locale.ROOT), one.label()))
                .toList();
    }

    public List<Choice> outcomes() {
        return Arrays.stream(Attempt.Outcome.values())
                .map(one -> new Choice(one.name().toLowerCase(Locale.ROOT), one.label()))
                .toList();
    }

    Problems problems(LocalDate today) {
        var problems = Problems.none();
        if (Typed.word(Way.class, way).isEmpty()) {
            problems = problems.and("way", "Say how you tried.");
        }
        if (Typed.word(Attempt.Outcome.class, outcome).isEmpty()) {
            problems = problems.and("outcome", "Say what came of it.");
        }
        if (Typed.text(next).isPresent() && Typed.date(next).isEmpty()) {
            problems = problems.and("next", "This is no date.");
        }
        if (Typed.date(next).filter(day -> day.isBefore(today)).isPresent()) {
            problems = problems.and("next", "The next contact lies in the past.");
        }
        if (Typed.text(note).filter(text -> text.length() > 10_000).isPresent()) {
            problems = problems.and("note", "This is longer than 10,000 characters. Please shorten it.");
        }
        return problems;
    }

    Attempt read() {
        return new Attempt(
                Typed.word(Way.class, way).orElseThrow(),
                Typed.word(Attempt.Outcome.class, outcome).orElseThrow(),
                Typed.text(note).orElse(""),
                Optional.ofNullable(next).flatMap(Typed::date));
    }
}
