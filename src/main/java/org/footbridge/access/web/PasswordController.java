package org.footbridge.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.footbridge.access.AccountAudit;
import org.footbridge.access.AccountId;
import org.footbridge.access.Accounts;
import org.footbridge.access.PasswordChanges;
import org.footbridge.access.Passwords;
import org.footbridge.access.SignIns;
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
import org.springframework.web.servlet.support.RequestContextUtils;

/** Changing one's own password; it needs the present one and ends every other sign-in. */
@Controller
class PasswordController {

    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordChanges changes;
    private final SignIns signIns;
    private final AccountAudit audit;
    private final KnownDevice device;
    private final Waiting waiting;
    private final WordsOf words;

    PasswordController(
            Accounts accounts,
            Passwords passwords,
            PasswordChanges changes,
            SignIns signIns,
            AccountAudit audit,
            KnownDevice device,
            Waiting waiting,
            WordsOf words) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.changes = changes;
        this.signIns = signIns;
        this.audit = audit;
        this.device = device;
        this.waiting = waiting;
        this.words = words;
    }

    @GetMapping("/account/password")
    String show(Model model) {
        return page(model, Problems.none());
    }

    @PostMapping("/account/password")
    String change(
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var account = Own.account();
        var said = words.of(RequestContextUtils.getLocale(request));
        var problems = problems(account, present, next, request, said);
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model, problems);
        }
        passwords.set(account, next);
        signIns.endOthers(account, request.getSession());
        request.changeSessionId();
        device.keep(response, passwords.learn(account));
        changes.changed(account, said.locale());
        redirect.addFlashAttribute(
                "flash", new Frame.Flash(Frame.Flash.Kind.DONE, said.say("access.password.changed")));
        return "redirect:/account";
    }

    /** The new one is looked at first: a try at the present one counts, and should not be spent on a short new one. */
    private Problems problems(AccountId account, String present, String next, HttpServletRequest request, Words said) {
        Optional<String> wrong = next.equals(present) ? Optional.of("access.password.again") : Passwords.problem(next);
        if (wrong.isPresent()) {
            return Problems.of("next", said.say(wrong.get()));
        }
        return switch (passwords.again(account, present, request.getRemoteAddr())) {
            case Passwords.Recognized _ -> Problems.none();
            case Passwords.NotRecognized() -> {
                audit.failed(account, "password, before a new one");
                yield Problems.of("present", said.say("access.prove.wrong"));
            }
            case Passwords.Wait(var until) -> Problems.of("present", waiting.sentence(said, until));
        };
    }

    private String page(Model model, Problems problems) {
        model.addAttribute("page", new PasswordPage(accounts.signInName(Own.account()), problems));
        return "access/password";
    }
}
