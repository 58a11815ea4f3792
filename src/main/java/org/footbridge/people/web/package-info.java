@NullMarked
package org.footbridge.people.web;

import org.jspecify.annotations.NullMarked;
