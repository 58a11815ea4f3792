/**
 * The ground: who acts, what a transaction may see, ids, time, and the database itself. Knows no clinical word.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.footbridge.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
