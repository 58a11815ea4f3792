/** Pages of setting up an installation. */
@NullMarked
package org.footbridge.setup.web;

import org.jspecify.annotations.NullMarked;
