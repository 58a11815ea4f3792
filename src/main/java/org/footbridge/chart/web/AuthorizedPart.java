package org.footbridge.chart.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.coverage.Authorizations;
import org.footbridge.coverage.Standing;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What payers allow for a stay, used and left, beside the person and the person's hours. */
@Component
public class AuthorizedPart {

    /** How near an end or a review makes the mark ask for somebody. */
    private static final int SOON_DAYS = 7;

    private final Authorizations authorizations;
    private final Authorization authorization;

    AuthorizedPart(Authorizations authorizations, Authorization authorization) {
        this.authorizations = authorizations;
        this.authorization = authorization;
    }

    /** @param href to the payers' answers, for who may open them */
    public record Lines(List<Line> lines, @Nullable String href) {}

    public record Line(String title, String detail, String state, Mark mark) {}

    Lines of(ParticipantId person, EpisodeId stay, LocalDate today, Show show) {
        return new Lines(
                authorizations.standing(stay).stream()
                        .filter(one -> !one.allowed().endsOn().isBefore(today.minusDays(SOON_DAYS)))
                        .map(one -> line(one, today, show))
                        .toList(),
                href(person, stay).orElse(null));
    }

    /** The one that runs on that day in a few words. */
    Optional<String> inAWord(EpisodeId stay, LocalDate today, Show show) {
        return authorizations.standing(stay).stream()
                .filter(one -> !one.allowed().startsOn().isAfter(today)
                        && !one.allowed().endsOn().isBefore(today))
                .findFirst()
                .map(one -> "%s: %s, until %s%s"
                        .formatted(
                                one.allowed().payer(),
                                one.inWords(),
                                show.date(one.allowed().endsOn()),
                                one.allowed()
                                        .reviewOn()
                                        .map(day -> ", review " + show.date(day))
                                        .orElse("")));
    }

    Optional<String> href(ParticipantId person, EpisodeId stay) {
        return authorization.may(Permission.SEE_BILLING, person)
                        || authorization.may(Permission.DECIDE_LEVEL_OF_CARE, person)
                        || authorization.may(Permission.WORK_INTAKE, person)
                ? Optional.of("/episodes/" + stay.value() + "/authorizations")
                : Optional.empty();
    }

    private static Line line(Standing one, LocalDate today, Show show) {
        var allowed = one.allowed();
        var soon = today.plusDays(SOON_DAYS);
        return new Line(
                "%s %s: %s"
                        .formatted(
                                allowed.payer(),
                                allowed.number(),
                                allowed.level().label()),
                "%s to %s%s"
                        .formatted(
                                show.date(allowed.startsOn()),
                                show.date(allowed.endsOn()),
                                allowed.reviewOn()
                                        .map(day -> (day.isBefore(today) ? ", review was due " : ", next review ")
                                                + show.date(day))
                                        .orElse("")),
                one.inWords(),
                one.left() <= 0
                                || !allowed.endsOn().isAfter(soon)
                                || allowed.reviewOn()
                                        .filter(day -> !day.isAfter(soon))
                                        .isPresent()
                        ? Mark.NEEDS
                        : Mark.OPEN);
    }
}
