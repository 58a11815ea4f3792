package org.footbridge.history.fhir;

import ca.uhn.fhir.parser.DataFormatException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.footbridge.history.Received;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Codes, words and dates exactly as they were sent. */
final class SentWords {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Received.Code>> CODES = new TypeReference<>() {};
    private static final TypeReference<List<Received.Concept>> CONCEPTS = new TypeReference<>() {};

    private SentWords() {}

    static CodeableConcept concept(String codings, String text) {
        return concept(JSON.readValue(codings, CODES), text);
    }

    static List<CodeableConcept> concepts(String concepts) {
        return JSON.readValue(concepts, CONCEPTS).stream()
                .map(one -> concept(one.codes(), one.text()))
                .toList();
    }

    /** A word of one of HL7's status systems, whose displays are the words themselves. */
    static CodeableConcept coded(String system, String code) {
        var words = code.equals("entered-in-error") ? "Entered in Error" : StringUtils.capitalize(code);
        return new CodeableConcept(new Coding(system, code, words));
    }

    /** As precise as it was sent; words that are no date are left to the text beside it. */
    static Optional<DateTimeType> time(Optional<String> sent, Optional<Instant> instant) {
        return instant.flatMap(at -> sent.map(text -> dateTime(text, at)));
    }

    private static DateTimeType dateTime(String sent, Instant at) {
        try {
            return new DateTimeType(sent);
        } catch (IllegalArgumentException | DataFormatException _) {
            return new DateTimeType(at.toString()); // to the minute, which FHIR does not know
        }
    }

    private static CodeableConcept concept(List<Received.Code> codes, String text) {
        var concept = new CodeableConcept();
        for (var code : codes) {
            concept.addCoding(new Coding()
                    .setSystem(given(code.system()))
                    .setCode(given(code.code()))
                    .setDisplay(given(code.display())));
        }
        return concept.setText(given(text));
    }

    private static @Nullable String given(String words) {
        return words.isEmpty() ? null : words;
    }
}
