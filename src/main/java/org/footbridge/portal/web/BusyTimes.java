package org.footbridge.portal.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.footbridge.people.ParticipantId;

/** A person's times as an iCalendar (RFC 5545) that says nothing but when. */
final class BusyTimes {

    /** Hours of one evening with a pause between them are one entry. */
    private static final Duration PAUSE = Duration.ofMinutes(20);

    private BusyTimes() {}

    /**
     * @param busy soonest first
     * @param title the same neutral words for every entry
     */
    static String calendar(ParticipantId person, List<MeQuery.Busy> busy, String title, Instant now) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//calendar//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        joined(busy).forEach(one -> calendar.add(event(person, one, title, now)));
        return calendar.toString();
    }

    /** The id is of this person and time alone: two people's calendars have nothing in common (CARE 10). */
    private static VEvent event(ParticipantId person, MeQuery.Busy busy, String title, Instant now) {
        var id = UUID.nameUUIDFromBytes((person.value() + " " + busy.startsAt()).getBytes(StandardCharsets.UTF_8));
        return new VEvent(new PropertyList(List.of(
                new Uid(id.toString()),
                new DtStamp(now),
                new DtStart<>(busy.startsAt()),
                new DtEnd<>(busy.endsAt()),
                new Summary(title))));
    }

    private static List<MeQuery.Busy> joined(List<MeQuery.Busy> busy) {
        var all = new ArrayList<MeQuery.Busy>();
        for (var one : busy) {
            if (!all.isEmpty() && !one.startsAt().isAfter(all.getLast().endsAt().plus(PAUSE))) {
                var before = all.removeLast();
                all.add(new MeQuery.Busy(
                        before.startsAt(), one.endsAt().isAfter(before.endsAt()) ? one.endsAt() : before.endsAt()));
            } else {
                all.add(one);
            }
        }
        return all;
    }
}
