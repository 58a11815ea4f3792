@NullMarked
package org.footbridge.staff.web;

import org.jspecify.annotations.NullMarked;
