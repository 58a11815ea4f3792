/**
 * What was done and how it went: one shared part a session, one own part a person, signed, amended, never overwritten.
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
            "history",
            "episodes",
            "plans",
            "medications",
            "scheduling",
            "attendance"
        })
package org.footbridge.notes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
