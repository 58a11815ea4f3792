/**
 * Participants and their contacts: names, safe ways to reach them, who is who to whom.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "audit", "ui", "fhir", "access", "notices"})
package org.footbridge.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
