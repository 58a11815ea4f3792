package org.footbridge.safety.web;

import java.util.List;
import org.footbridge.ui.Choice;

/** What stands beside a relapse plan for staff: naloxone, and the lapses the person told. */
public record RelapsePart(String naloxone, boolean hasNaloxone, List<LapseLine> lapses) {

    /** @param details what was answered, in order */
    public record LapseLine(String when, List<String> details) {}

    public List<Choice> answers() {
        return List.of(new Choice("yes", "Yes"), new Choice("no", "No"));
    }
}
