package org.footbridge.practice;

import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Component;

/** What staff pages, which are English, call the tools. */
@Component
public class EnglishNames {

    private final Words words;

    EnglishNames(WordsOf wordsOf) {
        this.words = wordsOf.of(WordsOf.ENGLISH);
    }

    /** The tool's name as participants read it in English. */
    public String title(String tool) {
        var key = "practice." + tool + ".title";
        return words.has(key) ? words.say(key) : tool;
    }
}
