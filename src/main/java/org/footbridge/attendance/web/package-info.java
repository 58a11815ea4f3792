/** Pages of what was held and who was there: lessons had, by person and by track. */
@NullMarked
package org.footbridge.attendance.web;

import org.jspecify.annotations.NullMarked;
