package org.footbridge.access.web;

import org.footbridge.ui.Problems;

/** @param opens whether the link still works */
public record ResetPage(String token, boolean opens, Problems problems) {}
