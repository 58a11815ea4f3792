package org.footbridge.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import java.util.Optional;
import org.footbridge.access.OneTimeCodes;
import org.footbridge.access.Open;
import org.footbridge.access.Passwords;
import org.footbridge.access.Proof;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.RequestContextUtils;

/** A code from the team, or a link for staff, becomes a sign-in. */
@Controller
@Open
class CodeController {

    /** What this browser brought, kept until the account is made; the code itself is not kept. */
    private record Brought(String secret, boolean link) implements Serializable {
        @Serial
        private static final long serialVersionUID = 1;
    }

    private final OneTimeCodes codes;
    private final Entrance entrance;
    private final KnownDevice device;
    private final Passwords passwords;
    private final Waiting waiting;
    private final WordsOf words;

    CodeController(
            OneTimeCodes codes,
            Entrance entrance,
            KnownDevice device,
            Passwords passwords,
            Waiting waiting,
            WordsOf words) {
        this.codes = codes;
        this.entrance = entrance;
        this.device = device;
        this.passwords = passwords;
        this.waiting = waiting;
        this.words = words;
    }

    @GetMapping("/code")
    String show(Model model) {
        model.addAttribute("problems", Problems.none());
        return "access/code";
    }

    @PostMapping("/code")
    String create(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var said = said(request);
        return switch (codes.open(code, request.getRemoteAddr())) {
            case OneTimeCodes.Opened _ -> {
                request.getSession().setAttribute(Brought.class.getName(), new Brought(code, false));
                yield "redirect:/code/account";
            }
            case OneTimeCodes.Unknown() -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("problems", Problems.of("code", said.say("access.code.unknown")));
                yield "access/code";
            }
            case OneTimeCodes.Wait(var until) -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                model.addAttribute("problems", Problems.of("code", waiting.sentence(said, until)));
                yield "access/code";
            }
        };
    }

    /** A link for staff; the token leaves the address at once. */
    @GetMapping("/code/link/{token}")
    String link(@PathVariable String token, HttpServletRequest request) {
        request.getSession().setAttribute(Brought.class.getName(), new Brought(token, true));
        return "redirect:/code/account";
    }

    @GetMapping("/code/account")
    String choose(HttpServletRequest request, Model model) {
        return invitation(request)
                .map(invitation -> page(model, invitation, "", Problems.none()))
                .orElse("redirect:/code");
    }

    @PostMapping("/code/account")
    String make(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String word,
            @RequestParam(defaultValue = "shared") String on,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var brought = invitation(request);
        if (brought.isEmpty()) {
            return "redirect:/code";
        }
        var invitation = brought.get();
        var said = said(request);
        var problems = problems(invitation, name, password, said);
        if (!problems.any()) {
            switch (codes.use(
                    invitation, invitation.existing().orElse(name), password, word, request.getRemoteAddr())) {
                case OneTimeCodes.Ready(var account) -> {
                    device.keep(response, passwords.learn(account));
                    var where = on.equals("own") ? Proof.Device.OWN_PHONE : Proof.Device.SHARED;
                    return entrance.arrive(request, response, account, where, "");
                }
                case OneTimeCodes.NameTaken() ->
                    problems = invitation.elsewhere()
                            ? problems.and("password", said.say("access.prove.wrong"))
                            : problems.and("name", said.say("access.code.taken"));
                case OneTimeCodes.TooLate() -> {
                    return "redirect:/code";
                }
                case OneTimeCodes.WrongWord() -> problems = problems.and("word", said.say("access.code.agreed.wrong"));
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(model, invitation, name, problems);
    }

    private static Problems problems(OneTimeCodes.Invitation invitation, String name, String password, Words said) {
        var problems = Problems.none();
        if (invitation.existing().isEmpty()) {
            var right = invitation.forStaff()
                    ? name.strip().matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+")
                    : name.strip().matches("[\\p{L}0-9._-]{3,60}");
            if (!right) {
                problems = problems.and(
                        "name", said.say(invitation.forStaff() ? "access.code.email" : "access.code.word"));
            }
        }
        var wrong = invitation.elsewhere() ? Optional.<String>empty() : Passwords.problem(password);
        return wrong.isPresent() ? problems.and("password", said.say(wrong.get())) : problems;
    }

    private Optional<OneTimeCodes.Invitation> invitation(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        var brought = session == null ? null : (Brought) session.getAttribute(Brought.class.getName());
        if (brought == null) {
            return Optional.empty();
        }
        var answer = brought.link()
                ? codes.openLink(brought.secret())
                : codes.open(brought.secret(), request.getRemoteAddr());
        return answer instanceof OneTimeCodes.Opened(var invitation) ? Optional.of(invitation) : Optional.empty();
    }

    private static String page(Model model, OneTimeCodes.Invitation invitation, String name, Problems problems) {
        model.addAttribute(
                "page",
                new CodeAccountPage(
                        invitation.existing().orElse(name),
                        invitation.existing().isPresent(),
                        invitation.elsewhere(),
                        invitation.forStaff(),
                        invitation.wordHash().isPresent(),
                        problems));
        return "access/codeAccount";
    }

    private Words said(HttpServletRequest request) {
        return words.of(RequestContextUtils.getLocale(request));
    }
}
