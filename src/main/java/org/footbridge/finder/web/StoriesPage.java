package org.footbridge.finder.web;

import java.util.List;

/** What people who were here tell. */
public record StoriesPage(String slug, List<Told> stories) {

    /** @param language the language it was written in */
    public record Told(String name, List<String> paragraphs, String language) {}
}
