package org.footbridge.staff.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.Permission;
import org.footbridge.platform.FormTokens;
import org.footbridge.staff.Credentials;
import org.footbridge.staff.SigningTerms;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who signs what besides its author: directors change it from a day on, supervisors see it. */
@Controller
class SigningController {

    private static final SigningPage.Typed NOTHING = new SigningPage.Typed("", "yes", "", "yes", "", "");

    private final SigningTerms terms;
    private final Authorization authorization;
    private final House house;
    private final FormTokens tokens;
    private final Clock clock;

    SigningController(SigningTerms terms, Authorization authorization, House house, FormTokens tokens, Clock clock) {
        this.terms = terms;
        this.authorization = authorization;
        this.house = house;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping("/staff/signing")
    String show(Model model) {
        return page(NOTHING, Problems.none(), model);
    }

    @PostMapping("/staff/signing")
    String sign(
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String supervisor,
            @RequestParam(defaultValue = "") String withinDays,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String startsOn,
            @RequestParam(defaultValue = "") String source,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        authorization.require(Permission.KEEP_CREDENTIALS);
        var typed = new SigningPage.Typed(what, supervisor, withinDays, person, startsOn, source);
        var chosen = Arrays.stream(SigningTerms.What.values())
                .filter(one -> one.name().equalsIgnoreCase(what))
                .findFirst();
        var from = day(startsOn);
        var days = number(withinDays);
        var problem = chosen.isEmpty()
                ? Problems.of("what", "Choose what it is about.")
                : from.isEmpty()
                        ? Problems.of("startsOn", "Say from which day on.")
                        : !withinDays.isBlank() && days.isEmpty()
                                ? Problems.of("withinDays", "Write a number of days, or leave it empty.")
                                : Problems.none();
        if (problem.any()) {
            return refused(typed, problem, response, model);
        }
        var wish = new SigningTerms.NewTerm(
                chosen.orElseThrow(), supervisor.equals("yes"), days, person.equals("yes"), source, from.orElseThrow());
        var refused = new String[2];
        var answer = tokens.once(formToken, () -> {
            if (terms.sign(wish) instanceof Credentials.Answer.Refused(var field, var sentence)) {
                refused[0] = field;
                refused[1] = sentence;
                return "";
            }
            return "redirect:/staff/signing";
        });
        if (refused[0] != null) {
            return refused(typed, Problems.of(refused[0], refused[1]), response, model);
        }
        next.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.DONE, "Signed. It holds from that day on."));
        return answer;
    }

    private String refused(SigningPage.Typed typed, Problems problems, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(typed, problems, model);
    }

    private String page(SigningPage.Typed typed, Problems problems, Model model) {
        authorization.require(Permission.SEE_CREDENTIALS);
        var today = LocalDate.ofInstant(clock.instant(), house.zone());
        var show = new Show(Locale.US, ZoneOffset.UTC);
        model.addAttribute(
                "page",
                new SigningPage(
                        terms.on(today).values().stream()
                                .map(term -> line(term, show))
                                .toList(),
                        terms.all().stream().map(term -> line(term, show)).toList(),
                        authorization.may(Permission.KEEP_CREDENTIALS),
                        today.toString(),
                        typed,
                        problems));
        return "staff/signing";
    }

    private static SigningPage.Line line(SigningTerms.Term term, Show show) {
        return new SigningPage.Line(
                term.what().label(),
                term.supervisorSigns()
                        ? "The supervisor, where there is one"
                                + term.withinDays()
                                        .map(days -> days == 1 ? ", within 1 day" : ", within " + days + " days")
                                        .orElse(", no clock")
                        : "Nobody else",
                !term.what().plan() ? "" : term.personSigns() ? "Asked to sign" : "Not asked",
                term.startsOn()
                        .map(day -> show.date(day)
                                + term.signedBy().map(name -> ", " + name).orElse(""))
                        .orElse("Since the start"),
                term.source().orElse("Until a director signs something else"));
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return typed.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> number(String typed) {
        return Optional.of(typed.strip()).filter(one -> one.matches("\\d{1,3}")).map(Integer::valueOf);
    }
}
