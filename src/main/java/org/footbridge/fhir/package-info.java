/**
 * The FHIR R4 edge every module's providers stand behind: one server at {@code /fhir}, one way to search, page, refuse
 * and label. Knows no other module; Spring hands it the providers, the access rule and the keeper of views.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.footbridge.fhir;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
