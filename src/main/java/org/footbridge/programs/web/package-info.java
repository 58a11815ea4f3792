/** A director's pages of what is offered: programs, weekly patterns, closed days, rules. */
@NullMarked
package org.footbridge.programs.web;

import org.jspecify.annotations.NullMarked;
