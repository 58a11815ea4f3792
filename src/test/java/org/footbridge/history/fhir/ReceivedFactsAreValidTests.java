package org.footbridge.history.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.footbridge.Riverside;
import org.footbridge.fhir.Validity;
import org.footbridge.history.Bundles;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.referrals.Receiving;
import org.footbridge.referrals.ReceivingBundles;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was received goes out again as resources the validator accepts, against the profile each claims. */
@FootbridgeTest
class ReceivedFactsAreValidTests {

    private static final int ENOUGH = 12;

    @Autowired
    Riverside riverside;

    @Autowired
    ReceivingBundles bundles;

    @Autowired
    ReceivedRows received;

    @Autowired
    EarlierVisits visits;

    @Autowired
    Sql sql;

    @Test
    void received_facts_are_valid_resources() {
        var house = riverside.found();
        var answer = Actor.client(house.organization(), "a hospital")
                .call(() -> bundles.receive(Bundles.of("Glen"), "", "a hospital"));
        assertThat(answer).isInstanceOf(Receiving.Received.class);
        house.job(() -> {
            valid(
                    house,
                    "condition",
                    id -> received.byId(ConditionRow.TABLE, id, ConditionRow.class)
                            .orElseThrow()
                            .toFhir());
            valid(
                    house,
                    "medication",
                    id -> received.byId(MedicationRow.TABLE, id, MedicationRow.class)
                            .orElseThrow()
                            .toFhir());
            valid(
                    house,
                    "allergy",
                    id -> received.byId(AllergyRow.TABLE, id, AllergyRow.class)
                            .orElseThrow()
                            .toFhir());
            valid(
                    house,
                    "score",
                    id -> received.byId(ScoreRow.TABLE, id, ScoreRow.class)
                            .orElseThrow()
                            .toFhir());
            valid(
                    house,
                    "encounter",
                    id -> visits.read(org.footbridge.fhir.FhirIds.pair(id, participantOf(house, id)))
                            .orElseThrow());
            return true;
        });
    }

    private void valid(Riverside.House house, String table, Function<UUID, Resource> toFhir) {
        List<UUID> ids = house.inTransaction(
                () -> sql.sql("select id from history." + table + " where organization_id = :organization limit :limit")
                        .param("organization", house.organization())
                        .param("limit", ENOUGH)
                        .list(UUID.class));
        for (UUID id : ids) {
            var resource = toFhir.apply(id);
            var profiles = resource.getMeta().getProfile();
            if (profiles.isEmpty()) {
                Validity.check(resource);
            } else {
                Validity.check(resource, profiles.getFirst().getValue());
            }
        }
    }

    private UUID participantOf(Riverside.House house, UUID encounter) {
        return house.inTransaction(() -> sql.sql("select participant_id from history.encounter where id = :id")
                .param("id", encounter)
                .single(UUID.class));
    }
}
