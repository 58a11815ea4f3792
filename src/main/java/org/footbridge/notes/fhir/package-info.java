@org.jspecify.annotations.NullMarked
package org.footbridge.notes.fhir;
