package org.footbridge.portal.web;

import java.util.List;
import org.footbridge.measures.Answers;
import org.footbridge.measures.InstrumentId;
import org.footbridge.measures.Instruments;
import org.footbridge.measures.Questions;
import org.footbridge.measures.ReadingHours;
import org.footbridge.people.ParticipantId;
import org.springframework.stereotype.Component;

/** Which forms are offered in this hour: one that asks of nothing but danger waits until somebody is there (CARE 2). */
@Component
class AskedNow {

    private final Instruments instruments;
    private final ReadingHours hours;

    AskedNow(Instruments instruments, ReadingHours hours) {
        this.instruments = instruments;
        this.hours = hours;
    }

    /** @param waits whether something was left out of those offered */
    record Asked(List<MeQuery.Asked> offered, boolean waits) {}

    Asked of(ParticipantId me, List<MeQuery.Asked> asked) {
        if (asked.isEmpty()) {
            return new Asked(asked, false);
        }
        var hour = hours.of(me);
        var offered = asked.stream()
                .filter(one -> one.begun()
                        || !new Questions(instruments.byId(new InstrumentId(one.instrumentId())), Answers.none(), hour)
                                .waits())
                .toList();
        return new Asked(offered, offered.size() < asked.size());
    }
}
