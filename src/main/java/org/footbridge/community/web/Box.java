package org.footbridge.community.web;

import java.util.List;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;

/**
 * Where something is written for a room.
 *
 * @param to where it is sent
 * @param draft where it is kept while somebody types; empty for a post that is kept already
 * @param reader who reads it, for the line above the box (CARE 1)
 */
public record Box(
        String to,
        String draft,
        String reader,
        String when,
        String typed,
        String label,
        List<Choice> labels,
        Problems problems) {}
