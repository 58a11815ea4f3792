@org.jspecify.annotations.NullMarked
package org.footbridge.messages.fhir;
