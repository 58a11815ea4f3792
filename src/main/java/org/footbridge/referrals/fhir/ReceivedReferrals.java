package org.footbridge.referrals.fhir;

import java.time.Instant;
import org.footbridge.fhir.Labels;
import org.footbridge.history.ReceivedAsFhir;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.referrals.Receiving;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a sender is told: the task, the patient as they sent her and nothing more, and what was understood. Word for word
 * the same whether or not she is known here (CARE 11).
 */
@Component
class ReceivedReferrals {

    private final Sql sql;

    ReceivedReferrals(Sql sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public Bundle answer(Receiving.Received received, String base) {
        var at = sql.sql(
                        "select received_at from referrals.referral where organization_id = :organization and id = :id")
                .param("organization", Actor.current().organization())
                .param("id", received.referralId())
                .single(Instant.class);
        var task = new ReferralTask(
                        received.referralId().value(), received.participantId().value(), at)
                .toFhir();
        var patient = ReceivedAsFhir.patient(received.understood().person());
        patient.setMeta(Labels.meta(at, 1, true));
        patient.setId(received.participantId().value().toString());
        var bundle = new Bundle().setType(BundleType.COLLECTION);
        add(bundle, base, task);
        add(bundle, base, patient);
        var outcome = ReceivedAsFhir.outcome(received.understood());
        outcome.setId("understood");
        bundle.addEntry().setFullUrl(base + "/OperationOutcome/understood").setResource(outcome);
        return bundle;
    }

    private static void add(Bundle bundle, String base, Resource resource) {
        bundle.addEntry()
                .setFullUrl(base + "/" + resource.fhirType() + "/" + resource.getIdPart())
                .setResource(resource);
    }
}
