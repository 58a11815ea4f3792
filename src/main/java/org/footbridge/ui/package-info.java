/**
 * What pages are made of: the layout around them, fields, lists, charts, words in two languages, and the way a
 * controller's answer becomes HTML. It knows no other module, so that every module can use it.
 */
@NullMarked
@ApplicationModule(
        displayName = "User interface",
        allowedDependencies = {})
package org.footbridge.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
