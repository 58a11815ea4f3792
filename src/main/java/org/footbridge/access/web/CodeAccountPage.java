package org.footbridge.access.web;

import org.footbridge.ui.Problems;

/**
 * @param existing whether the person has a login already and only sets a new password
 * @param elsewhere whether that login belongs to another organization too, so that its present password is asked
 * @param agreed whether the word is asked that was agreed on with whoever gave the code
 */
public record CodeAccountPage(
        String name, boolean existing, boolean elsewhere, boolean staff, boolean agreed, Problems problems) {}
