/**
 * Messages between a participant and the team: whose turn it is, until when an answer is promised, and what was sent, kept
 * as it was sent.
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
            "history",
            "episodes",
            "plans"
        })
package org.footbridge.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
