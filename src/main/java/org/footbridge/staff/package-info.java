/**
 * The people who work here: names, credentials with their ends, and who supervises whom.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "audit", "ui", "fhir", "access", "notices", "people"})
package org.footbridge.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
