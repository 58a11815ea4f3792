/**
 * Accounts, memberships, sign-in, relationships, and the one authorization function for page, export and FHIR.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "audit", "ui", "fhir"})
package org.footbridge.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
