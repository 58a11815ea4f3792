/**
 * What others said of a person before the stay: conditions, medications, allergies, scores, visits, coverage, each with
 * its source and who here confirmed it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "audit", "ui", "fhir", "access", "people", "staff"})
package org.footbridge.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
