/** Safety plans and relapse plans as FHIR CarePlan. */
@NullMarked
package org.footbridge.safety.fhir;

import org.jspecify.annotations.NullMarked;
