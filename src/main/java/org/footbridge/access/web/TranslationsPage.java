package org.footbridge.access.web;

import java.util.List;

/** What the organization says in Spanish, and which of it a qualified translator has read. */
public record TranslationsPage(List<Line> lines, boolean demo) {

    /** @param state in words */
    public record Line(String key, String title, String state, boolean offered) {}
}
