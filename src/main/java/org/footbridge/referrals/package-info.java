/**
 * From the first knock to taken or closed: inquiries, calls, bundles and attachments in one worklist with one clock.
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
            "history"
        })
package org.footbridge.referrals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
