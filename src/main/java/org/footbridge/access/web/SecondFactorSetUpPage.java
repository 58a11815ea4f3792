package org.footbridge.access.web;

import org.footbridge.ui.Problems;

/** @param secret for typing, in groups of four */
public record SecondFactorSetUpPage(QrDrawing qr, String secret, Problems problems) {}
