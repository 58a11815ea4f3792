package org.footbridge.families.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;

/**
 * Who near a person has a door, for staff.
 *
 * @param changes what a birthday will end, as the young person reads it
 * @param mayRead whether the reader is of the team that reads what family writes
 */
public record PersonFamilyPage(
        ParticipantId participant,
        String name,
        boolean mayOpen,
        boolean mayOpenGuardian,
        List<Row> rows,
        List<String> changes,
        List<LetterLine> letters,
        boolean mayRead,
        Problems problems)
        implements Shows {

    /**
     * @param shared what is shared by release, each with its end
     * @param byLaw what a record of consent authority lets a guardian see besides
     */
    public record Row(
            String contact,
            String name,
            String relation,
            boolean signsIn,
            String state,
            Mark mark,
            List<String> shared,
            List<String> byLaw) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
