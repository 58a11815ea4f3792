package org.footbridge.access.web;

import org.footbridge.ui.Problems;

/** @param code whether a code of the authenticator app is asked, else the password */
public record ProvePage(String then, boolean code, boolean passkeys, Problems problems) {}
