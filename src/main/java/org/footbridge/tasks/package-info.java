/**
 * Work items: what has to be done, about whom, by whom and until when.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform", "audit", "ui", "fhir", "access", "notices", "people", "staff", "programs"})
package org.footbridge.tasks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
