@NullMarked
package org.footbridge.medications.fhir;

import org.jspecify.annotations.NullMarked;
