package org.footbridge.plans;

import org.footbridge.access.House;
import org.footbridge.alerts.StaffedHours;
import org.footbridge.episodes.Episode;
import org.footbridge.episodes.Episodes;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says above a box of a person's own who reads it and when, as it is in this hour (CARE 1, 2). */
@Component
public class WhoReads {

    private final House house;
    private final StaffedHours staffed;
    private final Episodes episodes;

    WhoReads(House house, StaffedHours staffed, Episodes episodes) {
        this.house = house;
        this.staffed = staffed;
        this.episodes = episodes;
    }

    /** @param later whether nobody reads it now */
    public record Reader(String who, String when, boolean later) {}

    @Transactional(readOnly = true)
    public Reader of(ParticipantId person, Words words) {
        var who = house.about()
                .map(about -> words.say("plans.reader", about.name()))
                .orElse(words.say("plans.readerUnnamed"));
        var program = episodes.currentOf(person).flatMap(episodes::find).map(Episode::programId);
        if (program.filter(staffed::now).isPresent()) {
            return new Reader(who, words.say("plans.when.now"), false);
        }
        return new Reader(
                who,
                program.flatMap(staffed::next)
                        .map(at -> words.say("plans.when.later", new Show(words.locale(), house.zone()).dateTime(at)))
                        .orElse(house.about()
                                .map(about -> words.say("plans.when.usual", about.staffedHours()))
                                .orElse(words.say("plans.when.unknown"))),
                true);
    }
}
