/** Encounters as FHIR R4: one per person and session. */
@NullMarked
package org.footbridge.attendance.fhir;

import org.jspecify.annotations.NullMarked;
