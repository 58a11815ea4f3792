/**
 * Who came: one outcome of each person due in a session, frozen when the session closes.
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
            "scheduling"
        })
package org.footbridge.attendance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
