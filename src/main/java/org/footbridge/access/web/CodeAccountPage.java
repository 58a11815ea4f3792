package org.footbridge.access.web;

import org.footbridge.ui.Problems;

/** @param existing whether the person has a login already and only sets a new password */
public record CodeAccountPage(String name, boolean existing, boolean staff, Problems problems) {}
