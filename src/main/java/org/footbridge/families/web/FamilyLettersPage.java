package org.footbridge.families.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.platform.Id;

/** What families wrote, unread first. */
public record FamilyLettersPage(List<LetterLine> letters) implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return LetterLine.people(letters);
    }
}
