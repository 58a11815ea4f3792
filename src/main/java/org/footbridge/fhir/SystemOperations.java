package org.footbridge.fhir;

/** Marks a bean whose {@code @Operation} methods stand at {@code /fhir} itself, under no resource type. */
public interface SystemOperations {}
