package org.footbridge.ui;

import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * How hard a text is to read, by the formula made for its language. It flags and decides nothing: a formula counts words
 * and syllables and does not know whether a sentence is plain (CARE 33).
 *
 * <p>English: Flesch–Kincaid grade level (Kincaid, Fishburne, Rogers and Chissom 1975, Naval Technical Training Command,
 * Research Branch Report 8-75). Spanish: perspicuity of Szigriszt Pazos (1993), read on the INFLESZ scale made for texts
 * for patients (Barrio-Cantalejo and others 2008, Anales del Sistema Sanitario de Navarra 31(2), 135–152).
 *
 * @param score a school grade in English, the higher the harder; 0 to 100 in Spanish, the higher the easier
 */
public record ReadingLevel(boolean spanish, double score) {

    /** Participants' texts aim at about grade 8. */
    private static final double HARD_GRADE = 8.5;

    /** Below it INFLESZ calls a text somewhat hard. */
    private static final double HARD_INFLESZ = 55;

    /** A formula says nothing about a few words. */
    private static final int FEWEST_WORDS = 30;

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}'’]*");

    /** What ends a unit of thought, colons and semicolons too, as Flesch counted; and every line. */
    private static final Pattern END = Pattern.compile("[.!?…:;]+(?=[\\s”»\"')]|$)|\\n");

    private static final Pattern ENGLISH_VOWELS = Pattern.compile("[aeiouy]+");
    private static final Pattern ENGLISH_APART = Pattern.compile("(?<![qgct])i[ao]|(?<![qg])ua|eing|ying|uou");
    private static final Pattern SPANISH_SILENT = Pattern.compile("(?<=[qg])u(?=[eéií])");

    /** Empty for a text too short to be measured. */
    public static Optional<ReadingLevel> of(String text, Locale language) {
        boolean spanish = language.getLanguage().equals("es");
        ToIntFunction<String> syllables = spanish ? ReadingLevel::spanishSyllables : ReadingLevel::englishSyllables;
        int words = 0;
        int sentences = 0;
        int parts = 0;
        for (var sentence : END.split(text)) {
            var found = WORD.matcher(sentence).results().map(one -> one.group()).toList();
            words += found.size();
            sentences += found.isEmpty() ? 0 : 1;
            parts += found.stream().mapToInt(syllables).sum();
        }
        if (words < FEWEST_WORDS) {
            return Optional.empty();
        }
        double length = (double) words / sentences;
        double weight = (double) parts / words;
        return Optional.of(new ReadingLevel(
                spanish, spanish ? 206.835 - 62.3 * weight - length : 0.39 * length + 11.8 * weight - 15.59));
    }

    /** Whether somebody should look at it again. */
    public boolean hard() {
        return spanish ? score < HARD_INFLESZ : score > HARD_GRADE;
    }

    /** For staff, after the text's name: "reads like grade 7.", or the band of the INFLESZ scale, with what to do. */
    public String said() {
        return measured()
                + (hard()
                        ? ". Look whether sentences and words can be shorter; a formula only counts, you decide."
                        : ".");
    }

    private String measured() {
        return spanish
                ? "reads %s (INFLESZ %d of 100)".formatted(band(), Math.round(score))
                : "reads like grade %d".formatted(Math.max(1, Math.round(score)));
    }

    private String band() {
        if (score < 40) {
            return "very hard";
        }
        if (score < HARD_INFLESZ) {
            return "somewhat hard";
        }
        return score <= 65 ? "normal" : score <= 80 ? "fairly easy" : "very easy";
    }

    static int englishSyllables(String word) {
        var low = word.toLowerCase(Locale.ROOT).replaceAll("[’'].*", "");
        int groups = (int) ENGLISH_VOWELS.matcher(low).results().count()
                + (int) ENGLISH_APART.matcher(low).results().count();
        boolean silent = low.matches(".*[^aeiouyl]e|.*[aeiouy]le|.*[^aeiouytd]ed|.*[^aeiouyscxzgh]es");
        return Math.max(1, silent ? groups - 1 : groups);
    }

    /** Strong vowels stand apart, and so does a weak one that carries the accent. */
    static int spanishSyllables(String word) {
        var low = SPANISH_SILENT.matcher(word.toLowerCase(Locale.ROOT)).replaceAll("");
        int count = 0;
        char before = 'x';
        for (char letter : low.toCharArray()) {
            boolean vowel = isVowel(letter);
            if (vowel && (!isVowel(before) || standsAlone(letter) && standsAlone(before))) {
                count++;
            }
            before = letter;
        }
        return Math.max(1, low.length() > 1 && low.matches(".*[^aeiouáéíóúü]y") ? count + 1 : count);
    }

    private static boolean isVowel(char letter) {
        return "aeiouáéíóúü".indexOf(letter) >= 0;
    }

    private static boolean standsAlone(char vowel) {
        return "aeoáéóíú".indexOf(vowel) >= 0;
    }
}
