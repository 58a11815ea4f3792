package org.footbridge.fhir;

import java.util.List;

/** A provider whose resources keep profiles; {@code metadata} lists them. */
public interface Profiled {

    /** Canonical URLs, such as {@code http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient}. */
    List<String> profiles();
}
