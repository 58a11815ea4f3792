package org.footbridge.practice.web;

import java.util.List;
import org.footbridge.practice.ReadLine;

/**
 * One entry, as only its writer reads it.
 *
 * @param state who sees it, in words
 * @param waiting whether it can be taken back
 * @param shareable whether it can be shared as it is now
 * @param danger whether it speaks of danger to oneself
 * @param told whether the team has the marks
 */
public record EntryPage(
        String at,
        String title,
        String when,
        List<ReadLine> lines,
        String state,
        boolean waiting,
        boolean shareable,
        boolean danger,
        boolean told,
        SafetyWords.Said safety) {}
