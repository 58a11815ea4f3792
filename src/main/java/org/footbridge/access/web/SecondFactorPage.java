package org.footbridge.access.web;

import org.footbridge.ui.Problems;

/** @param codes whether an authenticator app is set up */
public record SecondFactorPage(boolean codes, boolean passkeys, Problems problems) {}
