package org.footbridge.referrals.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.footbridge.referrals.PublicVisit;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages somebody reads before they write: what this is, and help now. */
@Controller
class WelcomeController {

    static final String SLUG = PublicVisit.SLUG;

    private final PublicVisit visit;
    private final PublicFacts facts;
    private final WordsOf wordsOf;
    private final Clock clock;

    WelcomeController(PublicVisit visit, PublicFacts facts, WordsOf wordsOf, Clock clock) {
        this.visit = visit;
        this.facts = facts;
        this.wordsOf = wordsOf;
        this.clock = clock;
    }

    @GetMapping(SLUG)
    String welcome(@PathVariable String organization, Locale locale, Model model) {
        var page = visit.of(organization, profile -> page(organization, profile, wordsOf.of(locale)));
        model.addAttribute("page", page);
        return "referrals/welcome";
    }

    @GetMapping(SLUG + "/help")
    String help(@PathVariable String organization, Model model) {
        model.addAttribute("page", visit.of(organization, profile -> plain(organization, profile)));
        return "referrals/help";
    }

    private static PublicPage plain(String slug, PublicVisit.Profile profile) {
        return new PublicPage(slug, profile.name(), profile.phone(), profile.staffedHours());
    }

    private WelcomePage page(String slug, PublicVisit.Profile profile, Words words) {
        var zone = ZoneId.of(profile.zone());
        var programs = facts.programs().stream()
                .map(program -> new WelcomePage.ProgramFacts(
                        program.name(), program.summary(), ages(program, words), weeks(program, words)))
                .toList();
        return new WelcomePage(
                slug,
                profile.name(),
                profile.phone(),
                profile.staffedHours(),
                programs,
                new Weeks(words, zone).of(facts.slots(LocalDate.ofInstant(clock.instant(), zone))));
    }

    private static String ages(PublicFacts.Program program, Words words) {
        var from = String.valueOf(program.youngestAge());
        return program.oldestAge()
                .map(to -> words.say("referrals.welcome.agesFromTo", from, String.valueOf(to)))
                .orElseGet(() -> words.say("referrals.welcome.agesFrom", from));
    }

    private static String weeks(PublicFacts.Program program, Words words) {
        return words.say("referrals.welcome.usualWeeks", String.valueOf(program.usualWeeks()));
    }
}
