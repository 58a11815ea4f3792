@NullMarked
package org.footbridge.episodes.web;

import org.jspecify.annotations.NullMarked;
