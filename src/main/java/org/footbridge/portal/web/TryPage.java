package org.footbridge.portal.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.jspecify.annotations.Nullable;

/**
 * What would leave the record today, for one recipient.
 *
 * @param to the recipient chosen; empty before one is
 * @param language of the words about consents, which may not be that of the page around them (CARE 33)
 */
public record TryPage(
        ParticipantId me,
        String language,
        Text text,
        List<Choice> recipients,
        String to,
        @Nullable Result result) implements Shows {

    /** The words around the answer, in the language that may be offered. */
    public record Text(String title, String about, String choose, String show, String back) {}

    /**
     * @param sees what the recipient's own page or program shows right now, word for word; {@code null} where there is none
     */
    public record Result(
            String headline,
            String leavesTitle,
            List<Line> leaves,
            String staysTitle,
            List<Line> stays,
            String seesTitle,
            @Nullable List<String> sees,
            List<String> notes) {

        /** The same under a consent that names a purpose and no kind of thing. */
        Result under(String headline, String staysTitle) {
            return new Result(headline, leavesTitle, leaves, staysTitle, stays, seesTitle, sees, notes);
        }

        /** The same with what a program of the recipient reads. */
        Result reading(String title, List<String> lines) {
            return new Result(headline, leavesTitle, leaves, staysTitle, stays, title, lines, notes);
        }
    }

    /** One kind of thing, and why it leaves or stays. */
    public record Line(String what, String why) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(me);
    }
}
