package org.footbridge.scheduling.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.programs.Mode;
import org.footbridge.scheduling.AppointmentKind;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/** One person's own timetable, and a form to book an appointment. */
public record AppointmentsPage(
        String participant, String name, List<Day> days, List<Choice> staff, BookingForm form, Problems problems)
        implements Shows {

    public record Day(String name, List<Line> items) {}

    /** @param cancelHref nothing for what is over or belongs to a group */
    public record Line(
            String time,
            String title,
            @Nullable String href,
            String detail,
            Mark mark,
            String state,
            @Nullable String cancelHref) {}

    public List<Choice> kinds() {
        return Arrays.stream(AppointmentKind.values())
                .map(kind -> new Choice(kind.name(), kind.label()))
                .toList();
    }

    public List<Choice> modes() {
        return Arrays.stream(Mode.values())
                .map(mode -> new Choice(mode.name(), mode.label()))
                .toList();
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(new ParticipantId(UUID.fromString(participant)));
    }
}
