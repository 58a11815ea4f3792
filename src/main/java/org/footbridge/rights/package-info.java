/**
 * What a person may know of and take from the own record: who looked at it, what of it leaves the house, a copy of all
 * of it.
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
            "staff",
            "tasks",
            "alerts",
            "consents",
            "scheduling"
        })
package org.footbridge.rights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
