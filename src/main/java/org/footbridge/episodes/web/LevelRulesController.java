package org.footbridge.episodes.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.Permission;
import org.footbridge.episodes.Answer;
import org.footbridge.episodes.Level;
import org.footbridge.episodes.LevelRule;
import org.footbridge.episodes.LevelRules;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The program's own statements about levels: each change is a new dated row. */
@Controller
class LevelRulesController {

    private static final String HERE = "/program/level-of-care-rules";
    private static final int TERMS = 3;

    private final Authorization authorization;
    private final LevelRules rules;
    private final House house;
    private final Clock clock;
    private final Acting acting;

    LevelRulesController(Authorization authorization, LevelRules rules, House house, Clock clock, Acting acting) {
        this.authorization = authorization;
        this.rules = rules;
        this.house = house;
        this.clock = clock;
        this.acting = acting;
    }

    @GetMapping(HERE)
    String show(@RequestParam @Nullable String change, Model model) {
        authorization.require(Permission.OPEN_STAFF_HOME);
        var zone = house.about().<ZoneId>map(about -> ZoneId.of(about.zone())).orElse(ZoneOffset.UTC);
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var show = new Show(Locale.US, zone);
        var now = rules.on(today);
        model.addAttribute(
                "page",
                new LevelRulesPage(
                        authorization.may(Permission.MANAGE_PROGRAM),
                        now.stream()
                                .map(rule -> new LevelRulesPage.Rule(
                                        rule.name(),
                                        String.valueOf(rule.rank()),
                                        rule.statement(),
                                        String.join(
                                                ", ",
                                                rule.facts().stream()
                                                        .map(LevelRule.Term::inWords)
                                                        .toList()),
                                        rule.level().label(),
                                        rule.source(),
                                        show.date(rule.startsOn()),
                                        rules.history(rule.name()).size()))
                                .toList(),
                        form(
                                now.stream()
                                        .filter(rule -> rule.name().equals(change))
                                        .findFirst(),
                                today)));
        return "episodes/levelRules";
    }

    @PostMapping(HERE)
    String write(
            @RequestParam Map<String, String> fields,
            @RequestParam @Nullable UUID formToken,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable Level level,
            @RequestParam(defaultValue = "false") boolean out,
            RedirectAttributes flash) {
        authorization.require(Permission.MANAGE_PROGRAM);
        return acting.act(formToken, HERE, HERE, "Kept. It counts from its day on.", flash, () -> {
            var rank = fields.getOrDefault("rank", "");
            if (from == null || level == null || !rank.matches("[0-9]{1,4}")) {
                return new Answer.Refused(List.of("Please give a rank, a level and the day it counts from."));
            }
            return rules.write(new LevelRule(
                    fields.getOrDefault("name", "").strip(),
                    Integer.parseInt(rank),
                    fields.getOrDefault("statement", "").strip(),
                    terms(fields),
                    level,
                    !out,
                    fields.getOrDefault("source", "").strip(),
                    from));
        });
    }

    private static List<LevelRule.Term> terms(Map<String, String> fields) {
        var terms = new ArrayList<LevelRule.Term>();
        for (int number = 0; number < TERMS; number++) {
            var fact = fields.getOrDefault("fact-" + number, "");
            var value = fields.getOrDefault("value-" + number, "");
            if (!fact.isEmpty() && value.matches("[0-9]{1,3}")) {
                terms.add(new LevelRule.Term(
                        LevelRule.Fact.valueOf(fact),
                        LevelRule.Comparison.valueOf(fields.getOrDefault("is-" + number, "AT_LEAST")),
                        Integer.parseInt(value)));
            }
        }
        return terms;
    }

    private static LevelRulesPage.Form form(Optional<LevelRule> rule, LocalDate today) {
        var terms = new ArrayList<LevelRulesPage.Term>();
        rule.ifPresent(one -> one.facts()
                .forEach(term -> terms.add(
                        new LevelRulesPage.Term(term.fact().name(), term.is().name(), String.valueOf(term.value())))));
        while (terms.size() < TERMS) {
            terms.add(new LevelRulesPage.Term("", "AT_LEAST", ""));
        }
        return new LevelRulesPage.Form(
                rule.map(LevelRule::name).orElse(""),
                rule.map(one -> String.valueOf(one.rank())).orElse(""),
                rule.map(LevelRule::statement).orElse(""),
                rule.map(one -> one.level().name()).orElse(""),
                rule.map(LevelRule::source).orElse(""),
                terms,
                today.toString());
    }
}
