/**
 * A stay: screening with stops, assessment, level of care, offer, waitlist, admission, enrollment in tracks, and the
 * level inside the stay until discharge.
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
            "consents",
            "history",
            "measures",
            "referrals"
        })
package org.footbridge.episodes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
