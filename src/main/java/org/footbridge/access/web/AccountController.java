package org.footbridge.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.access.AccountAudit;
import org.footbridge.access.AccountId;
import org.footbridge.access.Accounts;
import org.footbridge.access.AsksAgain;
import org.footbridge.access.House;
import org.footbridge.access.MembershipId;
import org.footbridge.access.Passkeys;
import org.footbridge.access.SecondFactors;
import org.footbridge.access.SignIns;
import org.footbridge.platform.Actor;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** One's own sign-in: where one is signed in, second factor, passkeys, and the other places one belongs to. */
@Controller
class AccountController {

    private final Accounts accounts;
    private final SignIns signIns;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final AccountAudit audit;
    private final Entrance entrance;
    private final Places places;
    private final House house;
    private final WordsOf words;

    AccountController(
            Accounts accounts,
            SignIns signIns,
            SecondFactors factors,
            Passkeys passkeys,
            AccountAudit audit,
            Entrance entrance,
            Places places,
            House house,
            WordsOf words) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.factors = factors;
        this.passkeys = passkeys;
        this.audit = audit;
        this.entrance = entrance;
        this.places = places;
        this.house = house;
        this.words = words;
    }

    @GetMapping("/account")
    String show(HttpServletRequest request, Model model) {
        var account = Own.account();
        var said = said(request);
        var show = new Show(said.locale(), house.zone());
        model.addAttribute(
                "page",
                new AccountPage(
                        accounts.signInName(account),
                        signIns.openOf(account, request.getSession(false)).stream()
                                .map(one -> line(one, said, show))
                                .toList(),
                        Actor.current().isStaff(),
                        factors.hasCodes(account),
                        factors.recoveryCodesLeft(account),
                        passkeys.of(account).stream()
                                .map(one -> new AccountPage.Passkey(
                                        Base64.getUrlEncoder().withoutPadding().encodeToString(one.credentialId()),
                                        said.say("access.account.passkey", show.dateTime(one.createdAt()))))
                                .toList(),
                        elsewhere(account)));
        return "access/account";
    }

    private static AccountPage.SignIn line(SignIns.SignIn one, Words said, Show show) {
        var device = said.say("access.account.device." + one.device().name().toLowerCase(Locale.ROOT));
        return new AccountPage.SignIn(
                one.key(),
                one.browser().isEmpty() ? device : device + " · " + one.browser(),
                said.say(
                        "access.account.signIn",
                        show.dateTime(one.startedAt()),
                        show.dateTime(one.lastUsedAt()),
                        show.zoneName()),
                one.here());
    }

    private List<Choice> elsewhere(AccountId account) {
        var here = Actor.current().membership();
        return places.of(account).stream()
                .filter(place -> here == null || !place.value().equals(here.toString()))
                .toList();
    }

    /** Fresh recovery codes, shown once. */
    @PostMapping("/account/recovery-codes")
    @AsksAgain
    String recoveryCodes(Model model) {
        var account = Own.account();
        var codes = factors.newRecoveryCodes(account);
        audit.changed(account, "new recovery codes");
        return SecondFactorController.recoveryCodes(model, codes, "redirect:/account");
    }

    /** Where somebody comes back to who was asked again before fresh codes. */
    @GetMapping("/account/recovery-codes")
    String recoveryCodesAgain() {
        return "redirect:/account";
    }

    /** Ends every sign-in, this one too. */
    @PostMapping("/account/sign-ins/end")
    String endAll() {
        signIns.endAll(Own.account());
        return "redirect:/sign-in";
    }

    /** Ends one of one's own sign-ins elsewhere: the phone in the taxi. */
    @PostMapping("/account/sign-ins/{key}/end")
    String endOne(@PathVariable String key, HttpServletRequest request, RedirectAttributes redirect) {
        boolean ended = signIns.endOne(Own.account(), key);
        redirect.addFlashAttribute(
                "flash",
                new Frame.Flash(
                        Frame.Flash.Kind.DONE,
                        said(request).say(ended ? "access.account.ended" : "access.account.endedBefore")));
        return "redirect:/account";
    }

    /** Goes on in another organization this login belongs to. */
    @PostMapping("/account/place")
    String goOn(@RequestParam UUID membership, HttpServletRequest request, HttpServletResponse response) {
        return entrance.goOn(request, response, Own.account(), new MembershipId(membership));
    }

    private Words said(HttpServletRequest request) {
        return words.of(RequestContextUtils.getLocale(request));
    }
}
