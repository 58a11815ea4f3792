package org.footbridge.referrals.web;

import org.footbridge.ui.Problems;

/** Where a file of records is handed in. */
public record BundlePage(String sender, Problems problems) {}
