@org.jspecify.annotations.NullMarked
package org.footbridge.alerts.fhir;
