@org.jspecify.annotations.NullMarked
package org.footbridge.plans.fhir;
