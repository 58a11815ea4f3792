package org.footbridge.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.footbridge.access.AccountAudit;
import org.footbridge.access.AccountId;
import org.footbridge.access.Passkeys;
import org.footbridge.access.Passwords;
import org.footbridge.access.Proof;
import org.footbridge.access.SecondFactors;
import org.footbridge.platform.Actor;
import org.footbridge.ui.Problems;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Asks once more who it is, in the middle of a sign-in: staff for their second factor before a signature, others for
 * their password before consents, export and private things.
 */
@Controller
class ProveController {

    private final Passwords passwords;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final AccountAudit audit;
    private final Waiting waiting;
    private final Clock clock;
    private final WordsOf words;

    ProveController(
            Passwords passwords,
            SecondFactors factors,
            Passkeys passkeys,
            AccountAudit audit,
            Waiting waiting,
            Clock clock,
            WordsOf words) {
        this.passwords = passwords;
        this.factors = factors;
        this.passkeys = passkeys;
        this.audit = audit;
        this.waiting = waiting;
        this.clock = clock;
        this.words = words;
    }

    @GetMapping("/prove")
    String show(@RequestParam(defaultValue = "") String then, Model model) {
        return page(model, then, Problems.none());
    }

    @PostMapping("/prove")
    String create(
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(defaultValue = "") String then,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var account = Own.account();
        var problem = byCode(account) ? code(account, secret, request) : password(account, secret, request);
        if (problem != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model, then, Problems.of("secret", problem));
        }
        proven(request, byCode(account));
        return "redirect:" + (Then.local(then).isEmpty() ? "/" : Then.local(then));
    }

    /** From now on this sign-in counts as proven again. */
    void proven(HttpServletRequest request, boolean secondFactor) {
        var session = request.getSession();
        var now = clock.instant();
        var proof = (Proof) session.getAttribute(Proof.class.getName());
        if (proof != null) {
            session.setAttribute(Proof.class.getName(), secondFactor ? proof.secondFactor(now) : proof.asked(now));
        }
    }

    private @Nullable String code(AccountId account, String code, HttpServletRequest request) {
        var said = words.of(RequestContextUtils.getLocale(request));
        return switch (factors.give(account, code)) {
            case SecondFactors.Right() -> null;
            case SecondFactors.Wrong() -> {
                audit.failed(account, "second factor");
                yield said.say("access.second.wrong");
            }
            case SecondFactors.Wait(var until) -> waiting.sentence(said, until);
        };
    }

    private @Nullable String password(AccountId account, String password, HttpServletRequest request) {
        var said = words.of(RequestContextUtils.getLocale(request));
        return switch (passwords.again(account, password, request.getRemoteAddr())) {
            case Passwords.Recognized _ -> null;
            case Passwords.NotRecognized() -> {
                audit.failed(account, "password, asked again");
                yield said.say("access.prove.wrong");
            }
            case Passwords.Wait(var until) -> waiting.sentence(said, until);
        };
    }

    private boolean byCode(AccountId account) {
        return Actor.current().isStaff() && factors.hasCodes(account);
    }

    private String page(Model model, String then, Problems problems) {
        var account = Own.account();
        model.addAttribute("page", new ProvePage(Then.local(then), byCode(account), passkeys.has(account), problems));
        return "access/prove";
    }
}
