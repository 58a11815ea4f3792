package org.footbridge.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.footbridge.access.AccountId;
import org.footbridge.access.Accounts;
import org.footbridge.access.AsksAgain;
import org.footbridge.access.House;
import org.footbridge.access.Passkeys;
import org.footbridge.access.SecondFactors;
import org.footbridge.access.SignIns;
import org.footbridge.platform.Actor;
import org.footbridge.ui.Show;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.support.RequestContextUtils;

/** One's own sign-in: where one is signed in, password, second factor, passkeys. */
@Controller
class AccountController {

    private final Accounts accounts;
    private final SignIns signIns;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final Optional<House> house;
    private final WordsOf words;

    AccountController(
            Accounts accounts,
            SignIns signIns,
            SecondFactors factors,
            Passkeys passkeys,
            Optional<House> house,
            WordsOf words) {
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.signIns = signIns;
        this.factors = factors;
        this.house = house;
        this.words = words;
    }

    @GetMapping("/account")
    String show(HttpServletRequest request, Model model) {
        var account = Own.account();
        var said = words.of(RequestContextUtils.getLocale(request));
        var show = new Show(
                said.locale(),
                house.flatMap(House::about)
                        .map(about -> ZoneId.of(about.zone()))
                        .orElse(ZoneOffset.UTC));
        model.addAttribute(
                "page",
                new AccountPage(
                        accounts.signInName(account),
                        signIns.openOf(account).stream()
                                .map(one -> said.say(
                                        "access.account.signIn",
                                        show.dateTime(one.startedAt()),
                                        show.dateTime(one.lastUsedAt())))
                                .toList(),
                        Actor.current().isStaff(),
                        factors.hasCodes(account),
                        factors.recoveryCodesLeft(account),
                        passkeys.of(account).stream()
                                .map(one -> new AccountPage.Passkey(
                                        Base64.getUrlEncoder().withoutPadding().encodeToString(one.credentialId()),
                                        said.say("access.account.passkey", show.dateTime(one.createdAt()))))
                                .toList()));
        return "access/account";
    }

    /** Fresh recovery codes, shown once. */
    @PostMapping("/account/recovery-codes")
    @AsksAgain
    String recoveryCodes(Model model) {
        return SecondFactorController.recoveryCodes(
                model, factors.newRecoveryCodes(Own.account()), "redirect:/account");
    }

    /** Ends every sign-in, this one too. */
    @PostMapping("/account/sign-ins/end")
    String endAll() {
        signIns.endAll(Own.account());
        return "redirect:/sign-in";
    }

    /** The login of who asks. */
    static final class Own {

        private Own() {}

        static AccountId account() {
            var account = Actor.current().account();
            if (account == null) {
                throw new IllegalStateException("A page of one's own account was reached without one.");
            }
            return new AccountId(account);
        }
    }
}
