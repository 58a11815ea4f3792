package org.footbridge.measures.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.StringAndListParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.UriAndListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Keyset;
import org.footbridge.fhir.Page;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.SearchAnswer;
import org.footbridge.fhir.Sorting;
import org.footbridge.measures.InstrumentId;
import org.footbridge.measures.Instruments;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Questionnaire;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** FHIR Questionnaire: the instruments as the organization has them, every version. */
@Component
class QuestionnaireProvider implements IResourceProvider {

    private static final Sorting SORTING = Sorting.byLastUpdated("instrument.installed_at", "instrument.id");

    private record Row(UUID id, String name, Instant installedAt) {}

    private final Sql sql;
    private final Instruments instruments;
    private final TransactionTemplate transaction;

    QuestionnaireProvider(Sql sql, Instruments instruments, TransactionTemplate transaction) {
        this.sql = sql;
        this.instruments = instruments;
        this.transaction = transaction;
    }

    @Override
    public Class<Questionnaire> getResourceType() {
        return Questionnaire.class;
    }

    @Read
    public @Nullable Questionnaire read(@IdParam IdType id) {
        return FhirIds.uuid(id.getIdPart())
                .flatMap(uuid -> transaction.execute(reading -> sql.sql("""
                                select instrument.id, instrument.name, instrument.installed_at
                                  from measures.instrument
                                 where instrument.organization_id = :organization and instrument.id = :id
                                """)
                        .param("organization", Actor.current().organization())
                        .param("id", uuid)
                        .optional(Row.class)))
                .map(this::toFhir)
                .orElse(null);
    }

    @Search
    public Bundle search(
            @OptionalParam(name = Questionnaire.SP_NAME) @Nullable StringAndListParam name,
            @OptionalParam(name = Questionnaire.SP_URL) @Nullable UriAndListParam url,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam ids,
            RequestDetails request) {
        var asked = ReferenceQuery.ids(ids);
        var updated = DateWindow.of(lastUpdated, ZoneOffset.UTC);
        return SearchAnswer.of(
                request,
                SORTING,
                keyset -> page(name, url, asked, updated, keyset).map(this::toFhir));
    }

    private Page<Row> page(
            @Nullable StringAndListParam name,
            @Nullable UriAndListParam url,
            ReferenceQuery asked,
            DateWindow updated,
            Keyset keyset) {
        var names = transaction.execute(reading -> sql.sql(
                        "select distinct name from measures.instrument where organization_id = :organization")
                .param("organization", Actor.current().organization())
                .list(String.class));
        var chosen =
                names.stream().filter(one -> named(one, name) && at(one, url)).toList();
        var rows = transaction.execute(reading -> sql.sql("""
                        select instrument.id, instrument.name, instrument.installed_at
                          from measures.instrument
                         where instrument.organization_id = :organization
                           and instrument.name = any(:names::text[])
                           and (:anyId or instrument.id = any(:ids::uuid[]))
                           and instrument.installed_at <@ :updated::tstzmultirange
                           and %s
                         order by %s
                         limit :limit
                        """.formatted(keyset.where(), keyset.order()))
                .param("organization", Actor.current().organization())
                .param("names", chosen)
                .bind(asked.as("anyId", "ids"))
                .param("updated", updated.instants())
                .bind(keyset.parameters())
                .list(Row.class));
        return Page.of(rows, keyset, row -> Cursor.of(row.installedAt(), row.id()));
    }

    /** String search of R4: starts with, case ignored; {@code :exact} and {@code :contains} as they say. */
    private static boolean named(String name, @Nullable StringAndListParam asked) {
        return asked == null
                || asked.getValuesAsQueryTokens().stream()
                        .allMatch(any -> any.getValuesAsQueryTokens().stream().anyMatch(one -> matches(name, one)));
    }

    private static boolean matches(String name, StringParam asked) {
        var value = asked.getValue();
        if (asked.isExact()) {
            return name.equals(value);
        }
        var small = name.toLowerCase(Locale.ROOT);
        var wanted = value.toLowerCase(Locale.ROOT);
        return asked.isContains() ? small.contains(wanted) : small.startsWith(wanted);
    }

    private static boolean at(String name, @Nullable UriAndListParam asked) {
        return asked == null
                || asked.getValuesAsQueryTokens().stream()
                        .allMatch(any -> any.getValuesAsQueryTokens().stream()
                                .anyMatch(one -> ResponseRow.canonical(name).equals(one.getValue())));
    }

    private Questionnaire toFhir(Row row) {
        var questionnaire =
                instruments.byId(new InstrumentId(row.id())).questionnaire().copy();
        questionnaire.setId(row.id().toString());
        questionnaire.setMeta(
                new Meta().setLastUpdated(Date.from(row.installedAt())).setVersionId("1"));
        return questionnaire;
    }
}
