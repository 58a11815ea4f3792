@NullMarked
package org.footbridge.portal.web;

import org.jspecify.annotations.NullMarked;
