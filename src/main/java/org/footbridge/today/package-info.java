/**
 * The staff home: what needs me now, for each kind of work.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "audit",
            "ui",
            "access",
            "people",
            "staff",
            "programs",
            "tasks",
            "alerts",
            "consents",
            "referrals",
            "episodes",
            "measures",
            "medications",
            "scheduling",
            "attendance",
            "notes",
            "messages",
            "community",
            "coverage",
            "chart"
        })
package org.footbridge.today;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
