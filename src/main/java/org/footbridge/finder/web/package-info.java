@NullMarked
package org.footbridge.finder.web;

import org.jspecify.annotations.NullMarked;
