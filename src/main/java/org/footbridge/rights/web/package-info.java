/** The pages about one's own record. */
@NullMarked
package org.footbridge.rights.web;

import org.jspecify.annotations.NullMarked;
