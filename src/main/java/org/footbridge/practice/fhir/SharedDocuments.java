package org.footbridge.practice.fhir;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Keyset;
import org.footbridge.notes.DocumentSource;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.practice.ReadLine;
import org.footbridge.practice.Tool;
import org.footbridge.practice.Tools;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Copies that people shared with the team, as DocumentReference: a type that no release opens, so that none goes further
 * than the team it was given to. Entries that are private or wait for a session stand in other tables, which nobody else
 * sees (CARE 17).
 */
@Component
class SharedDocuments implements DocumentSource {

    private static final TypeReference<Map<String, String>> ANSWERS = new TypeReference<>() {};

    private static final String SHARED = """
            with doc as (
                select shared.id, shared.participant_id, shared.tool, shared.on_date, shared.content::text as content,
                       shared.shared_at as signed_at, shared.shared_at as changed_at, shared.regime
                  from practice.shared
                 where shared.organization_id = :organization)
            select * from doc
            """;

    private final Sql sql;
    private final JsonMapper json;
    private final Tools tools;
    private final Words words;

    SharedDocuments(Sql sql, JsonMapper json, Tools tools, WordsOf words) {
        this.sql = sql;
        this.json = json;
        this.tools = tools;
        this.words = words.of(WordsOf.ENGLISH);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<DocumentReference> read(String id) {
        return FhirIds.uuid(id).flatMap(this::byId).map(this::toFhir);
    }

    private Optional<SharedRow> byId(UUID id) {
        return sql.sql(SHARED + " where doc.id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(SharedRow.class);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Found<DocumentReference>> find(Criteria asked, Keyset keyset) {
        var current = DocumentReferenceStatus.CURRENT;
        // Neither its type nor a category has a code, so whoever asks by code does not mean these.
        boolean ours = asked.category().isOpen()
                && asked.type().isOpen()
                && asked.status().includes(current.getSystem(), current.toCode());
        return sql
                .sql(SHARED + """
                         where :ours
                           and (:anybody or doc.participant_id = any(:patients::uuid[]))
                           and (:anyId or doc.id = any(:ids::uuid[]))
                           and doc.signed_at <@ :dates::tstzmultirange
                           and doc.changed_at <@ :updated::tstzmultirange
                           and %s
                         order by %s
                         limit :limit
                        """.formatted(keyset.where(), keyset.order()))
                .param("organization", Actor.current().organization())
                .param("ours", ours)
                .bind(asked.about().as("anybody", "patients"))
                .bind(asked.ids().as("anyId", "ids"))
                .param("dates", asked.date().instants())
                .param("updated", asked.lastUpdated().instants())
                .bind(keyset.parameters())
                .list(SharedRow.class)
                .stream()
                .map(row -> new Found<>(Cursor.of(row.signedAt(), row.id()), toFhir(row)))
                .toList();
    }

    private DocumentReference toFhir(SharedRow row) {
        var tool = tools.find(row.tool());
        var answers = json.readValue(row.content(), ANSWERS);
        return row.toFhir(
                tool.map(Tool::called).orElse(row.tool()),
                tool.map(one -> ReadLine.of(one, answers, words)).orElse(List.of()));
    }
}
