package org.footbridge.plans.web;

import java.time.Clock;
import java.time.LocalDate;
import org.footbridge.access.House;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.people.ParticipantId;
import org.footbridge.plans.Certifications;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Component;

/** Puts certifications into words. */
@Component
class CertificationParts {

    private static final int SOON = 7;

    private final Certifications certifications;
    private final House house;
    private final Clock clock;

    CertificationParts(Certifications certifications, House house, Clock clock) {
        this.certifications = certifications;
        this.house = house;
        this.clock = clock;
    }

    CertificationPart of(EpisodeId episode, ParticipantId person, Show show) {
        var today = LocalDate.ofInstant(clock.instant(), house.zone());
        return new CertificationPart(
                certifications.of(episode, person).stream()
                        .map(one -> new CertificationPart.Line(
                                one.payer(),
                                "%s, %s: %s".formatted(one.by(), show.date(one.certifiedAt()), one.statement()),
                                (one.throughOn().isBefore(today) ? "Lapsed " : "Through ") + show.date(one.throughOn()),
                                !one.throughOn().isBefore(today),
                                !one.throughOn().isAfter(today.plusDays(SOON))))
                        .toList(),
                certifications.payers(episode).stream()
                        .map(one -> new Choice(one, one))
                        .toList(),
                certifications.payerOf(episode).orElse(""),
                certifications.mayCertify(person));
    }
}
