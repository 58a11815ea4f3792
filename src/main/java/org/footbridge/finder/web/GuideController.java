package org.footbridge.finder.web;

import static org.footbridge.referrals.PublicVisit.SLUG;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.footbridge.finder.Stories;
import org.footbridge.referrals.PublicVisit;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a day, a week and the way through are like here, for somebody who has never seen such a place (DOMAIN S0-6). */
@Controller
class GuideController {

    private final PublicVisit visit;
    private final GuideQuery query;
    private final Stories stories;
    private final WordsOf wordsOf;
    private final Clock clock;

    GuideController(PublicVisit visit, GuideQuery query, Stories stories, WordsOf wordsOf, Clock clock) {
        this.visit = visit;
        this.query = query;
        this.stories = stories;
        this.wordsOf = wordsOf;
        this.clock = clock;
    }

    @GetMapping(SLUG + "/guide")
    String guide(@PathVariable String organization, Locale locale, Model model) {
        var words = wordsOf.of(locale);
        model.addAttribute("page", visit.of(organization, profile -> page(organization, profile, words)));
        return "finder/guide";
    }

    private GuidePage page(String slug, PublicVisit.Profile profile, Words words) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of(profile.zone()));
        var modes = query.modes();
        return new GuidePage(
                slug,
                profile.name(),
                profile.phone(),
                query.kinds(today).stream().map(one -> kind(one, words)).toList(),
                modes.stream().anyMatch(mode -> !mode.equals("virtual")),
                modes.stream().anyMatch(mode -> !mode.equals("in_person")),
                !stories.published().isEmpty());
    }

    private static GuidePage.Kind kind(GuideQuery.Kind one, Words words) {
        var key = "finder.guide.kind." + one.kind().name().toLowerCase(Locale.ROOT);
        return new GuidePage.Kind(
                words.say(key),
                Show.minutes(one.minutes()),
                List.of(words.say(key + ".what"), words.say(key + ".may")));
    }
}
