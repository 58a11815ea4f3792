/** Violations of every rule of the house, planted so that the tests of the rules are known to fire. Never wired. */
@NullMarked
package org.footbridge.planted;

import org.jspecify.annotations.NullMarked;
