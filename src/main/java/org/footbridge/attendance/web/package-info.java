/** Pages of what was held and who was there: lessons had, and reaching out to who was missed. */
@NullMarked
package org.footbridge.attendance.web;

import org.jspecify.annotations.NullMarked;
