/**
 * A person seen whole: the list of people, and one page of one person with the timeline and the plan beside it.
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
            "staff",
            "programs",
            "tasks",
            "consents",
            "history",
            "referrals",
            "episodes",
            "plans",
            "safety",
            "medications",
            "scheduling",
            "attendance",
            "notes",
            "practice",
            "measures",
            "alerts",
            "coverage",
            "transitions"
        })
package org.footbridge.chart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
