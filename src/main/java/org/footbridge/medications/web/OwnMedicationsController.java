package org.footbridge.medications.web;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What I take, on my phone. */
@Controller
class OwnMedicationsController {

    private final MedicationsQuery query;
    private final Authorization authorization;
    private final House house;
    private final WordsOf wordsOf;

    OwnMedicationsController(MedicationsQuery query, Authorization authorization, House house, WordsOf wordsOf) {
        this.query = query;
        this.authorization = authorization;
        this.house = house;
        this.wordsOf = wordsOf;
    }

    @GetMapping("/me/medications")
    @Transactional(readOnly = true)
    public String show(Locale locale, Model model) {
        authorization.require(Permission.OWN_RECORD);
        var me = new ParticipantId(Objects.requireNonNull(Actor.current().person()));
        var words = wordsOf.of(locale);
        var show = new Show(words.locale(), house.zone());
        model.addAttribute(
                "page",
                new OwnMedicationsPage(
                        me,
                        query.list(me, true).stream()
                                .filter(row -> !row.kind().equals("stopped"))
                                .map(row -> line(row, words, show))
                                .toList(),
                        query.allergies(me).stream()
                                .filter(row -> !row.kind().equals("none_known"))
                                .map(row -> new OwnMedicationsPage.Line(row.substance(), row.reaction(), ""))
                                .toList(),
                        query.review(me)
                                .map(last -> words.say("medications.reconciled", show.date(last.reviewedAt())))
                                .orElse("")));
        return "medications/own";
    }

    private static OwnMedicationsPage.Line line(MedicationsQuery.ListedRow row, Words words, Show show) {
        return new OwnMedicationsPage.Line(
                row.name() + (row.dose().isEmpty() ? "" : " " + row.dose()),
                Stream.of(row.how(), row.reason().isEmpty() ? "" : words.say("medications.for", row.reason()))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" · ")),
                row.confirmed()
                        ? row.since()
                                .map(day -> words.say("medications.since", show.date(day)))
                                .orElse("")
                        : words.say("medications.youSaid"));
    }
}
