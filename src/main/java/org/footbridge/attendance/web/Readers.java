package org.footbridge.attendance.web;

import java.time.ZoneId;
import org.footbridge.access.House;
import org.footbridge.alerts.StaffedHours;
import org.footbridge.programs.ProgramId;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says above a box who reads it and when, as it is in this hour (CARE 1, 2). */
@Component
class Readers {

    private final House house;
    private final StaffedHours staffed;

    Readers(House house, StaffedHours staffed) {
        this.house = house;
        this.staffed = staffed;
    }

    /** @param later whether nobody reads it now */
    record Reader(String who, String when, boolean later) {}

    @Transactional(readOnly = true)
    public Reader of(ProgramId program, ZoneId zone, Words words) {
        var who = house.about()
                .map(about -> words.say("attendance.reader", about.name()))
                .orElse(words.say("attendance.readerUnnamed"));
        if (staffed.now(program)) {
            return new Reader(who, words.say("attendance.when.now"), false);
        }
        return new Reader(
                who,
                staffed.next(program)
                        .map(at -> words.say("attendance.when.later", new Show(words.locale(), zone).dateTime(at)))
                        .orElse(words.say("attendance.when.unknown")),
                true);
    }
}
