package org.footbridge.families.web;

import org.footbridge.ui.Problems;

/**
 * The box in which family writes to the team.
 *
 * @param reader who reads it
 * @param when when, as the site says it
 */
public record WritingInPage(String reader, String when, String about, String typed, Problems problems) {}
