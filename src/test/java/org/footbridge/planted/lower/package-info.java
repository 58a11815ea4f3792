/** A module that may call nobody, and does. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.footbridge.planted.lower;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
