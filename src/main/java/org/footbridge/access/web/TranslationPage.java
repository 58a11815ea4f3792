package org.footbridge.access.web;

import java.util.List;
import org.footbridge.access.Translations;
import org.footbridge.ui.Problems;

/** One part to be read by a translator, both languages side by side, and the form in which the review is written down. */
public record TranslationPage(
        String key,
        String title,
        String state,
        List<Translations.Pair> words,
        String reviewer,
        String qualification,
        String on,
        Problems problems) {}
