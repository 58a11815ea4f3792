/**
 * A living demo program: made-up people carried through their weeks by the same verbs the pages use, dated from today.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "audit",
            "access",
            "people",
            "staff",
            "programs",
            "tasks",
            "alerts",
            "consents",
            "history",
            "measures",
            "referrals",
            "episodes",
            "plans",
            "safety",
            "medications",
            "coverage",
            "scheduling",
            "attendance",
            "notes",
            "practice",
            "messages",
            "families",
            "community",
            "transitions",
            "finder"
        })
package org.footbridge.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
