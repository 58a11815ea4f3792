@NullMarked
package org.footbridge.transitions.web;

import org.jspecify.annotations.NullMarked;
