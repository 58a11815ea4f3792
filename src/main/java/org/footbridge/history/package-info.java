/**
 * What others said of a person before the stay: conditions, medications, allergies, scores, visits, coverage, each with
 * its source and who here confirmed it; and the papers kept with the person, byte for byte.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "audit", "ui", "fhir", "access", "people", "staff", "tasks"})
package org.footbridge.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
