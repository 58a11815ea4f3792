package org.footbridge.alerts.fhir;

import java.util.List;
import java.util.Optional;
import org.footbridge.alerts.CommunicationSource;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Keyset;
import org.hl7.fhir.r4.model.Communication;
import org.springframework.stereotype.Component;

/** That somebody on the team was told of an alert. What they got said nothing of it. */
@Component
class Tellings implements CommunicationSource {

    private final AlertRows rows;

    Tellings(AlertRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Found<Communication>> find(Criteria asked, Keyset keyset) {
        return rows
                .tellings(
                        new AlertRows.Asked(
                                asked.about(), asked.ids(), List.of("completed"), asked.sent(), asked.lastUpdated()),
                        keyset)
                .stream()
                .map(row -> new Found<>(AlertRows.position(row, keyset), row.toFhir()))
                .toList();
    }

    @Override
    public Optional<Communication> read(String id) {
        return FhirIds.uuid(id).flatMap(rows::telling).map(AlertRows.TellingRow::toFhir);
    }
}
