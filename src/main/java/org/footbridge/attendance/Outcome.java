package org.footbridge.attendance;

import org.footbridge.scheduling.SeatStatus;

/** What became of one person's place in one session (DOMAIN 5.5). */
public enum Outcome {
    PRESENT("Present", true, true, SeatStatus.FULFILLED),
    LATE("Late", true, true, SeatStatus.FULFILLED),
    LEFT_EARLY("Left early", true, true, SeatStatus.FULFILLED),
    NO_SHOW("Did not come", true, false, SeatStatus.NO_SHOW),
    EXCUSED("Excused", true, false, SeatStatus.CANCELLED),
    PRESENT_PARTIAL("Here for a part", false, true, SeatStatus.FULFILLED),
    PRESENT_DECLINED_ACTIVITY("Here, chose not to join in", false, true, SeatStatus.FULFILLED),
    CANCELLED_BY_PARTICIPANT("Cancelled by the person", false, false, SeatStatus.CANCELLED),
    CANCELLED_BY_PROGRAM("Cancelled by us", false, false, SeatStatus.CANCELLED),
    MADE_UP("Made up elsewhere", false, false, SeatStatus.CANCELLED),
    TELEHEALTH_FAILED("Video did not work", false, true, SeatStatus.FULFILLED),
    REMOVED("Had to go", false, true, SeatStatus.FULFILLED),
    ON_LEAVE("On leave", false, false, SeatStatus.CANCELLED),
    HOLIDAY("Holiday", false, false, SeatStatus.CANCELLED);

    private final String label;
    private final boolean common;
    private final boolean inTheRoom;
    private final SeatStatus seat;

    Outcome(String label, boolean common, boolean inTheRoom, SeatStatus seat) {
        this.label = label;
        this.common = common;
        this.inTheRoom = inTheRoom;
        this.seat = seat;
    }

    public String label() {
        return label;
    }

    /** Shown first; the others unfold. */
    public boolean common() {
        return common;
    }

    /** The person was there, for some minutes at least. */
    public boolean inTheRoom() {
        return inTheRoom;
    }

    /** When somebody came is not known from the group's beginning. */
    boolean needsArrival() {
        return this == LATE || this == PRESENT_PARTIAL;
    }

    /** When somebody went is not known from the group's end. */
    boolean needsLeaving() {
        return this == LEFT_EARLY || this == PRESENT_PARTIAL || this == REMOVED;
    }

    /** One line says how and with whom they left (CARE 8). */
    boolean needsHow() {
        return this == LEFT_EARLY || this == REMOVED;
    }

    SeatStatus seat() {
        return seat;
    }
}
