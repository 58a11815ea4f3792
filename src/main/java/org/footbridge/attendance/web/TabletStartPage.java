package org.footbridge.attendance.web;

import java.util.List;
import org.footbridge.ui.Choice;
import org.jspecify.annotations.Nullable;

/**
 * The tablet waits for somebody. It names nobody.
 *
 * @param months with their names
 * @param problem the same words whatever was wrong
 */
public record TabletStartPage(List<Choice> months, @Nullable String problem) {}
