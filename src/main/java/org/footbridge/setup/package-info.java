/**
 * The first hours of a real installation: the first administrator's link, the organization, a program with its week, and
 * the people who are already in it.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "audit",
            "ui",
            "access",
            "notices",
            "people",
            "staff",
            "programs",
            "consents",
            "episodes"
        })
package org.footbridge.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
