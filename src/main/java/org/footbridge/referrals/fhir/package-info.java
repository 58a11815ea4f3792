/** The operation by which others send records, and referrals as FHIR tasks. */
@NullMarked
package org.footbridge.referrals.fhir;

import org.jspecify.annotations.NullMarked;
