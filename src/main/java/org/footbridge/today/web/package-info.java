@NullMarked
package org.footbridge.today.web;

import org.jspecify.annotations.NullMarked;
