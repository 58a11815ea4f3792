/**
 * Step-down inside one stay, discharge with its summary, aftercare, and the contacts of the dangerous days after it.
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
            "consents",
            "history",
            "measures",
            "episodes",
            "plans",
            "safety",
            "medications",
            "scheduling",
            "attendance"
        })
package org.footbridge.transitions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
