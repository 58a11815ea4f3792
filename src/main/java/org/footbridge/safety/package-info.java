/**
 * What a person holds on to when it gets hard: the safety plan, the relapse plan, and what follows a lapse.
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
            "alerts",
            "consents",
            "episodes",
            "plans"
        })
package org.footbridge.safety;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
