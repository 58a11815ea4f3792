@NullMarked
package org.footbridge.community.web;

import org.jspecify.annotations.NullMarked;
