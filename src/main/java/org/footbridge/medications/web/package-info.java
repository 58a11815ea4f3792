@NullMarked
package org.footbridge.medications.web;

import org.jspecify.annotations.NullMarked;
