package org.footbridge.history;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.fhir.PartialTime;
import org.footbridge.history.Received.Code;
import org.footbridge.history.Received.Concept;
import org.footbridge.history.ReceivedBundle.Reason;
import tools.jackson.databind.JsonNode;

/** A JSON object that knows where it stands, read by type: what has another shape than R4 gives it is refused by place. */
record Element(JsonNode node, String place) {

    Element {
        if (!node.isObject()) {
            throw new NotReadable(Reason.WRONG_SHAPE, place, "It must be an object.");
        }
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    /** Empty where it was not sent or is blank. */
    String text(String field) {
        var value = node.get(field);
        return value == null || value.isNull() ? "" : string(value, place + "." + field);
    }

    private static String string(JsonNode value, String place) {
        if (!value.isString()) {
            throw new NotReadable(Reason.WRONG_SHAPE, place, "It must be text.");
        }
        var text = value.stringValue();
        if (text.indexOf('\0') >= 0) {
            throw new NotReadable(Reason.WRONG_SHAPE, place, "It holds the character U+0000.");
        }
        return text.isBlank() ? "" : text;
    }

    boolean flag(String field) {
        var value = node.get(field);
        if (value == null || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw new NotReadable(Reason.WRONG_SHAPE, place + "." + field, "It must be true or false.");
        }
        return value.booleanValue();
    }

    Optional<BigDecimal> number(String field) {
        var value = node.get(field);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isNumber()) {
            throw new NotReadable(Reason.WRONG_SHAPE, place + "." + field, "It must be a number.");
        }
        return Optional.of(value.decimalValue());
    }

    Optional<PartialTime> time(String field) {
        var text = text(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var time = PartialTime.parse(text);
        if (time.isEmpty()) {
            throw new NotReadable(
                    Reason.IMPOSSIBLE_DATE,
                    place + "." + field,
                    "%s is no date of the calendar.",
                    BundleScan.clip(text));
        }
        return time;
    }

    Optional<Element> child(String field) {
        var value = node.get(field);
        return value == null || value.isNull()
                ? Optional.empty()
                : Optional.of(new Element(value, place + "." + field));
    }

    List<Element> list(String field) {
        var elements = new ArrayList<Element>();
        each(field, (value, at) -> elements.add(new Element(value, at)));
        return elements;
    }

    List<String> texts(String field) {
        var texts = new ArrayList<String>();
        each(field, (value, at) -> texts.add(string(value, at)));
        texts.removeIf(String::isEmpty);
        return List.copyOf(texts);
    }

    /** Nulls keep their place: R4 pairs them with extensions. */
    private void each(String field, java.util.function.BiConsumer<JsonNode, String> take) {
        var list = node.get(field);
        if (list == null || list.isNull()) {
            return;
        }
        var at = place + "." + field;
        if (!list.isArray()) {
            throw new NotReadable(Reason.WRONG_SHAPE, at, "It must be a list.");
        }
        for (int position = 0; position < list.size(); position++) {
            if (!list.get(position).isNull()) {
                take.accept(list.get(position), at + "[" + position + "]");
            }
        }
    }

    Concept concept(String field) {
        return child(field).map(Element::asConcept).orElse(Concept.NONE);
    }

    List<Concept> concepts(String field) {
        return list(field).stream()
                .map(Element::asConcept)
                .filter(concept -> !concept.isEmpty())
                .toList();
    }

    Concept asConcept() {
        return new Concept(list("coding").stream().map(Element::asCode).toList(), text("text"));
    }

    Code asCode() {
        return new Code(text("system"), text("code"), text("display"));
    }

    /** The first code of a concept, for statuses. */
    String status(String field) {
        return concept(field).codes().stream().map(Code::code).findFirst().orElse("");
    }

    Optional<Element> extension(String url) {
        return list("extension").stream()
                .filter(extension -> extension.text("url").equals(url))
                .findFirst();
    }

    /** Whether a reader who does not know the extension must not rely on the rest (R4 "Modifier Extensions"). */
    boolean isModified() {
        return has("modifierExtension") || has("implicitRules");
    }
}
