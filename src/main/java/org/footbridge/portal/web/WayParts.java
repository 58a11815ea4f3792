package org.footbridge.portal.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.footbridge.people.ParticipantId;
import org.footbridge.plans.OnTheWay;
import org.footbridge.plans.OnTheWay.Confidence;
import org.footbridge.plans.OnTheWay.Milestone;
import org.footbridge.ui.Show;
import org.footbridge.ui.Trend;
import org.footbridge.ui.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays a person's own milestones and confidence beside their answers. */
@Component
class WayParts {

    private static final int LOWEST = 0;
    private static final int HIGHEST = 10;

    private final OnTheWay onTheWay;

    WayParts(OnTheWay onTheWay) {
        this.onTheWay = onTheWay;
    }

    WayPart of(ParticipantId me, Words words, ZoneId zone) {
        var show = new Show(words.locale(), zone);
        return new WayPart(
                onTheWay.milestones(me).stream()
                        .filter(one -> one.state() != OnTheWay.State.LET_GO)
                        .map(one -> line(one, words, show))
                        .toList(),
                sure(onTheWay.confidence(me), words, show, zone));
    }

    private static WayPart.Line line(Milestone one, Words words, Show show) {
        return new WayPart.Line(
                one.words(),
                one.state() != OnTheWay.State.REACHED
                        ? null
                        : one.saidAt()
                                .map(at -> words.say("portal.progress.way.reached", show.date(at)))
                                .orElse(""));
    }

    /** @param said newest first */
    private static @Nullable Trend sure(List<Confidence> said, Words words, Show show, ZoneId zone) {
        if (said.size() < 2) {
            return null;
        }
        var last = said.getFirst();
        return new Trend(
                words.say("portal.progress.sure"),
                words.say("portal.progress.sure.last", show.date(last.saidAt()), Integer.toString(last.value()))
                        + (last.whyNotLower().isBlank()
                                ? ""
                                : " " + words.say("portal.progress.sure.why", last.whyNotLower())),
                LOWEST,
                HIGHEST,
                List.of(),
                said.reversed().stream()
                        .map(one -> new Trend.Point(
                                LocalDate.ofInstant(one.saidAt(), zone),
                                (double) one.value(),
                                words.say("portal.progress.sure.point", Integer.toString(one.value()))))
                        .toList(),
                List.of());
    }
}
