package org.footbridge.families.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;

/**
 * Who is near the person who reads it, and what each sees.
 *
 * @param changes what a birthday will end, while the person is a minor
 */
public record OwnFamilyPage(
        ParticipantId me, List<Row> rows, List<String> changes, List<Letter> letters, Typed typed, Problems problems)
        implements Shows {

    public record Row(String contact, String name, String relation, String state, Mark mark) {}

    /** @param from who wrote it and when, in one line */
    public record Letter(String from, String words) {}

    public record Typed(String name, String relation, String phone, String email) {
        static final Typed NONE = new Typed("", "", "", "");
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(me);
    }
}
