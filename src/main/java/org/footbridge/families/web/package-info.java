@NullMarked
package org.footbridge.families.web;

import org.jspecify.annotations.NullMarked;
