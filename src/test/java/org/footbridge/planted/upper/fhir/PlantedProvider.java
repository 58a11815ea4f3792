package org.footbridge.planted.upper.fhir;

/** Something at the other edge. */
public final class PlantedProvider {}
