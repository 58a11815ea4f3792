package org.footbridge.safety;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One version of a person's safety plan or relapse plan. */
public record CopingVersionId(UUID value) implements Id {}
