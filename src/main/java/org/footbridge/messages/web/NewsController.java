package org.footbridge.messages.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import org.footbridge.access.House;
import org.footbridge.messages.NewsByMail;
import org.footbridge.notices.MailAddress;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.SafeContacts;
import org.footbridge.platform.Actor;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether and where a participant is told by mail that the team has written. */
@Controller
class NewsController {

    private static final String HERE = "/me/messages/mail";

    private final NewsByMail news;
    private final SafeContacts safeContacts;
    private final House house;
    private final WordsOf wordsOf;

    NewsController(NewsByMail news, SafeContacts safeContacts, House house, WordsOf wordsOf) {
        this.news = news;
        this.safeContacts = safeContacts;
        this.house = house;
        this.wordsOf = wordsOf;
    }

    @GetMapping(HERE)
    String show(Locale locale, Model model) {
        var mine = news.mine();
        return page(
                mine.isPresent(),
                mine.or(() -> safeContacts.mailOf(me())).orElse(""),
                Problems.none(),
                wordsOf.of(locale),
                model);
    }

    @PostMapping(HERE)
    String choose(
            @RequestParam(defaultValue = "") String wanted,
            @RequestParam(defaultValue = "") String address,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        var words = wordsOf.of(locale);
        var chosen = wanted.equals("yes");
        var at = MailAddress.of(address);
        news.mine();
        if (!chosen && !wanted.equals("no") || chosen && at.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(
                    chosen,
                    address,
                    chosen
                            ? Problems.of("address", words.say("messages.news.address.wrong"))
                            : Problems.of("wanted", words.say("messages.news.choose")),
                    words,
                    model);
        }
        if (chosen) {
            news.choose(at.orElseThrow(), locale);
        } else {
            news.end();
        }
        redirect.addFlashAttribute(
                "flash",
                new Frame.Flash(
                        Frame.Flash.Kind.DONE, words.say(chosen ? "messages.news.kept" : "messages.news.ended")));
        return "redirect:" + HERE;
    }

    private static ParticipantId me() {
        return new ParticipantId(Objects.requireNonNull(Actor.current().person()));
    }

    private String page(boolean wanted, String address, Problems problems, Words words, Model model) {
        var name = house.about().map(House.About::neutralName).orElse("");
        model.addAttribute(
                "page",
                new NewsPage(
                        me(),
                        wanted,
                        address,
                        words.say("messages.mail.news.subject").replace("{name}", name),
                        words.say("messages.mail.news.text").replace("{name}", name),
                        problems));
        return "messages/news";
    }
}
