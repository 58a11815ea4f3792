package org.footbridge.today.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.alerts.Rota;
import org.footbridge.alerts.StaffedHours;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Component;

/** The reader's own shift while its phone is not confirmed; for who plans the rota, its holes now and tomorrow. */
@Component
class DutyLines {

    private static final String ROTA = "/rota";

    private final Rota rota;
    private final StaffedHours hours;
    private final Authorization authorization;

    DutyLines(Rota rota, StaffedHours hours, Authorization authorization) {
        this.rota = rota;
        this.hours = hours;
        this.authorization = authorization;
    }

    List<TodayPage.Line> of(LocalDate today, ZoneId zone, Show show) {
        var lines = new ArrayList<TodayPage.Line>();
        if (authorization.may(Permission.ACT_ON_ALERT)) {
            rota.ownNow()
                    .filter(shift -> shift.confirmedAt().isEmpty())
                    .map(shift -> new TodayPage.Line(
                            "You are on duty " + show.time(shift.starts()) + " – " + show.time(shift.ends()),
                            "Until your phone is confirmed, these hours count as unstaffed",
                            ROTA,
                            "Does it ring?",
                            Mark.NEEDS))
                    .ifPresent(lines::add);
        }
        if (authorization.may(Permission.PLAN_ROTA)) {
            hours.holeNow()
                    .map(hole -> new TodayPage.Line(
                            "Nobody on duty has a confirmed phone now",
                            "Unstaffed since " + show.time(hole.from()) + ": alerts go to you",
                            ROTA,
                            "Unstaffed",
                            Mark.NEEDS))
                    .ifPresent(lines::add);
            hours.holes(start(today.plusDays(1), zone), start(today.plusDays(2), zone)).stream()
                    .map(hole -> new TodayPage.Line(
                            "Nobody is on duty tomorrow " + show.times(hole.from(), hole.until()),
                            "Put somebody on duty, or these hours count as unstaffed",
                            ROTA,
                            "Hole",
                            Mark.NEEDS))
                    .forEach(lines::add);
        }
        return lines;
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
