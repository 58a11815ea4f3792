/** Participants as FHIR patients. */
@NullMarked
package org.footbridge.people.fhir;

import org.jspecify.annotations.NullMarked;
