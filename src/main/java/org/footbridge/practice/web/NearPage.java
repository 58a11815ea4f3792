package org.footbridge.practice.web;

import java.util.List;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * One person of the corner, to write down.
 *
 * @param at where it is kept
 * @param isNew whether they are not in the corner yet
 * @param theirs what was kept elsewhere meanwhile, in a sentence
 */
public record NearPage(
        String at,
        boolean isNew,
        NearForm form,
        List<Choice> rings,
        List<Choice> goods,
        List<Choice> days,
        @Nullable String theirs,
        Problems problems,
        SafetyWords.Said safety) {}
