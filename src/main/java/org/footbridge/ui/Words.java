package org.footbridge.ui;

import java.text.MessageFormat;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts of all modules in one language. With parts, a text is a {@link MessageFormat} in which an apostrophe is
 * just an apostrophe.
 */
public final class Words {

    /** A sentence that ends with an hour ends with the hour's period: "a las 8:00 a.m." */
    private static final Pattern TWO_PERIODS = Pattern.compile("(?<=\\bm\\.)\\.(?!\\.)");

    private final Locale locale;
    private final Map<String, String> texts;
    private final Map<String, String> english;
    private final boolean strict;
    private final List<String> withheld;

    Words(Locale locale, Map<String, String> texts, Map<String, String> english, boolean strict) {
        this(locale, texts, english, strict, List.of());
    }

    private Words(
            Locale locale,
            Map<String, String> texts,
            Map<String, String> english,
            boolean strict,
            List<String> withheld) {
        this.locale = locale;
        this.texts = texts;
        this.english = english;
        this.strict = strict;
        this.withheld = withheld;
    }

    /** These words, with every text whose key begins with one of these in English. */
    public Words withheld(Collection<String> beginnings) {
        var some = List.copyOf(beginnings);
        var mixed = new HashMap<>(texts);
        english.forEach((key, text) -> {
            if (some.stream().anyMatch(key::startsWith)) {
                mixed.put(key, text);
            }
        });
        return new Words(locale, Map.copyOf(mixed), english, strict, some);
    }

    /** The language, with the United States as its country: it decides how dates and numbers look. */
    public Locale locale() {
        return locale;
    }

    /** The language alone, as the {@code lang} attribute of a page wants it. */
    public String language() {
        return locale.getLanguage();
    }

    /** {@code en} for a key that is said in English on a page of another language, else nothing. */
    public @Nullable String languageOf(String key) {
        return withheld.stream().anyMatch(key::startsWith) ? "en" : null;
    }

    public boolean has(String key) {
        return english.containsKey(key);
    }

    /**
     * The text behind a key, with its parts filled in. A key that this language lacks is said in English, one that
     * English lacks as the key itself; where words are strict (tests) both throw.
     */
    public String say(String key, @Nullable Object... parts) {
        var text = texts.get(key);
        if (text == null) {
            if (strict) {
                throw new IllegalArgumentException(
                        "No words for \"%s\" in %s. Maybe add it to messages/%s%s.properties."
                                .formatted(key, locale.getDisplayLanguage(Locale.ENGLISH), moduleOf(key), suffix()));
            }
            text = english.getOrDefault(key, key);
        }
        return parts.length == 0
                ? text
                : TWO_PERIODS
                        .matcher(new MessageFormat(text.replace("'", "''"), locale).format(parts))
                        .replaceAll("");
    }

    /** Every text whose key begins with one of these, by key. */
    public SortedMap<String, String> under(Collection<String> beginnings) {
        var found = new TreeMap<String, String>();
        texts.forEach((key, text) -> {
            if (beginnings.stream().anyMatch(key::startsWith)) {
                found.put(key, text);
            }
        });
        return found;
    }

    private String suffix() {
        return language().equals("en") ? "" : "_" + language();
    }

    private static String moduleOf(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }
}
