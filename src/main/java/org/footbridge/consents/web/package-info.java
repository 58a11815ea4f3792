@NullMarked
package org.footbridge.consents.web;

import org.jspecify.annotations.NullMarked;
