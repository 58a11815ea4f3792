@NullMarked
package org.footbridge.episodes.fhir;

import org.jspecify.annotations.NullMarked;
