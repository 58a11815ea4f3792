package org.footbridge.measures.fhir;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Refusal;
import org.footbridge.measures.Answers;
import org.footbridge.measures.Instrument;
import org.footbridge.measures.Instruments;
import org.footbridge.measures.Mode;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * Reads a QuestionnaireResponse that another program sends. What cannot be right is refused with its place, and nothing is
 * stored; totals it brings along are left aside, for they are computed here.
 */
record SentAnswers(UUID participant, Instrument instrument, Answers answers, Mode mode, Optional<Instant> authoredAt) {

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException with what is wrong and where */
    static SentAnswers of(QuestionnaireResponse sent, Instruments instruments) {
        if (sent.getStatus() != QuestionnaireResponseStatus.COMPLETED) {
            throw Refusal.unprocessable(
                    "Only a response with the status completed is taken.", "QuestionnaireResponse.status");
        }
        var instrument = instruments.all().stream()
                .flatMap(one -> instruments.versions(one.name()).stream())
                .filter(one -> means(sent.getQuestionnaire(), one))
                .findFirst()
                .orElseThrow(() -> Refusal.unprocessable(
                        "This program does not have the Questionnaire that was answered.\nMaybe name one of GET [base]/Questionnaire by its url.",
                        "QuestionnaireResponse.questionnaire"));
        var reading = new Reading(instrument);
        reading.items(sent.getItem(), "QuestionnaireResponse");
        if (reading.answers.codes().isEmpty()) {
            throw Refusal.unprocessable("Nothing was answered.", "QuestionnaireResponse.item");
        }
        return new SentAnswers(
                patient(sent.getSubject()),
                instrument,
                reading.answers,
                isSubject(sent) ? Mode.SELF : Mode.SENT,
                sent.hasAuthored() ? Optional.of(sent.getAuthored().toInstant()) : Optional.empty());
    }

    private static boolean isSubject(QuestionnaireResponse sent) {
        var source = sent.getSource().getReference();
        return source != null && source.equals(sent.getSubject().getReference());
    }

    /** By canonical address with or without a version, or by the id of a version's Questionnaire; the newest comes first. */
    private static boolean means(String asked, Instrument instrument) {
        if (asked == null) {
            return false;
        }
        var canonical = ResponseRow.canonical(instrument.name().value());
        var id = instrument.id().value().toString();
        return asked.equals(canonical)
                || asked.equals(canonical + "|" + instrument.version())
                || asked.equals(id)
                || asked.endsWith("Questionnaire/" + id);
    }

    private static UUID patient(Reference subject) {
        return Optional.ofNullable(subject.getReferenceElement())
                .filter(reference -> !reference.hasResourceType()
                        || reference.getResourceType().equals("Patient"))
                .map(reference -> reference.getIdPart())
                .flatMap(FhirIds::uuid)
                .orElseThrow(() -> Refusal.unprocessable(
                        "The subject must be a Patient of this program.", "QuestionnaireResponse.subject"));
    }

    private static final class Reading {

        private final Instrument instrument;
        private Answers answers = Answers.none();

        Reading(Instrument instrument) {
            this.instrument = instrument;
        }

        void items(List<QuestionnaireResponseItemComponent> items, String place) {
            for (int index = 0; index < items.size(); index++) {
                item(items.get(index), "%s.item[%d]".formatted(place, index));
            }
        }

        private void item(QuestionnaireResponseItemComponent item, String place) {
            items(item.getItem(), place);
            // some guides write the link id as a path
            var linkId = Optional.ofNullable(item.getLinkId()).orElse("").replaceFirst("^/", "");
            var asked = instrument.item(linkId);
            if (asked.isEmpty()) {
                boolean known = instrument.questionnaire().getItem().stream().anyMatch(one -> names(one, linkId));
                if (!known) {
                    throw Refusal.unprocessable(
                            "%s has no item %s.".formatted(instrument.title(), linkId), place + ".linkId");
                }
                return; // a score, a group or a display
            }
            if (item.getAnswer().size() > 1 || answers.to(linkId).isPresent()) {
                throw Refusal.unprocessable("An item has one answer.", place + ".answer");
            }
            if (item.hasAnswer() && item.getAnswerFirstRep().hasValue()) {
                items(item.getAnswerFirstRep().getItem(), place + ".answer[0]");
                var answer = answer(item, place);
                if (!asked.get().takes(answer) || isOfAnotherSystem(item, asked.get(), answer)) {
                    throw Refusal.unprocessable(
                            "%s item %s does not offer this answer.".formatted(instrument.title(), linkId),
                            place + ".answer[0].value");
                }
                answers = answers.with(linkId, answer);
            }
        }

        /** The same letters in another code system mean something else; a code without a system is taken for ours. */
        private static boolean isOfAnotherSystem(
                QuestionnaireResponseItemComponent item, Instrument.Item asked, String code) {
            return item.getAnswerFirstRep().getValue() instanceof Coding coding
                    && coding.hasSystem()
                    && asked.option(code)
                            .filter(option -> !coding.getSystem().equals(option.system()))
                            .isPresent();
        }

        private static boolean names(
                org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent item, String linkId) {
            return linkId.equals(item.getLinkId()) || item.getItem().stream().anyMatch(child -> names(child, linkId));
        }

        private static String answer(QuestionnaireResponseItemComponent item, String place) {
            return switch (item.getAnswerFirstRep().getValue()) {
                case Coding coding when coding.hasCode() -> coding.getCode();
                case PrimitiveType<?> value when value.hasValue() -> value.getValueAsString();
                default -> throw Refusal.unprocessable("This answer has no value.", place + ".answer[0].value");
            };
        }
    }
}
