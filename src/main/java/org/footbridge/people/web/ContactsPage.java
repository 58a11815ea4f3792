package org.footbridge.people.web;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Who is near somebody.
 *
 * @param young whether a pick-up list matters
 * @param ended who is near no longer, in words
 */
public record ContactsPage(
        UUID participant,
        String name,
        boolean young,
        List<Line> contacts,
        List<String> ended,
        ContactForm fresh,
        Problems problems)
        implements Shows {

    /** @param open while what was typed of this one needs another look */
    public record Line(String id, ContactForm form, boolean open) {

        public String words() {
            return String.join(
                    " · ",
                    List.of(
                                    said(form.relation()),
                                    said(form.phone()),
                                    said(form.email()),
                                    form.isGuardian() ? "guardian" : "",
                                    form.isEmergency() ? "call in an emergency" : "",
                                    form.isPickUp() ? "may pick up" : "")
                            .stream()
                            .filter(one -> !one.isEmpty())
                            .toList());
        }

        private static String said(@Nullable String words) {
            return words == null ? "" : words;
        }
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(new ParticipantId(participant));
    }
}
