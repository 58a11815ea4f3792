/**
 * The participant's home on the phone: what is today, what is asked of me, and help.
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
            "measures",
            "alerts",
            "consents",
            "episodes",
            "plans",
            "safety",
            "scheduling",
            "attendance",
            "practice",
            "messages",
            "families",
            "transitions"
        })
package org.footbridge.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
