/**
 * What a person takes and cannot take: the list, its reconciliation with what was sent, changes, and the structured part
 * of medication visits.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "audit",
            "ui",
            "fhir",
            "access",
            "people",
            "staff",
            "programs",
            "tasks",
            "history",
            "episodes"
        })
package org.footbridge.medications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
