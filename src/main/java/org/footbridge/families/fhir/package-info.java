/** Who near a person has a door, and what they wrote to the team, as FHIR R4. */
@NullMarked
package org.footbridge.families.fhir;

import org.jspecify.annotations.NullMarked;
