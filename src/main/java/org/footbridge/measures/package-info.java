/**
 * Instruments as data, answers as they were given, scores beside them; a risk answer raises its alert in the same
 * transaction.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "audit",
            "ui",
            "fhir",
            "access",
            "notices",
            "people",
            "staff",
            "programs",
            "tasks",
            "alerts",
            "history"
        })
package org.footbridge.measures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
