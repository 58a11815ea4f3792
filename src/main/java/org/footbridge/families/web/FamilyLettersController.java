package org.footbridge.families.web;

import java.util.Locale;
import java.util.UUID;
import org.footbridge.families.FamilyLetters;
import org.footbridge.families.LetterId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FormTokens;
import org.footbridge.tasks.EnteredInError;
import org.footbridge.ui.Frame;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What families wrote to the team, beside the inbox of participants' messages and never among them. */
@Controller
@RequestMapping("/messages/family")
class FamilyLettersController {

    private static final String HERE = "/messages/family";

    private final FamilyLetters letters;
    private final LettersShown shown;
    private final DoorsShown days;
    private final FormTokens tokens;
    private final WordsOf wordsOf;

    FamilyLettersController(
            FamilyLetters letters, LettersShown shown, DoorsShown days, FormTokens tokens, WordsOf wordsOf) {
        this.letters = letters;
        this.shown = shown;
        this.days = days;
        this.tokens = tokens;
        this.wordsOf = wordsOf;
    }

    @GetMapping
    String list(Model model) {
        var show = days.show(wordsOf.of(Locale.US));
        model.addAttribute(
                "page",
                new FamilyLettersPage(letters.inbox().stream()
                        .map(letter -> shown.line(letter, show))
                        .toList()));
        return "families/letters";
    }

    @PostMapping("/{letter}/reading")
    String read(@PathVariable UUID letter, @RequestParam @Nullable UUID formToken, RedirectAttributes next) {
        return done(formToken, next, "Kept as read by you.", () -> letters.read(new LetterId(letter)));
    }

    @PostMapping("/{letter}/person")
    String sort(
            @PathVariable UUID letter,
            @RequestParam @Nullable UUID person,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        if (person == null) {
            next.addFlashAttribute(
                    "flash",
                    new Frame.Flash(Frame.Flash.Kind.PROBLEM, "Choose whom it is about. Nothing was changed."));
            return "redirect:" + HERE;
        }
        return done(
                formToken,
                next,
                "It stands on that person's page now.",
                () -> letters.sort(new LetterId(letter), new ParticipantId(person)));
    }

    @PostMapping("/{letter}/showing")
    String show(
            @PathVariable UUID letter,
            @RequestParam(defaultValue = "no") String shown,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        boolean yes = shown.equals("yes");
        return done(
                formToken,
                next,
                yes ? "The person can read it now, with the writer's name." : "The person cannot read it any more.",
                () -> letters.show(new LetterId(letter), yes));
    }

    @PostMapping("/{letter}/error")
    String enteredInError(
            @PathVariable UUID letter,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return tokens.once(formToken, () -> {
            next.addFlashAttribute(
                    "flash",
                    switch (letters.enteredInError(new LetterId(letter), reason)) {
                        case EnteredInError.Asking.Done _ ->
                            new Frame.Flash(Frame.Flash.Kind.DONE, "The privacy officer is asked to seal it.");
                        case EnteredInError.Asking.Refused(var sentence) ->
                            new Frame.Flash(Frame.Flash.Kind.PROBLEM, sentence);
                    });
            return "redirect:" + HERE;
        });
    }

    private String done(@Nullable UUID formToken, RedirectAttributes next, String sentence, Runnable act) {
        next.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.DONE, sentence));
        return tokens.once(formToken, () -> {
            act.run();
            return "redirect:" + HERE;
        });
    }
}
