@NullMarked
package org.footbridge.messages.web;

import org.jspecify.annotations.NullMarked;
