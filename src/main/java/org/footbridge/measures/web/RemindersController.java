package org.footbridge.measures.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.footbridge.access.House;
import org.footbridge.measures.Reminders;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.ui.Choice;
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

/** Whether, when and where a participant is reminded of questions. */
@Controller
class RemindersController {

    private static final String NONE = "none";

    private final Reminders reminders;
    private final House house;
    private final WordsOf wordsOf;

    RemindersController(Reminders reminders, House house, WordsOf wordsOf) {
        this.reminders = reminders;
        this.house = house;
        this.wordsOf = wordsOf;
    }

    @GetMapping("/me/reminders")
    String show(Locale locale, Model model) {
        var chosen = reminders.mine();
        return page(
                chosen.map(one -> one.moment().key()).orElse(NONE),
                chosen.map(Reminders.Chosen::address)
                        .or(reminders::knownAddress)
                        .orElse(""),
                Problems.none(),
                wordsOf.of(locale),
                model);
    }

    @PostMapping("/me/reminders")
    String choose(
            @RequestParam(defaultValue = "") String moment,
            @RequestParam(defaultValue = "") String address,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        var words = wordsOf.of(locale);
        var wanted = moment(moment);
        if (wanted.isEmpty() && !moment.equals(NONE)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(NONE, address, Problems.of("moment", words.say("measures.reminders.choose")), words, model);
        }
        if (wanted.isEmpty()) {
            reminders.end();
        } else if (!reminders.choose(wanted.get(), address, locale)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(
                    moment,
                    address,
                    Problems.of("address", words.say("measures.reminders.address.wrong")),
                    words,
                    model);
        }
        redirect.addFlashAttribute(
                "flash",
                new Frame.Flash(
                        Frame.Flash.Kind.DONE,
                        words.say(wanted.isEmpty() ? "measures.reminders.ended" : "measures.reminders.kept")));
        return "redirect:/me/reminders";
    }

    private static Optional<Reminders.Moment> moment(String key) {
        return Arrays.stream(Reminders.Moment.values())
                .filter(one -> one.key().equals(key))
                .findFirst();
    }

    private String page(String moment, String address, Problems problems, Words words, Model model) {
        List<Choice> moments = new ArrayList<>();
        moments.add(new Choice(NONE, words.say("measures.reminders.none")));
        Arrays.stream(Reminders.Moment.values())
                .map(one -> new Choice(one.key(), words.say("measures.reminders." + one.key())))
                .forEach(moments::add);
        var name = house.about().map(House.About::neutralName).orElse("");
        model.addAttribute(
                "page",
                new RemindersPage(
                        new ParticipantId(Objects.requireNonNull(Actor.current().person())),
                        moment,
                        moments,
                        address,
                        words.say("measures.mail.reminder.subject").replace("{name}", name),
                        words.say("measures.mail.reminder.text").replace("{name}", name),
                        problems));
        return "measures/reminders";
    }
}
