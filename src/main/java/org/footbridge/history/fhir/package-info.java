/** Received facts as FHIR resources. */
@NullMarked
package org.footbridge.history.fhir;

import org.jspecify.annotations.NullMarked;
