package org.footbridge.referrals.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages somebody reads before they write: what this is, whether it may fit, and help now. */
@Controller
class WelcomeController {

    /** Names of organizations look like this; other first parts of a path are other pages. */
    static final String SLUG = "/{organization:[a-z][a-z0-9-]{1,40}}";

    private final Visit visit;
    private final PublicFacts facts;
    private final WordsOf wordsOf;
    private final Clock clock;

    WelcomeController(Visit visit, PublicFacts facts, WordsOf wordsOf, Clock clock) {
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

    @GetMapping(SLUG + "/check")
    String check(@PathVariable String organization, Model model) {
        model.addAttribute("page", visit.of(organization, profile -> plain(organization, profile)));
        return "referrals/check";
    }

    private static PublicPage plain(String slug, PublicFacts.Profile profile) {
        return new PublicPage(slug, profile.name(), profile.phone(), profile.staffedHours());
    }

    private WelcomePage page(String slug, PublicFacts.Profile profile, Words words) {
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
