/** Pages of the outbox. */
@NullMarked
package org.footbridge.notices.web;

import org.jspecify.annotations.NullMarked;
