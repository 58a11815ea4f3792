package org.footbridge.finder.web;

import static org.footbridge.referrals.PublicVisit.SLUG;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.Permission;
import org.footbridge.finder.Stories;
import org.footbridge.finder.StoryId;
import org.footbridge.people.ParticipantId;
import org.footbridge.plans.WhoReads;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FormTokens;
import org.footbridge.referrals.PublicVisit;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Stories: read by everybody, written by the person alone, looked at in between. */
@Controller
class StoriesController {

    private final Stories stories;
    private final PublicVisit visit;
    private final WhoReads whoReads;
    private final Authorization authorization;
    private final FormTokens tokens;
    private final House house;
    private final WordsOf wordsOf;

    StoriesController(
            Stories stories,
            PublicVisit visit,
            WhoReads whoReads,
            Authorization authorization,
            FormTokens tokens,
            House house,
            WordsOf wordsOf) {
        this.stories = stories;
        this.visit = visit;
        this.whoReads = whoReads;
        this.authorization = authorization;
        this.tokens = tokens;
        this.house = house;
        this.wordsOf = wordsOf;
    }

    @GetMapping(SLUG + "/stories")
    String all(@PathVariable String organization, Model model) {
        model.addAttribute(
                "page",
                visit.of(
                        organization,
                        profile -> new StoriesPage(
                                organization,
                                stories.published().stream()
                                        .map(one -> new StoriesPage.Told(one.name(), paragraphs(one), one.language()))
                                        .toList())));
        return "finder/stories";
    }

    private static List<String> paragraphs(Stories.Story story) {
        return story.words()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @GetMapping("/me/story")
    String own(Locale locale, Model model) {
        var words = wordsOf.of(locale);
        var mine = stories.mine();
        return page(
                mine.map(Stories.Story::name).orElse(""),
                mine.map(Stories.Story::words).orElse(""),
                null,
                Problems.none(),
                words,
                model);
    }

    @PostMapping("/me/story")
    String write(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "false") String agreed,
            @RequestParam(defaultValue = "keep") String then,
            @RequestParam(defaultValue = "") String safetyAtStake,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var said = wordsOf.of(locale);
        boolean offered = then.equals("offer");
        if (offered && reader(said).later() && !safetyAtStake.matches("yes|no")) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(
                    name,
                    words,
                    safetyAtStake,
                    Problems.of("safetyAtStake", said.say("finder.story.atStakeFirst")),
                    said,
                    model);
        }
        boolean atStake = safetyAtStake.equals("yes");
        return switch (stories.write(new Stories.Draft(name, words, locale, offered, agreed.equals("true"), atStake))) {
            case Stories.Writing.Kept() -> atStake ? "redirect:/me/help" : "redirect:/me/story";
            case Stories.Writing.Refused(var reason) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                var field = reason.equals("agree") ? "agreed" : reason.equals("name") ? "name" : "words";
                yield page(
                        name,
                        words,
                        safetyAtStake,
                        Problems.of(field, said.say("finder.story.refused." + reason)),
                        said,
                        model);
            }
        };
    }

    @PostMapping("/me/story/removal")
    String takeBack(Locale locale, RedirectAttributes redirect) {
        stories.takeBack();
        redirect.addFlashAttribute(
                "flash",
                new Frame.Flash(Frame.Flash.Kind.DONE, wordsOf.of(locale).say("finder.story.gone")));
        return "redirect:/me/story";
    }

    private WhoReads.Reader reader(Words words) {
        return whoReads.of(me(), words);
    }

    private String page(
            String name, String text, @Nullable String atStake, Problems problems, Words words, Model model) {
        var mine = stories.mine();
        var show = new Show(words.locale(), house.zone());
        var reader = reader(words);
        model.addAttribute(
                "page",
                new StoryPage(
                        me(),
                        name,
                        text,
                        mine.map(one -> words.say(
                                        "finder.story.state."
                                                + one.state().name().toLowerCase(Locale.ROOT),
                                        one.publishedUntil().map(show::date).orElse("")))
                                .orElse(""),
                        mine.map(Stories.Story::comment).orElse(""),
                        mine.isPresent(),
                        stories.mayTell(),
                        reader.who(),
                        words.say("finder.story.when"),
                        reader.later(),
                        atStake,
                        problems));
        return "finder/story";
    }

    @GetMapping("/program/stories")
    String look(Model model) {
        var show = new Show(WordsOf.ENGLISH, house.zone());
        model.addAttribute(
                "page",
                new StoriesLookPage(stories.toLookAt().stream()
                        .map(one -> new StoriesLookPage.Line(
                                one.id().toString(),
                                one.version(),
                                one.name(),
                                paragraphs(one),
                                one.state() == Stories.State.PUBLISHED,
                                one.publishedUntil()
                                        .map(day -> "Shown until " + show.date(day))
                                        .orElse("Offered " + show.date(one.writtenAt())),
                                one.names()))
                        .toList()));
        return "finder/look";
    }

    @PostMapping("/program/stories/{story}")
    String decide(
            @PathVariable UUID story,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes redirect) {
        return tokens.once(formToken, () -> {
            boolean show = decision.equals("publish");
            boolean done = show
                    ? stories.publish(new StoryId(story), version)
                    : stories.giveBack(new StoryId(story), version, comment);
            redirect.addFlashAttribute(
                    "flash",
                    !done
                            ? new Frame.Flash(
                                    Frame.Flash.Kind.NOTICE,
                                    "It was changed or taken back meanwhile. Nothing was done.")
                            : new Frame.Flash(
                                    Frame.Flash.Kind.DONE,
                                    show ? "It is shown for a year." : "It was given back, and is shown nowhere."));
            return "redirect:/program/stories";
        });
    }

    private ParticipantId me() {
        authorization.require(Permission.OWN_RECORD);
        return new ParticipantId(
                java.util.Objects.requireNonNull(Actor.current().person()));
    }
}
