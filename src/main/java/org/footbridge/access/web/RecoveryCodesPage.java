package org.footbridge.access.web;

import java.util.List;

/** @param next where to go once they are written down */
public record RecoveryCodesPage(List<String> codes, String next) {}
