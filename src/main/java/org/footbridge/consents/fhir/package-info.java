@NullMarked
package org.footbridge.consents.fhir;

import org.jspecify.annotations.NullMarked;
