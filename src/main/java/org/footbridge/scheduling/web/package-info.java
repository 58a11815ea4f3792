/** Pages of groups and timetables. */
@NullMarked
package org.footbridge.scheduling.web;

import org.jspecify.annotations.NullMarked;
