/**
 * What somebody finds before they dare to call: what a day and a week here are like, whether something else is needed
 * first, and the words of people who were here.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "audit",
            "ui",
            "access",
            "people",
            "programs",
            "tasks",
            "alerts",
            "referrals",
            "episodes",
            "plans"
        })
package org.footbridge.finder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
