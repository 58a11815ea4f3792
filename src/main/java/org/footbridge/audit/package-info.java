/**
 * Who did what and who looked at whom: insert-only, chained by hash, readable by the participant.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package org.footbridge.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
