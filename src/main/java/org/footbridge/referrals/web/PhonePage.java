package org.footbridge.referrals.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.footbridge.referrals.Need;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;

/** One screen for a call. */
public record PhonePage(PhoneForm form, Problems problems) {

    public List<Choice> who() {
        return List.of(new Choice("self", "For themself"), new Choice("other", "For somebody else"));
    }

    public List<Choice> danger() {
        return List.of(new Choice("no", "No"), new Choice("yes", "Yes, or not sure"));
    }

    public List<Choice> agrees() {
        return List.of(new Choice("yes", "Yes"), new Choice("no", "No"), new Choice("unsure", "Not sure"));
    }

    public List<Choice> yesNo() {
        return List.of(new Choice("yes", "Yes"), new Choice("no", "No"));
    }

    public List<Choice> needs() {
        return Arrays.stream(Need.values())
                .map(need -> new Choice(need.name().toLowerCase(Locale.ROOT), need.label()))
                .toList();
    }
}
