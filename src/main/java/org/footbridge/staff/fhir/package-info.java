@NullMarked
package org.footbridge.staff.fhir;

import org.jspecify.annotations.NullMarked;
