package org.footbridge.episodes.web;

import java.util.Arrays;
import java.util.List;
import org.footbridge.episodes.LevelRule;
import org.footbridge.ui.Choice;

/** The rules of today, and a form for the next version of one. */
public record LevelRulesPage(boolean mayWrite, List<Rule> rules, Form form) {

    public static final List<Choice> FACTS = Arrays.stream(LevelRule.Fact.values())
            .map(fact -> new Choice(fact.name(), fact.label()))
            .toList();

    public static final List<Choice> COMPARISONS = Arrays.stream(LevelRule.Comparison.values())
            .map(one -> new Choice(one.name(), one.label()))
            .toList();

    public record Rule(
            String name,
            String rank,
            String statement,
            String facts,
            String level,
            String source,
            String since,
            int versions) {}

    /** What the form begins with: empty, or the rule that is to change. */
    public record Form(
            String name, String rank, String statement, String level, String source, List<Term> terms, String from) {}

    public record Term(String fact, String is, String value) {}
}
