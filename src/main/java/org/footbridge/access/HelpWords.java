package org.footbridge.access;

import java.util.List;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Component;

/**
 * What stands on every page about danger: help now, who reads a box, whether safety is at stake. Until its Spanish was
 * reviewed it is in English on a page that is otherwise in Spanish.
 */
@Component
public class HelpWords extends ReviewedWords {

    private static final TranslatedWords.Area AREA = new TranslatedWords.Area(
            "help-words",
            "On every page: help now, who reads it, is safety at stake",
            List.of("ui.help", "ui.who", "ui.atStake", "access.help"));

    /** Who reads a box is named by each page in its own language; half a sentence in another would help nobody. */
    private static final List<String> WITHHELD = List.of("ui.help", "ui.who.now", "ui.who.9", "ui.atStake");

    private final Words withheld;

    HelpWords(TranslatedWords translated, WordsOf words) {
        super(translated, AREA, List.of("/help", "/kept"));
        this.withheld = words.of(WordsOf.SPANISH).withheld(WITHHELD);
    }

    /** The words of a whole page, those about danger in English where their Spanish may not be offered. */
    public Words around(Words words) {
        return words.language().equals("en") || offered() ? words : withheld;
    }
}
