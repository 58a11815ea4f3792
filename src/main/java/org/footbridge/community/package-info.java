/**
 * Rooms in which people of one track, or those who were here before, write to each other: who may be in one, what is held
 * until staff have looked, what is told to staff. It is in nobody's chart. Age groups never meet, nor do people who are
 * kept apart; the tables themselves see to that (CARE 14, 15, 21).
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
            "alerts",
            "episodes",
            "plans"
        })
package org.footbridge.community;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
