package org.footbridge.referrals.web;

import java.util.List;
import java.util.Locale;
import org.footbridge.referrals.Need;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;

/**
 * The page on which somebody knocks.
 *
 * @param answer how soon we answer, as a sentence
 */
public record InquiryPage(
        String slug,
        String name,
        String phone,
        String hours,
        String answer,
        InquiryForm form,
        Problems problems,
        Words words) {

    public List<Choice> danger() {
        return choices("danger", "no", "yes");
    }

    public List<Choice> who() {
        return choices("who", "self", "other");
    }

    public List<Choice> agrees() {
        return choices("agrees", "yes", "no", "unsure");
    }

    public List<Choice> yesNo() {
        return choices("yesNo", "yes", "no");
    }

    public List<Choice> needs() {
        return List.of(Need.values()).stream()
                .map(need -> need.name().toLowerCase(Locale.ROOT))
                .map(need -> new Choice(need, words.say("referrals.inquiry.needs." + need)))
                .toList();
    }

    private List<Choice> choices(String field, String... values) {
        return List.of(values).stream()
                .map(value -> new Choice(value, words.say("referrals.inquiry." + field + "." + value)))
                .toList();
    }
}
