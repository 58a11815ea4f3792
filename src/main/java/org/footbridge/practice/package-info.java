/**
 * Practice between sessions: small tools on the participant's phone, private until the participant shares an entry.
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
            "programs",
            "alerts",
            "episodes",
            "plans",
            "safety",
            "scheduling",
            "attendance",
            "notes"
        })
package org.footbridge.practice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
