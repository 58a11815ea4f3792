package org.footbridge.practice.web;

import java.util.List;
import org.footbridge.practice.ReadLine;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;

/**
 * The exact copy before it is shared, and who would read it when.
 *
 * @param ways when to share
 * @param way what was chosen
 */
public record SharingPage(
        String at,
        String title,
        List<ReadLine> lines,
        List<Choice> ways,
        String way,
        String reader,
        String when,
        boolean danger,
        Problems problems,
        SafetyWords.Said safety) {}
