package org.footbridge.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.footbridge.access.House;
import org.footbridge.access.Members;
import org.footbridge.access.MembershipId;
import org.footbridge.notices.Outbox;
import org.footbridge.notices.Recipient;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.ui.Show;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells supervisors and directors of signed hours with nobody on duty: the day before, from nine in the morning, and in
 * the hour itself where nobody's phone is confirmed. Once each, however many nodes look.
 */
@Component
class HoleTelling {

    private static final LocalTime LOOKS_AHEAD_FROM = LocalTime.of(9, 0);

    /** Somebody who comes on duty is given this long to see their phone ring. */
    private static final Duration GRACE = Duration.ofMinutes(10);

    private final Sql sql;
    private final Clock clock;
    private final House house;
    private final StaffedHours hours;
    private final Members members;
    private final Outbox outbox;

    HoleTelling(Sql sql, Clock clock, House house, StaffedHours hours, Members members, Outbox outbox) {
        this.sql = sql;
        this.clock = clock;
        this.house = house;
        this.hours = hours;
        this.members = members;
        this.outbox = outbox;
    }

    /** Looks at tomorrow and at this hour, of the bound organization. */
    @Transactional
    void tell() {
        var now = clock.instant();
        var wall = now.atZone(house.zone());
        if (!wall.toLocalTime().isBefore(LOOKS_AHEAD_FROM)) {
            var tomorrow = wall.toLocalDate().plusDays(1);
            hours.holes(start(tomorrow), start(tomorrow.plusDays(1))).forEach(hole -> tell("tomorrow", hole));
        }
        hours.holeNow().filter(hole -> !hole.from().plus(GRACE).isAfter(now)).ifPresent(hole -> tell("now", hole));
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(house.zone()).toInstant();
    }

    private void tell(String kind, Span hole) {
        int mine = sql.sql("""
                        insert into alerts.hole_told (organization_id, kind, starts_at, told_at)
                        values (:organization, :kind, :starts, :now)
                        on conflict do nothing
                        """)
                .param("organization", Actor.current().organization())
                .param("kind", kind)
                .param("starts", hole.from())
                .param("now", clock.instant())
                .update();
        if (mine == 0) {
            return;
        }
        var show = new Show(Locale.US, house.zone());
        var words = Map.of(
                "house",
                house.about().map(House.About::neutralName).orElse("Office"),
                "from",
                show.time(hole.from()),
                "until",
                show.time(hole.until()));
        var told = new LinkedHashSet<MembershipId>();
        told.addAll(members.withRole(Role.DIRECTOR, Optional.empty()));
        told.addAll(members.withRole(Role.SUPERVISOR, Optional.empty()));
        told.forEach(member -> members.addressOf(member)
                .ifPresent(address ->
                        outbox.mail(Recipient.at(address), "alerts.mail.hole." + kind, WordsOf.ENGLISH, words)));
    }
}
