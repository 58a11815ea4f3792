package org.footbridge.referrals.fhir;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.footbridge.fhir.Labels;
import org.footbridge.tasks.TaskSource;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * A referral as its sender may read it: it stops at "received", whatever became of it, until a consent names them
 * (CARE 11).
 */
record ReferralTask(UUID referral, UUID participant, Instant receivedAt) {

    static final String KIND = "referral";

    Task toFhir() {
        var task = new Task();
        task.setId(referral.toString());
        task.setMeta(Labels.meta(receivedAt, 1, true));
        task.setStatus(TaskStatus.RECEIVED);
        task.setIntent(TaskIntent.ORDER);
        task.setCode(new CodeableConcept(new Coding(TaskSource.KIND, KIND, "Referral")));
        task.setFor(new Reference("Patient/" + participant));
        task.setAuthoredOn(Date.from(receivedAt));
        task.setLastModified(Date.from(receivedAt));
        return task;
    }
}
