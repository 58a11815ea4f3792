package org.footbridge.practice.web;

/** After keeping: that it is kept, without a word of it, so that a phone in other hands shows nothing. */
public record KeptPage(
        String at,
        String title,
        String state,
        boolean shareable,
        boolean danger,
        boolean told,
        boolean asked,
        SafetyWords.Said safety) {}
