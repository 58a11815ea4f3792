package org.footbridge.programs;

import java.util.UUID;
import org.footbridge.platform.Id;

/** A weekly pattern of a program that people are enrolled in. */
public record TrackId(UUID value) implements Id {}
