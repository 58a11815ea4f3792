package org.footbridge.notes.web;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.notes.Notes;
import org.footbridge.platform.FormTokens;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The privacy officer seals what was entered in error. */
@Controller
class ErrorController {

    private final NotesQuery query;
    private final Notes notes;
    private final FormTokens tokens;

    ErrorController(NotesQuery query, Notes notes, FormTokens tokens) {
        this.query = query;
        this.notes = notes;
        this.tokens = tokens;
    }

    @GetMapping("/privacy/errors/{error}")
    String show(@PathVariable UUID error, Locale locale, Model model) {
        var asked = query.error(error);
        var show = new Show(locale, ZoneId.of("UTC"));
        model.addAttribute(
                "page",
                new ErrorPage(
                        error.toString(),
                        asked.participantId().value().toString(),
                        asked.title(),
                        show.date(asked.onDate()),
                        asked.reason(),
                        asked.askedBy() + ", " + show.date(asked.askedAt()),
                        asked.sealedAt().isPresent()));
        return "notes/error";
    }

    @PostMapping("/privacy/errors/{error}/seal")
    String seal(@PathVariable UUID error, @RequestParam @Nullable UUID formToken, RedirectAttributes next) {
        return tokens.once(formToken, () -> {
            if (notes.seal(error) instanceof Notes.Changing.Refused refused) {
                next.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.PROBLEM, refused.sentence()));
            }
            return "redirect:/privacy/errors/" + error;
        });
    }
}
