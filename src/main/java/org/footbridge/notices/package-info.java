/**
 * What leaves the house by mail: neutral words, written in the sender's transaction, sent by a job.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "audit", "ui", "access"})
package org.footbridge.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
