package org.footbridge.episodes.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.jspecify.annotations.Nullable;

/**
 * The orientation pack: the person's own first week, who greets them, what to bring.
 *
 * @param place absent where the track meets by video only
 */
public record WelcomePage(
        ParticipantId participant,
        String episode,
        String called,
        String firstDay,
        String firstTime,
        String greeter,
        @Nullable Place place,
        boolean video,
        List<Day> week,
        String phone,
        String hours)
        implements Shows {

    public record Place(String name, String address) {}

    public record Day(String day, List<Slot> slots) {}

    public record Slot(String times, String title) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
