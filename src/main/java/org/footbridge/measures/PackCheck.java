package org.footbridge.measures;

import ca.uhn.fhir.parser.DataFormatException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a site's own instrument: one JSON object with {@code questionnaire} (a FHIR Questionnaire) and {@code facts}. All
 * that is wrong is told at once, each with its line.
 */
final class PackCheck {

    static final int LARGEST = 500_000;
    private static final int MOST_ITEMS = 300;

    /** Names that the answering forms use themselves. */
    private static final Set<String> RESERVED =
            Set.of("mode", "date", "time", "instrument", "formToken", "_csrf", "answer", "blank");

    private static final Set<String> TYPES = Set.of("choice", "integer", "decimal", "date", "display", "group");
    private static final Set<String> OPERATORS = Set.of("exists", "=", "!=", ">", "<", ">=", "<=");

    /** @param line in the file, from 1 */
    record Wrong(int line, String sentence) {}

    /** @param instrument empty where something is wrong */
    record Checked(Optional<Instrument> instrument, String questionnaire, String facts, List<Wrong> wrong) {}

    private final InstrumentFile file;
    private final List<Wrong> wrong = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>(); // pointer of each item by its link id
    private final Map<String, JsonNode> items = new HashMap<>();
    private JsonLines lines = JsonLines.of("{}");

    PackCheck(InstrumentFile file) {
        this.file = file;
    }

    Checked check(String text) {
        if (text.length() > LARGEST) {
            return refused(1, "The file is larger than %d kB.".formatted(LARGEST / 1000));
        }
        JsonNode root;
        try {
            lines = JsonLines.of(text);
            root = JsonMapper.shared().readTree(text);
        } catch (JacksonException noJson) {
            var at = noJson.getLocation();
            return refused(
                    at == null ? 1 : Math.max(1, at.getLineNr()), "This is no JSON: " + noJson.getOriginalMessage());
        }
        if (!root.path("questionnaire").isObject() || !root.path("facts").isObject()) {
            return refused(1, "The file needs two parts, questionnaire and facts.");
        }
        questionnaire(root.get("questionnaire"));
        facts(root.get("facts"), root.get("questionnaire"));
        var questionnaire = root.get("questionnaire").toPrettyString();
        var facts = root.get("facts").toPrettyString();
        return wrong.isEmpty() ? whole(root, questionnaire, facts) : new Checked(Optional.empty(), "", "", sorted());
    }

    private Checked refused(int line, String sentence) {
        return new Checked(Optional.empty(), "", "", List.of(new Wrong(line, sentence)));
    }

    private List<Wrong> sorted() {
        return wrong.stream()
                .sorted(Comparator.comparingInt(Wrong::line))
                .limit(50)
                .toList();
    }

    private void say(String pointer, String sentence, Object... words) {
        wrong.add(new Wrong(lines.lineOf(pointer), sentence.formatted(words)));
    }

    private void questionnaire(JsonNode one) {
        var at = "/questionnaire";
        var name = one.path("name").asString("");
        if (!one.path("resourceType").asString("").equals("Questionnaire")) {
            say(at + "/resourceType", "resourceType must be Questionnaire.");
        }
        if (!InstrumentName.isOne(name)) {
            say(at + "/name", "name must be capital letters and digits, such as MYFORM2.");
        } else if (Instruments.SHIPPED.contains(new InstrumentName(name))) {
            say(at + "/name", "%s comes with Footbridge. Choose another name.", name);
        } else if (!one.path("url").asString("").equals("urn:footbridge:questionnaire:" + name)) {
            say(at + "/url", "url must be urn:footbridge:questionnaire:%s", name);
        }
        if (!one.path("version").asString("").matches("[A-Za-z0-9.+-]{1,30}")) {
            say(at + "/version", "version must be 1 to 30 letters, digits, dots.");
        }
        if (one.path("title").asString("").isBlank()
                || one.path("title").asString("").length() > 120) {
            say(at + "/title", "title must be 1 to 120 characters.");
        }
        walk(one.path("item"), at + "/item");
        if (items.isEmpty()) {
            say(at, "There is no item to answer.");
        }
        conditions();
    }

    private void walk(JsonNode level, String pointer) {
        for (int index = 0; index < level.size(); index++) {
            var at = pointer + "/" + index;
            var item = level.get(index);
            var linkId = item.path("linkId").asString("");
            var type = item.path("type").asString("");
            if (!linkId.matches("[A-Za-z0-9._-]{1,60}")) {
                say(at + "/linkId", "linkId must be 1 to 60 letters, digits, dots, dashes.");
            } else if (RESERVED.contains(linkId)) {
                say(at + "/linkId", "linkId %s is used by the forms themselves. Choose another.", linkId);
            } else if (places.putIfAbsent(linkId, at) != null) {
                say(
                        at + "/linkId",
                        "linkId %s is there twice, first on line %d.",
                        linkId,
                        lines.lineOf(places.get(linkId) + "/linkId"));
            }
            if (!TYPES.contains(type)) {
                say(
                        at + "/type",
                        "type %s is not asked here; one of choice, integer, decimal, date, display, group.",
                        type);
            }
            if (!item.path("readOnly").asBoolean(false)
                    && !Set.of("display", "group").contains(type)) {
                items.putIfAbsent(linkId, item);
                asked(item, type, at);
            }
            walk(item.path("item"), at + "/item");
        }
        if (items.size() > MOST_ITEMS) {
            say(pointer, "More than %d items.", MOST_ITEMS);
        }
    }

    private void asked(JsonNode item, String type, String at) {
        if (item.path("text").asString("").isBlank()) {
            say(at, "Item %s has no text.", item.path("linkId").asString(""));
        }
        if (item.path("repeats").asBoolean(false)) {
            say(at + "/repeats", "An item has one answer; repeats is not asked here.");
        }
        if (!type.equals("choice")) {
            return;
        }
        var options = item.path("answerOption");
        var codes = new HashSet<String>();
        for (int index = 0; index < options.size(); index++) {
            var coding = options.get(index).path("valueCoding");
            var here = "%s/answerOption/%d".formatted(at, index);
            if (coding.path("code").asString("").isBlank()
                    || coding.path("display").asString("").isBlank()) {
                say(here, "An answer needs a valueCoding with code and display.");
            } else if (!codes.add(coding.path("code").asString(""))) {
                say(here, "The code %s is there twice.", coding.path("code").asString(""));
            }
        }
        if (options.size() < 2) {
            say(at, "A choice needs two answers or more.");
        }
    }

    private void conditions() {
        var needs = new HashMap<String, Set<String>>();
        items.forEach((linkId, item) -> {
            var when = item.path("enableWhen");
            for (int index = 0; index < when.size(); index++) {
                var at = "%s/enableWhen/%d".formatted(places.get(linkId), index);
                var question = when.get(index).path("question").asString("");
                var operator = when.get(index).path("operator").asString("");
                if (!OPERATORS.contains(operator)) {
                    say(at + "/operator", "Unknown operator: %s", operator);
                }
                if (!items.containsKey(question)) {
                    say(at + "/question", "The condition asks of %s, which is no item.", question);
                } else {
                    needs.computeIfAbsent(linkId, _ -> new HashSet<>()).add(question);
                    answer(when.get(index), items.get(question), at);
                }
            }
        });
        for (var linkId : needs.keySet()) {
            if (reaches(linkId, linkId, needs, new HashSet<>())) {
                say(
                        places.get(linkId) + "/enableWhen",
                        "Circular condition: whether %s is asked depends on %s.",
                        linkId,
                        linkId);
            }
        }
    }

    private void answer(JsonNode when, JsonNode asked, String at) {
        if (when.has("answerCoding")) {
            var code = when.path("answerCoding").path("code").asString("");
            boolean offered = asked.path("answerOption")
                    .valueStream()
                    .anyMatch(option ->
                            option.path("valueCoding").path("code").asString("").equals(code));
            if (!offered) {
                say(at + "/answerCoding", "The condition waits for an answer that is not offered: %s", code);
            }
        } else if (when.path("operator").asString("").equals("exists") != when.has("answerBoolean")
                || when.propertyStream().noneMatch(part -> part.getKey().startsWith("answer"))) {
            say(at, "The condition has no answer to compare with.");
        }
    }

    private static boolean reaches(String from, String to, Map<String, Set<String>> needs, Set<String> seen) {
        for (var next : needs.getOrDefault(from, Set.of())) {
            if (next.equals(to) || (seen.add(next) && reaches(next, to, needs, seen))) {
                return true;
            }
        }
        return false;
    }

    private void facts(JsonNode facts, JsonNode questionnaire) {
        var at = "/facts";
        for (var part : List.of("license", "source", "family")) {
            if (facts.path(part).asString("").isBlank()) {
                say(at + "/" + part, "facts need %s.", part);
            }
        }
        for (var part : List.of("lookBackDays", "minimumAge", "minutes")) {
            if (!facts.path(part).isInt() || facts.path(part).asInt() < 0) {
                say(at + "/" + part, "facts need %s, a whole number.", part);
            }
        }
        var variables = variables(questionnaire);
        if (facts.path("scores").isEmpty()) {
            say(at + "/scores", "A score is missing: facts need at least one.");
        }
        var keys = new HashSet<String>();
        for (int index = 0; index < facts.path("scores").size(); index++) {
            score(facts.path("scores").get(index), "%s/scores/%d".formatted(at, index), questionnaire, variables, keys);
        }
        for (int index = 0; index < facts.path("risks").size(); index++) {
            var item = facts.path("risks").get(index).path("item").asString("");
            if (!items.containsKey(item)) {
                say("%s/risks/%d/item".formatted(at, index), "A risk names %s, which is no item.", item);
            }
        }
        if (wrong.isEmpty()) {
            try {
                file.facts(facts.toString());
            } catch (JacksonException unreadable) {
                var path = unreadable.getPath().stream()
                        .map(step -> step.getPropertyName() == null
                                ? Integer.toString(step.getIndex())
                                : step.getPropertyName())
                        .reduce(at, (all, step) -> all + "/" + step);
                var why = unreadable.getOriginalMessage().replaceAll("(of type|Enum class:?) `?[\\w.$]*`?", "");
                say(path, "This fact cannot be read: %s", why);
            }
        }
    }

    private void score(
            JsonNode score, String at, JsonNode questionnaire, Map<String, Formula> variables, Set<String> keys) {
        var key = score.path("key").asString("");
        if (!key.matches("[a-z][a-z0-9_]{0,31}") || !keys.add(key)) {
            say(at + "/key", "A score needs a key of its own: small letters, digits, underscores.");
        }
        for (var part : List.of("label", "bandSource", "direction")) {
            if (!score.path(part).isString()) {
                say(at + "/" + part, "A score needs %s.", part);
            }
        }
        if (!score.path("lowest").isNumber()
                || !score.path("highest").isNumber()
                || score.path("lowest")
                                .decimalValue()
                                .compareTo(score.path("highest").decimalValue())
                        >= 0) {
            say(at + "/highest", "A score needs lowest and highest, lowest below highest.");
        }
        for (var part : List.of("counts", "bands", "screens", "rules")) {
            if (!score.path(part).isArray()) {
                say(at + "/" + part, "A score needs %s, an array; it may be empty.", part);
            }
        }
        if (!score.path("missing").path("most").isInt()
                || !score.path("missing").path("rule").isString()) {
            say(at + "/missing", "A score needs missing with most, rule and source: what a blank means.");
        }
        for (int index = 0; index < score.path("counts").size(); index++) {
            if (!items.containsKey(score.path("counts").get(index).asString(""))) {
                say(
                        "%s/counts/%d".formatted(at, index),
                        "The score counts %s, which is no item.",
                        score.path("counts").get(index).asString(""));
            }
        }
        var item = score.path("item").asString("");
        var found = calculated(questionnaire.path("item"), "/questionnaire/item", item);
        if (found.isEmpty()) {
            say(at + "/item", "The score %s is missing: no item %s with a calculatedExpression.", key, item);
        } else {
            expression(found.get(), variables);
        }
    }

    private record Found(String text, String pointer) {}

    private static Optional<Found> calculated(JsonNode items, String pointer, String linkId) {
        for (int index = 0; index < items.size(); index++) {
            var extensions = items.get(index).path("extension");
            for (int place = 0; place < extensions.size(); place++) {
                if (items.get(index).path("linkId").asString("").equals(linkId)
                        && extensions.get(place).path("url").asString("").equals(Scoring.CALCULATED)) {
                    return Optional.of(new Found(
                            extensions
                                    .get(place)
                                    .path("valueExpression")
                                    .path("expression")
                                    .asString(""),
                            "%s/%d/extension/%d/valueExpression/expression".formatted(pointer, index, place)));
                }
            }
        }
        return Optional.empty();
    }

    private Map<String, Formula> variables(JsonNode questionnaire) {
        var read = new HashMap<String, Formula>();
        var where = new HashMap<String, String>();
        var extensions = questionnaire.path("extension");
        for (int index = 0; index < extensions.size(); index++) {
            if (extensions.get(index).path("url").asString("").equals(Scoring.VARIABLE)) {
                var named = extensions.get(index).path("valueExpression");
                var pointer = "/questionnaire/extension/%d/valueExpression/expression".formatted(index);
                var name = named.path("name").asString("");
                formula(new Found(named.path("expression").asString(""), pointer))
                        .ifPresent(formula -> {
                            read.put(name, formula);
                            where.put(name, pointer);
                        });
            }
        }
        var needs = new HashMap<String, Set<String>>();
        read.forEach((name, formula) -> {
            needs.put(name, Set.copyOf(formula.variables()));
            known(formula, read, where.getOrDefault(name, ""));
        });
        needs.keySet().stream()
                .filter(name -> reaches(name, name, needs, new HashSet<>()))
                .forEach(name -> say(where.getOrDefault(name, ""), "Circular: %%%s depends on itself.", name));
        return read;
    }

    private void expression(Found found, Map<String, Formula> variables) {
        formula(found).ifPresent(formula -> known(formula, variables, found.pointer()));
    }

    private Optional<Formula> formula(Found found) {
        try {
            return Optional.of(Formula.of(found.text()));
        } catch (Formula.Unreadable unreadable) {
            say(found.pointer(), "%s (character %d of the expression)", unreadable.sentence(), unreadable.at() + 1);
            return Optional.empty();
        }
    }

    private void known(Formula formula, Map<String, Formula> variables, String pointer) {
        formula.variables().stream()
                .filter(name -> !variables.containsKey(name))
                .forEach(name -> say(pointer, "There is no variable %%%s.", name));
        formula.texts().stream()
                .filter(text -> !items.containsKey(text))
                .forEach(text -> say(pointer, "The expression names %s, which is no item.", text));
    }

    /** Read as it will be, and computed for no answers, the lowest and the highest. */
    private Checked whole(JsonNode root, String questionnaire, String facts) {
        try {
            var strict = file.strictly(questionnaire);
            var instrument = file.read(
                    new InstrumentId(UUID.randomUUID()),
                    new InstrumentName(strict.getName()),
                    strict.getVersion(),
                    strict.getTitle(),
                    questionnaire,
                    facts);
            for (var answers : List.of(Answers.none(), extreme(instrument, false), extreme(instrument, true))) {
                for (var score : new Scoring().score(instrument, answers)) {
                    inRange(instrument, score);
                }
            }
            for (var risk : instrument.facts().risks()) {
                if (risk.clock() == Instrument.Clock.ITEM_NINE) {
                    say("/facts/risks", "The clock item-nine belongs to the PHQ forms; use now, same-day or lapse.");
                }
            }
            return wrong.isEmpty()
                    ? new Checked(Optional.of(instrument), questionnaire, facts, List.of())
                    : new Checked(Optional.empty(), "", "", sorted());
        } catch (DataFormatException | IllegalArgumentException | ArithmeticException | ClassCastException unreadable) {
            return refused(
                    lines.lineOf("/questionnaire"), "The questionnaire cannot be used: " + unreadable.getMessage());
        }
    }

    private void inRange(Instrument instrument, Score score) {
        var rule = instrument.facts().score(score.key()).orElseThrow();
        score.total()
                .filter(total -> total.compareTo(rule.lowest()) < 0 || total.compareTo(rule.highest()) > 0)
                .ifPresent(total -> say(
                        "/facts/scores/%d/highest"
                                .formatted(instrument.facts().scores().indexOf(rule)),
                        "The score %s comes to %s, outside %s to %s.",
                        score.key(),
                        total.toPlainString(),
                        rule.lowest(),
                        rule.highest()));
    }

    /** The answers with the lowest or the highest values. */
    static Answers extreme(Instrument instrument, boolean highest) {
        var answers = Answers.none();
        for (var item : instrument.items()) {
            Comparator<Instrument.Option> byWeight =
                    Comparator.comparing(option -> option.weight().orElse(BigDecimal.ZERO));
            var answer =
                    switch (item.kind()) {
                        case CHOICE ->
                            item.options().stream()
                                    .max(highest ? byWeight : byWeight.reversed())
                                    .map(Instrument.Option::code);
                        case INTEGER, DECIMAL ->
                            (highest ? item.highest() : item.lowest()).map(BigDecimal::toPlainString);
                        case DATE -> Optional.<String>empty();
                    };
            if (answer.isPresent()) {
                answers = answers.with(item.linkId(), answer.get());
            }
        }
        return answers;
    }
}
