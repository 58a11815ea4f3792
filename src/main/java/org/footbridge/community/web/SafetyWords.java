package org.footbridge.community.web;

import java.util.List;
import org.footbridge.access.TranslatedWords;
import org.footbridge.access.Translations;
import org.footbridge.people.ParticipantId;
import org.footbridge.plans.WhoReads;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Component;

/**
 * What is said in the rooms when safety is at stake: in Spanish only once the site's translator has reviewed it (CARE
 * 33), until then in English.
 */
@Component("communitySafetyWords")
class SafetyWords implements Translations {

    private static final TranslatedWords.Area AREA = new TranslatedWords.Area(
            "community-safety", "Community: when safety is at stake", List.of("community.safety."));

    private final TranslatedWords translated;
    private final WordsOf wordsOf;
    private final WhoReads whoReads;

    SafetyWords(TranslatedWords translated, WordsOf wordsOf, WhoReads whoReads) {
        this.translated = translated;
        this.wordsOf = wordsOf;
        this.whoReads = whoReads;
    }

    Words in(Words words) {
        return words.language().equals("en") || translated.offered(AREA) ? words : wordsOf.of(WordsOf.ENGLISH);
    }

    /** After a yes: who is told, and whom to call meanwhile, as it is in this hour. */
    ToldNow told(ParticipantId me, Words words) {
        var said = in(words);
        var reader = whoReads.of(me, said);
        return new ToldNow(
                said.language(),
                said.say("community.safety.told"),
                reader.later() ? reader.when() : said.say("community.safety.team"),
                said.say("community.safety.dontWait"));
    }

    @Override
    public List<Part> parts() {
        return List.of(translated.part(AREA));
    }

    @Override
    public void reviewed(String part, Review review) {
        translated.reviewed(AREA, review);
    }
}
