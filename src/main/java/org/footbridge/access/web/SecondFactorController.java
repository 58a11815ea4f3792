package org.footbridge.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.footbridge.access.AccountAudit;
import org.footbridge.access.AccountId;
import org.footbridge.access.Accounts;
import org.footbridge.access.Open;
import org.footbridge.access.Passkeys;
import org.footbridge.access.SecondFactors;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.RequestContextUtils;

/** The second step of signing in: a code of the authenticator app, or setting one up. */
@Controller
@Open
class SecondFactorController {

    private final Entrance entrance;
    private final Accounts accounts;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final AccountAudit audit;
    private final Waiting waiting;
    private final WordsOf words;

    SecondFactorController(
            Entrance entrance,
            Accounts accounts,
            SecondFactors factors,
            Passkeys passkeys,
            AccountAudit audit,
            Waiting waiting,
            WordsOf words) {
        this.entrance = entrance;
        this.accounts = accounts;
        this.factors = factors;
        this.passkeys = passkeys;
        this.audit = audit;
        this.waiting = waiting;
        this.words = words;
    }

    @GetMapping("/second-factor")
    String show(HttpServletRequest request, Model model) {
        return entrance.arrival(request)
                .map(arrival -> ask(model, new AccountId(arrival.account()), Problems.none()))
                .orElse("redirect:/sign-in");
    }

    @PostMapping("/second-factor")
    String create(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var arrival = entrance.arrival(request);
        if (arrival.isEmpty()) {
            return "redirect:/sign-in";
        }
        var account = new AccountId(arrival.get().account());
        return switch (factors.give(account, code)) {
            case SecondFactors.Right() -> entrance.secondFactorGiven(request, response, arrival.get());
            case SecondFactors.Wrong() -> {
                audit.failed(account, "second factor");
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield ask(model, account, Problems.of("code", said(request).say("access.second.wrong")));
            }
            case SecondFactors.Wait(var until) -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                yield ask(model, account, Problems.of("code", waiting.sentence(said(request), until)));
            }
        };
    }

    private String ask(Model model, AccountId account, Problems problems) {
        model.addAttribute("page", new SecondFactorPage(factors.hasCodes(account), passkeys.has(account), problems));
        return "access/secondFactor";
    }

    @GetMapping("/second-factor/set-up")
    String setUp(HttpServletRequest request, Model model) {
        return entrance.arrival(request)
                .map(arrival -> offer(model, new AccountId(arrival.account()), Problems.none()))
                .orElse("redirect:/sign-in");
    }

    @PostMapping("/second-factor/set-up")
    String confirm(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var arrival = entrance.arrival(request);
        if (arrival.isEmpty()) {
            return "redirect:/sign-in";
        }
        var account = new AccountId(arrival.get().account());
        if (factors.has(account)) {
            return "redirect:/second-factor";
        }
        var confirmed = factors.confirm(account, code);
        if (confirmed.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return offer(model, account, Problems.of("code", said(request).say("access.second.wrong")));
        }
        audit.changed(account, "authenticator app set up");
        var next = entrance.secondFactorGiven(request, response, arrival.get());
        return recoveryCodes(model, confirmed.get(), next);
    }

    static String recoveryCodes(Model model, List<String> codes, String next) {
        model.addAttribute("page", new RecoveryCodesPage(codes, next.replaceFirst("^redirect:", "")));
        return "access/recoveryCodes";
    }

    private String offer(Model model, AccountId account, Problems problems) {
        if (factors.has(account)) {
            return "redirect:/second-factor";
        }
        var offer = factors.offer(account, accounts.signInName(account));
        model.addAttribute(
                "page", new SecondFactorSetUpPage(QrDrawing.of(offer.address()), spaced(offer.secret()), problems));
        return "access/secondFactorSetUp";
    }

    private static String spaced(String secret) {
        return secret.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private Words said(HttpServletRequest request) {
        return words.of(RequestContextUtils.getLocale(request));
    }
}
