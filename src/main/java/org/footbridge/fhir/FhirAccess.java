package org.footbridge.fhir;

/**
 * Decides whether the bound actor may make a call. The module that owns authorization implements it; without an
 * implementation everything but {@code metadata} is refused.
 */
public interface FhirAccess {

    /** Asked once per call, before the provider is reached, never for {@code metadata}. */
    Answer may(FhirCall call);

    sealed interface Answer {}

    record Allowed() implements Answer {}

    /**
     * The call is answered 403.
     *
     * @param sentence tells the caller what is missing; holds nothing about anybody
     */
    record Refused(String sentence) implements Answer {}
}
