package org.footbridge.history.fhir;

import java.util.List;
import java.util.Optional;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Keyset;
import org.footbridge.history.ObservationSource;
import org.hl7.fhir.r4.model.Observation;
import org.springframework.stereotype.Component;

/** Scores others sent, as one share of all observations. */
@Component
class OutsideScores implements ObservationSource {

    private static final String STATUS = "http://hl7.org/fhir/observation-status";

    private final ReceivedRows received;

    OutsideScores(ReceivedRows received) {
        this.received = received;
    }

    @Override
    public List<Found<Observation>> find(Criteria criteria, Keyset keyset) {
        if (!criteria.category().includes(ScoreRow.CATEGORY, "survey")
                || !criteria.derivedFrom().isOpen()) {
            return List.of();
        }
        var asked = new Asked(
                criteria.about(),
                criteria.about(),
                criteria.ids(),
                criteria.code(),
                criteria.lastUpdated(),
                new Filters().code("status", criteria.status(), STATUS).date("taken_at", criteria.date()));
        return received.find(ScoreRow.TABLE, asked, keyset, ScoreRow.class).stream()
                .map(row -> new Found<>(
                        Cursor.of(
                                keyset.sortedBy("date") ? row.takenAt().orElse(row.updatedAt()) : row.updatedAt(),
                                row.id()),
                        row.toFhir()))
                .toList();
    }

    @Override
    public Optional<Observation> read(String id) {
        return FhirIds.uuid(id)
                .flatMap(one -> received.byId(ScoreRow.TABLE, one, ScoreRow.class))
                .map(ScoreRow::toFhir);
    }
}
