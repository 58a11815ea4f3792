package org.footbridge.attendance.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/** A person's arrival number and their check-ins of the last four weeks. */
public record PersonArrivalPage(
        ParticipantId participant, String name, @Nullable String number, List<Day> days, Problems problems)
        implements Shows {

    /** @param line "mood 3 · craving 7 · slept 4 h" */
    public record Day(String date, String line, String safety, String words) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
