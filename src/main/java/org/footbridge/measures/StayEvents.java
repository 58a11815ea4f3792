package org.footbridge.measures;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.footbridge.people.ParticipantId;

/** Knows what happened in a person's stays that helps to read a course of scores. */
public interface StayEvents {

    /** What kind of thing happened. */
    enum Kind {
        ADMITTED("Admitted"),
        ON_HOLD("On hold"),
        DISCHARGED("Stay ended"),
        LEVEL_CHANGED("Level changed"),
        MEDICATION_STARTED("Started"),
        MEDICATION_CHANGED("Changed"),
        MEDICATION_STOPPED("Stopped"),
        WEEK_MISSED("Missed a week"),
        PLAN_SIGNED("Plan signed"),
        PLAN_REVIEWED("Plan review"),
        LAPSE("Told of a lapse"),
        /** One the person set and wanted to see marked. */
        MILESTONE("Reached:");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** @param what the medicine, or the milestone in the person's words; else empty */
    record Event(LocalDate on, Kind kind, String what) {

        /** As staff read it. */
        public String words() {
            return what.isEmpty() ? kind.label() : kind.label() + " " + what;
        }
    }

    /** In the order of their days, from that day on; nothing of restricted history. */
    List<Event> of(ParticipantId participant, LocalDate from, ZoneId zone);
}
