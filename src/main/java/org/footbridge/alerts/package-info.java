/**
 * Somebody may be in danger: raised where it is learned, told, acknowledged, acted on, closed with an outcome.
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
            "tasks"
        })
package org.footbridge.alerts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
