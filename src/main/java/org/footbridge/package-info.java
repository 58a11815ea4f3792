/** Footbridge: the modules of the house are the packages below. */
@NullMarked
package org.footbridge;

import org.jspecify.annotations.NullMarked;
