package org.footbridge.today.web;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.coverage.Authorizations;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Role;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Component;

/** What payers allow that is nearly used up, or ends or is reviewed soon: for who watches it, the therapist and billing. */
@Component
class AuthorizationLines {

    private static final int MOST = 15;

    private final Authorizations authorizations;
    private final Authorization authorization;

    AuthorizationLines(Authorizations authorizations, Authorization authorization) {
        this.authorizations = authorizations;
        this.authorization = authorization;
    }

    /** @param person who it is about, for the audit */
    record Found(ParticipantId person, TodayPage.Line line) {}

    List<Found> of(Set<UUID> reachable, LocalDate today, UUID me) {
        var show = new Show(Locale.US, ZoneOffset.UTC);
        boolean everybodys =
                Actor.current().has(Role.BILLING) || Actor.current().has(Role.DIRECTOR);
        return authorizations.runningOut(reachable, today, me, everybodys).stream()
                .limit(MOST)
                .map(one -> new Found(one.person(), line(one, today, me, show)))
                .toList();
    }

    private TodayPage.Line line(Authorizations.RunningOut one, LocalDate today, UUID me, Show show) {
        var allowed = one.standing().allowed();
        return new TodayPage.Line(
                one.who(),
                allowed.payer() + " " + allowed.number()
                        + allowed.reviewOn()
                                .map(day -> (day.isBefore(today) ? ", review was due " : ", review ") + show.date(day))
                                .orElse("")
                        + allowed.ownerId()
                                .map(owner -> owner.value().equals(me) ? ", you watch it" : "")
                                .orElse(", nobody watches it"),
                mayOpen(one.person())
                        ? "/episodes/" + one.episode().value() + "/authorizations"
                        : "/people/" + one.person().value(),
                one.standing().leftInWords()
                        + (allowed.endsOn().isBefore(today) ? ", ended " : ", until ")
                        + show.date(allowed.endsOn()),
                Mark.NEEDS);
    }

    private boolean mayOpen(ParticipantId person) {
        return authorization.may(Permission.SEE_BILLING, person)
                || authorization.may(Permission.DECIDE_LEVEL_OF_CARE, person)
                || authorization.may(Permission.WORK_INTAKE, person);
    }
}
