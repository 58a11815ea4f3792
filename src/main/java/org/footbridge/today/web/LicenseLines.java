package org.footbridge.today.web;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.staff.Credentials;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Component;

/** Licenses about to end: everybody's for a director, one's own for anybody else. */
@Component
class LicenseLines {

    private final Credentials credentials;

    LicenseLines(Credentials credentials) {
        this.credentials = credentials;
    }

    List<TodayPage.Line> of(LocalDate today, UUID me) {
        var show = new Show(Locale.US, ZoneOffset.UTC);
        return credentials.ending(today).stream()
                .map(one -> line(one, one.staffId().value().equals(me), show))
                .toList();
    }

    private static TodayPage.Line line(Credentials.Ending one, boolean mine, Show show) {
        return new TodayPage.Line(
                mine ? "Your " + one.kind() : one.name() + ", " + one.kind(),
                one.daysLeft() < 0
                        ? "Ended on %s; nothing is signed with it until it is renewed"
                                .formatted(show.date(one.expiresOn()))
                        : "until " + show.date(one.expiresOn()),
                mine ? "/staff/me" : "/staff/" + one.staffId().value(),
                one.daysLeft() < 0 ? "Ended" : one.daysLeft() == 1 ? "1 day left" : one.daysLeft() + " days left",
                one.step() > 1 || one.daysLeft() < 0 ? Mark.NEEDS : Mark.OPEN);
    }
}
