@NullMarked
package org.footbridge.practice.web;

import org.jspecify.annotations.NullMarked;
