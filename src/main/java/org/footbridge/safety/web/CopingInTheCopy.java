package org.footbridge.safety.web;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.footbridge.people.OwnPart;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.safety.CopingKind;
import org.footbridge.safety.CopingPlans;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.springframework.stereotype.Component;

/** The words of a person's safety plan and relapse plan in the own copy of the record; FHIR carries only that there is one. */
@Component
class CopingInTheCopy implements OwnPart {

    private final CopingPlans plans;
    private final CopingQuery query;

    CopingInTheCopy(CopingPlans plans, CopingQuery query) {
        this.plans = plans;
        this.query = query;
    }

    @Override
    public List<Section> sections(Words words, Show show) {
        var me = new ParticipantId(Objects.requireNonNull(Actor.current().person()));
        return Arrays.stream(CopingKind.values())
                .map(kind -> new Section(
                        words.say("safety.mine." + kind.key()),
                        plans.current(me, kind).stream()
                                .flatMap(one ->
                                        CopingViews.of(kind, one.content(), query.steps(me), words, show)
                                                .parts()
                                                .stream())
                                .map(CopingInTheCopy::item)
                                .toList()))
                .toList();
    }

    private static Item item(CopingView.PartView part) {
        return new Item(
                "",
                part.title(),
                part.lines().stream()
                        .map(line -> String.join(
                                " · ",
                                Stream.of(line.words(), line.phone(), line.detail())
                                        .filter(text -> text != null && !text.isBlank())
                                        .toList()))
                        .toList());
    }
}
