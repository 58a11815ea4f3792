@NullMarked
package org.footbridge.coverage.web;

import org.jspecify.annotations.NullMarked;
