/**
 * What people agreed to, declined and took back, word for word; who may be told what; who may consent for a young
 * person.
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
            "alerts"
        })
package org.footbridge.consents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
