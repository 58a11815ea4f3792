package org.footbridge.portal.web;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.Permission;
import org.footbridge.measures.OwnProgress;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the participant's own answers say over time. */
@Controller
class ProgressController {

    private final OwnProgress progress;
    private final WayParts ways;
    private final MeQuery query;
    private final Authorization authorization;
    private final House house;
    private final WordsOf wordsOf;

    ProgressController(
            OwnProgress progress,
            WayParts ways,
            MeQuery query,
            Authorization authorization,
            House house,
            WordsOf wordsOf) {
        this.progress = progress;
        this.ways = ways;
        this.query = query;
        this.authorization = authorization;
        this.house = house;
        this.wordsOf = wordsOf;
    }

    @GetMapping("/me/progress")
    String progress(Locale locale, Model model) {
        authorization.require(Permission.OWN_RECORD);
        var me = new ParticipantId(Objects.requireNonNull(Actor.current().person()));
        var zone = query.self(me)
                .zone()
                .or(() -> house.about().map(House.About::zone))
                .map(ZoneId::of)
                .orElse(ZoneId.of("UTC"));
        var words = wordsOf.of(locale);
        model.addAttribute(
                "page", new ProgressPage(me.value(), progress.of(me, words, zone), ways.of(me, words, zone)));
        return "portal/progress";
    }
}
