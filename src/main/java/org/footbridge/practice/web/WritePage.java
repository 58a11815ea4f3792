package org.footbridge.practice.web;

import java.util.List;
import org.footbridge.practice.ReadLine;
import org.jspecify.annotations.Nullable;

/**
 * A tool with its form.
 *
 * @param tool its key
 * @param at where it is saved
 * @param next from when the team could read it, if it is shared for the next session
 * @param canShare whether there is a team to share with
 * @param who what was chosen under "who sees it"
 * @param theirs what was kept elsewhere meanwhile
 * @param folded whether the form is a note beside something to do
 */
public record WritePage(
        String tool,
        String title,
        String about,
        String at,
        int version,
        ToolFields fields,
        boolean canShare,
        @Nullable String next,
        String who,
        @Nullable List<ReadLine> theirs,
        boolean folded,
        boolean watched,
        SafetyWords.Said safety) {}
