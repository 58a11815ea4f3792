package org.footbridge.tasks.web;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.access.House;
import org.footbridge.platform.FormTokens;
import org.footbridge.tasks.EnteredInError;
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
@Controller("tasksErrorController")
class ErrorController {

    private final EnteredInError errors;
    private final House house;
    private final FormTokens tokens;

    ErrorController(EnteredInError errors, House house, FormTokens tokens) {
        this.errors = errors;
        this.house = house;
        this.tokens = tokens;
    }

    @GetMapping("/privacy/entered-in-error/{error}")
    String show(@PathVariable UUID error, Model model) {
        var asked = errors.asked(error);
        var zone = house.about().map(about -> ZoneId.of(about.zone())).orElse(ZoneId.of("UTC"));
        var show = new Show(Locale.US, zone);
        model.addAttribute(
                "page",
                new ErrorPage(
                        error.toString(),
                        asked.participantId(),
                        asked.label() + ", " + show.date(asked.thingOn()),
                        asked.reason(),
                        asked.asker() + ", " + show.dateTime(asked.askedAt()),
                        asked.sealedAt().isPresent()));
        return "tasks/error";
    }

    @PostMapping("/privacy/entered-in-error/{error}/seal")
    String seal(@PathVariable UUID error, @RequestParam @Nullable UUID formToken, RedirectAttributes next) {
        return tokens.once(formToken, () -> {
            if (errors.seal(error) instanceof EnteredInError.Asking.Refused(var sentence)) {
                next.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.PROBLEM, sentence));
            }
            return "redirect:/privacy/entered-in-error/" + error;
        });
    }
}
