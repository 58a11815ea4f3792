package org.footbridge.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.access.Translations;
import org.footbridge.platform.Installation;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a director writes down that a qualified translator has reviewed the Spanish of a part (CARE 33). */
@Controller
class TranslationsController {

    private final List<Translations> all;
    private final Authorization authorization;
    private final House house;
    private final Installation installation;
    private final Clock clock;

    TranslationsController(
            List<Translations> all, Authorization authorization, House house, Installation installation, Clock clock) {
        this.all = all;
        this.authorization = authorization;
        this.house = house;
        this.installation = installation;
        this.clock = clock;
    }

    private record Found(Translations module, Translations.Part part) {}

    @GetMapping("/program/translations")
    String index(Model model) {
        authorization.require(Permission.MANAGE_PROGRAM);
        model.addAttribute(
                "page",
                new TranslationsPage(
                        all.stream()
                                .flatMap(module -> module.parts().stream())
                                .map(part -> new TranslationsPage.Line(
                                        part.key(),
                                        part.title(),
                                        state(part),
                                        part.review().isPresent()))
                                .toList(),
                        installation.demo()));
        return "access/translations";
    }

    @GetMapping("/program/translations/{part}")
    String show(@PathVariable String part, Model model) {
        return page(model, found(part).part(), "", "", "", Problems.none());
    }

    @PostMapping("/program/translations/{part}")
    String create(
            @PathVariable String part,
            @RequestParam(defaultValue = "") String reviewer,
            @RequestParam(defaultValue = "") String qualification,
            @RequestParam(defaultValue = "") String on,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        var found = found(part);
        var day = day(on);
        var problems = problems(reviewer, qualification, day);
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model, found.part(), reviewer, qualification, on, problems);
        }
        found.module()
                .reviewed(
                        found.part().key(),
                        new Translations.Review(reviewer.strip(), qualification.strip(), day.orElseThrow()));
        redirect.addFlashAttribute(
                "flash", new Frame.Flash(Frame.Flash.Kind.DONE, "Written down. It is offered in Spanish from now on."));
        return "redirect:/program/translations";
    }

    private Problems problems(String reviewer, String qualification, Optional<LocalDate> day) {
        var problems = Problems.none();
        if (reviewer.isBlank() || reviewer.length() > 200) {
            problems = problems.and("reviewer", "Please name the translator.");
        }
        if (qualification.strip().length() < 3 || qualification.length() > 300) {
            problems = problems.and(
                    "qualification", "Please say why they count as a qualified translator, such as their certificate.");
        }
        var today = LocalDate.ofInstant(clock.instant(), house.zone());
        return day.filter(date -> !date.isAfter(today) && date.isAfter(today.minusYears(20)))
                        .isPresent()
                ? problems
                : problems.and("on", "Please give the day of the review; it cannot be in the future.");
    }

    private static Optional<LocalDate> day(String on) {
        try {
            return on.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(on.strip()));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private Found found(String key) {
        authorization.require(Permission.MANAGE_PROGRAM);
        return all.stream()
                .flatMap(module -> module.parts().stream().map(part -> new Found(module, part)))
                .filter(found -> found.part().key().equals(key))
                .findFirst()
                .orElseThrow(NotYours::new);
    }

    private String state(Translations.Part part) {
        var show = new Show(Locale.ENGLISH, house.zone());
        return part.review()
                .map(one ->
                        "Reviewed by %s (%s) on %s".formatted(one.reviewer(), one.qualification(), show.date(one.on())))
                .orElse(part.changed() ? "Words changed since the last review" : "Not reviewed");
    }

    private String page(
            Model model, Translations.Part part, String reviewer, String qualification, String on, Problems problems) {
        model.addAttribute(
                "page",
                new TranslationPage(
                        part.key(), part.title(), state(part), part.words(), reviewer, qualification, on, problems));
        return "access/translation";
    }
}
