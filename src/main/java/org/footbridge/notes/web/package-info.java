/** The session's page with roster and notes, a person's notes, the supervisor's queue. */
@NullMarked
package org.footbridge.notes.web;

import org.jspecify.annotations.NullMarked;
