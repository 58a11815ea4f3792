@NullMarked
package org.footbridge.access.web;

import org.jspecify.annotations.NullMarked;
