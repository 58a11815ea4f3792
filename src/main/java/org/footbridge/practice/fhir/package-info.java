/** What people shared of their practice as FHIR DocumentReference; what they keep for themselves is nowhere here. */
@NullMarked
package org.footbridge.practice.fhir;

import org.jspecify.annotations.NullMarked;
