package org.footbridge.measures.fhir;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.NotYours;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Profiled;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.Refusal;
import org.footbridge.fhir.SearchAnswer;
import org.footbridge.fhir.TokenQuery;
import org.footbridge.measures.Instrument;
import org.footbridge.measures.Instruments;
import org.footbridge.measures.Measures;
import org.footbridge.people.ParticipantId;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** FHIR QuestionnaireResponse: answers as they were given; blanks are items without an answer. */
@Component
class QuestionnaireResponseProvider implements IResourceProvider, Profiled {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final ResponseQuery responses;
    private final Instruments instruments;
    private final Measures measures;
    private final Clock clock;

    QuestionnaireResponseProvider(ResponseQuery responses, Instruments instruments, Measures measures, Clock clock) {
        this.responses = responses;
        this.instruments = instruments;
        this.measures = measures;
        this.clock = clock;
    }

    @Override
    public Class<QuestionnaireResponse> getResourceType() {
        return QuestionnaireResponse.class;
    }

    @Override
    public List<String> profiles() {
        return List.of(ResponseRow.RESPONSE_PROFILE);
    }

    @Read
    public @Nullable QuestionnaireResponse read(@IdParam IdType id) {
        return FhirIds.uuid(id.getIdPart()).flatMap(responses::byId).orElse(null);
    }

    /** Stores, scores and alerts like any other answer; the answer to the call is what is stored. */
    @Create
    public MethodOutcome create(@ResourceParam QuestionnaireResponse sent) {
        var read = SentAnswers.of(sent, instruments);
        var authoredAt = read.authoredAt().orElseGet(clock::instant);
        if (authoredAt.isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
            throw Refusal.unprocessable("The answers lie in the future.", "QuestionnaireResponse.authored");
        }
        try {
            var stored = measures.receive(
                    new ParticipantId(read.participant()), read.instrument(), read.answers(), read.mode(), authoredAt);
            var response = responses.byId(stored.response().value()).orElseThrow();
            return new MethodOutcome(new IdType("QuestionnaireResponse", response.getIdPart(), "1"), true)
                    .setResource(response);
        } catch (NotYours nobody) {
            throw Refusal.unprocessable(
                    "The subject must be a Patient of this program.", "QuestionnaireResponse.subject");
        }
    }

    @Search
    public Bundle search(
            @OptionalParam(name = QuestionnaireResponse.SP_PATIENT) @Nullable ReferenceAndListParam patient,
            @OptionalParam(name = QuestionnaireResponse.SP_SUBJECT) @Nullable ReferenceAndListParam subject,
            @OptionalParam(name = QuestionnaireResponse.SP_QUESTIONNAIRE) @Nullable ReferenceAndListParam questionnaire,
            @OptionalParam(name = QuestionnaireResponse.SP_STATUS) @Nullable TokenAndListParam status,
            @OptionalParam(name = QuestionnaireResponse.SP_AUTHORED) @Nullable DateAndListParam authored,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam ids,
            RequestDetails request) {
        var completed = QuestionnaireResponseStatus.COMPLETED;
        boolean none = !TokenQuery.of(status).includes(completed.getSystem(), completed.toCode());
        var criteria = new ResponseQuery.Criteria(
                ReferenceQuery.of(patient, "Patient", request).and(ReferenceQuery.of(subject, "Patient", request)),
                ReferenceQuery.ids(ids),
                none ? Optional.of(List.of()) : named(questionnaire),
                DateWindow.of(authored, ZoneOffset.UTC),
                DateWindow.of(lastUpdated, ZoneOffset.UTC));
        return SearchAnswer.of(request, ResponseQuery.SORTING, keyset -> responses.page(criteria, keyset));
    }

    /** By canonical address, with or without a version, or by the id of a version's Questionnaire. */
    private Optional<List<String>> named(@Nullable ReferenceAndListParam asked) {
        if (asked == null) {
            return Optional.empty();
        }
        return Optional.of(instruments.all().stream()
                .filter(one -> asked.getValuesAsQueryTokens().stream()
                        .allMatch(any -> any.getValuesAsQueryTokens().stream().anyMatch(value -> means(value, one))))
                .map(one -> one.name().value())
                .toList());
    }

    private static boolean means(ReferenceParam asked, Instrument instrument) {
        var value = asked.getValue();
        var canonical = ResponseRow.canonical(instrument.name().value());
        var id = instrument.id().value().toString();
        return value.equals(canonical)
                || value.startsWith(canonical + "|")
                || value.equals(id)
                || value.endsWith("Questionnaire/" + id);
    }
}
