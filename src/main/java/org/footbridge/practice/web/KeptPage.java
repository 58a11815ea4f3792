package org.footbridge.practice.web;

import org.footbridge.ui.Told;
import org.jspecify.annotations.Nullable;

/**
 * After keeping: that it is kept, without a word of it, so that a phone in other hands shows nothing.
 *
 * @param told whether marks that speak of danger were shared
 * @param asked what is said after "yes, safety is at stake"; null where nobody said so
 */
public record KeptPage(
        String at,
        String title,
        String state,
        boolean shareable,
        boolean danger,
        boolean told,
        @Nullable Told asked,
        SafetyWords.Said safety) {}
