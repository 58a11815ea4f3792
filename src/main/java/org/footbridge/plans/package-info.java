/**
 * What a stay is for: problem, goal in the person's words, objective, intervention; signed by both, kept in versions.
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
            "referrals",
            "episodes"
        })
package org.footbridge.plans;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
