/** Pages of signing in, of one's own account, and of everybody's accounts; the frame around all pages. */
@NullMarked
package org.footbridge.access.web;

import org.jspecify.annotations.NullMarked;
