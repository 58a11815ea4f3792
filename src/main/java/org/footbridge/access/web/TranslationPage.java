package org.footbridge.access.web;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.access.Translations;
import org.footbridge.ui.Problems;
import org.footbridge.ui.ReadingLevel;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;

/** One part to be read by a translator, both languages side by side, and the form in which the review is written down. */
public record TranslationPage(
        String key,
        String title,
        String state,
        List<Translations.Pair> words,
        String reviewer,
        String qualification,
        String on,
        Problems problems) {

    /** How hard the English reads; {@code null} where there are too few words to say. */
    public @Nullable ReadingLevel english() {
        return level(WordsOf.ENGLISH, Translations.Pair::english);
    }

    /** How hard the Spanish reads, by the formula made for it. */
    public @Nullable ReadingLevel spanish() {
        return level(WordsOf.SPANISH, Translations.Pair::spanish);
    }

    private @Nullable ReadingLevel level(Locale language, Function<Translations.Pair, String> side) {
        return ReadingLevel.of(words.stream().map(side).collect(Collectors.joining("\n")), language)
                .orElse(null);
    }
}
