package org.footbridge.ui;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * All {@code messages/*.properties} of the class path, by language: {@code <module>.properties} in English and
 * {@code <module>_es.properties} in Spanish, every key beginning with the module's name.
 */
@Component
public final class WordsOf {

    public static final Locale ENGLISH = Locale.US;
    public static final Locale SPANISH = Locale.of("es", "US");

    private final Words english;
    private final Words spanish;

    @Autowired
    WordsOf(Environment environment) {
        this("strict".equals(environment.getProperty("footbridge.words")));
    }

    private WordsOf(boolean strict) {
        var englishTexts = new HashMap<String, String>();
        var spanishTexts = new HashMap<String, String>();
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties")) {
                var properties = new Properties();
                try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                var texts = Objects.requireNonNullElse(file.getFilename(), "").endsWith("_es.properties")
                        ? spanishTexts
                        : englishTexts;
                properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var base = Map.copyOf(englishTexts);
        this.english = new Words(ENGLISH, base, base, strict);
        this.spanish = new Words(SPANISH, Map.copyOf(spanishTexts), base, strict);
    }

    /** Words that throw at a key they do not know; for tests. */
    public static WordsOf strict() {
        return new WordsOf(true);
    }

    /** The words of the nearest language we have: Spanish for any Spanish, else English. */
    public Words of(Locale locale) {
        return locale.getLanguage().equals(SPANISH.getLanguage()) ? spanish : english;
    }

    /** The languages there are, the base language first. */
    public List<Locale> locales() {
        return List.of(ENGLISH, SPANISH);
    }
}
