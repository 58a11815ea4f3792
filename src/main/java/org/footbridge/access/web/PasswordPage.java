package org.footbridge.access.web;

import org.footbridge.ui.Problems;

/** @param signInName for password keepers, which look for it beside the password */
public record PasswordPage(String signInName, Problems problems) {}
