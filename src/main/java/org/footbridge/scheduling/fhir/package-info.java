/** Appointments as FHIR R4, one per person. */
@NullMarked
package org.footbridge.scheduling.fhir;

import org.jspecify.annotations.NullMarked;
