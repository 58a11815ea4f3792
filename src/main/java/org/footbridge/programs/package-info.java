/**
 * What is offered: organization profile, places, programs, tracks with their weekly pattern, closed days, dated rules, and
 * the curriculum: what a program teaches.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "audit", "ui", "fhir", "access", "notices", "people", "staff"})
package org.footbridge.programs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
