/**
 * The family's door: who near a person has one, what is shared through it, what is learned behind it, and what family
 * writes to the team.
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
            "plans",
            "safety",
            "scheduling",
            "messages"
        })
package org.footbridge.families;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
