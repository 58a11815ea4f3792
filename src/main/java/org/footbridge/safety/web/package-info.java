/** Pages of safety plans, relapse plans and lapses: for staff, on the person's phone, for somebody near. */
@NullMarked
package org.footbridge.safety.web;

import org.jspecify.annotations.NullMarked;
