package org.footbridge.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.footbridge.access.AccountAudit;
import org.footbridge.access.AccountId;
import org.footbridge.access.Accounts;
import org.footbridge.access.Open;
import org.footbridge.access.Passkeys;
import org.footbridge.access.Proof;
import org.footbridge.access.SecondFactors;
import org.footbridge.platform.Actor;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Making and using passkeys. The browser's script asks for options, talks to the device, and posts the answer with the
 * form it stands in; the challenge waits in the sign-in's row.
 */
@Controller
@Open
class PasskeysController {

    private final Passkeys passkeys;
    private final SecondFactors factors;
    private final Entrance entrance;
    private final Accounts accounts;
    private final ProveController prove;
    private final AccountAudit audit;

    PasskeysController(
            Passkeys passkeys,
            SecondFactors factors,
            Entrance entrance,
            Accounts accounts,
            ProveController prove,
            AccountAudit audit) {
        this.audit = audit;
        this.passkeys = passkeys;
        this.factors = factors;
        this.entrance = entrance;
        this.accounts = accounts;
        this.prove = prove;
    }

    @PostMapping(path = "/passkeys/options/get", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> request(HttpServletRequest request) {
        var options = passkeys.request();
        request.getSession().setAttribute(PublicKeyCredentialRequestOptions.class.getName(), options);
        return ResponseEntity.ok(passkeys.json(options));
    }

    @PostMapping(path = "/passkeys/options/create", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> creation(HttpServletRequest request) {
        return maker(request)
                .map(account -> {
                    var options = passkeys.creation(account);
                    request.getSession().setAttribute(PublicKeyCredentialCreationOptions.class.getName(), options);
                    return ResponseEntity.ok(passkeys.json(options));
                })
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @PostMapping("/passkeys/sign-in")
    String signIn(
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String then,
            HttpServletRequest request,
            HttpServletResponse response) {
        return recognized(request, credential)
                .filter(account -> !accounts.memberships(account).isEmpty())
                .map(account ->
                        entrance.arriveByPasskey(request, response, account, Proof.Device.SHARED, Then.local(then)))
                .orElse("redirect:/sign-in");
    }

    @PostMapping("/passkeys/second-factor")
    String secondFactor(
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request,
            HttpServletResponse response) {
        var arrival = entrance.arrival(request);
        return arrival.filter(one -> recognized(request, credential)
                        .filter(account -> account.value().equals(one.account()))
                        .isPresent())
                .map(one -> entrance.secondFactorGiven(request, response, one))
                .orElse("redirect:/second-factor");
    }

    @PostMapping("/passkeys/prove")
    String prove(
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String then,
            HttpServletRequest request) {
        if (Actor.bound().filter(actor -> actor.account() != null).isEmpty()) {
            return "redirect:/sign-in";
        }
        var own = recognized(request, credential)
                .filter(account -> account.equals(Own.account()))
                .isPresent();
        if (own) {
            prove.proven(request, true);
        }
        var local = Then.local(then).isEmpty() ? "/" : Then.local(then);
        return own ? "redirect:" + local : "redirect:/prove?then=" + local;
    }

    /** The first second factor of a login that has none, on its way in. */
    @PostMapping("/passkeys/first")
    String first(
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var arrival = entrance.arrival(request);
        if (arrival.isEmpty()) {
            return "redirect:/sign-in";
        }
        var account = new AccountId(arrival.get().account());
        if (factors.has(account) || !passkeys.registered(request.getSession(), credential)) {
            return "redirect:/second-factor/set-up";
        }
        audit.changed(account, "passkey made");
        var codes = factors.newRecoveryCodes(account);
        return SecondFactorController.recoveryCodes(
                model, codes, entrance.secondFactorGiven(request, response, arrival.get()));
    }

    /** A challenge is answered once. */
    private Optional<AccountId> recognized(HttpServletRequest request, String credential) {
        var session = request.getSession();
        var options = (PublicKeyCredentialRequestOptions)
                session.getAttribute(PublicKeyCredentialRequestOptions.class.getName());
        session.removeAttribute(PublicKeyCredentialRequestOptions.class.getName());
        return options == null ? Optional.empty() : passkeys.recognize(options, credential);
    }

    /** Somebody signed in, or somebody on the way in who has no second factor yet. */
    private Optional<AccountId> maker(HttpServletRequest request) {
        var signedIn = Actor.bound().filter(actor -> actor.account() != null).map(_ -> Own.account());
        return signedIn.or(() -> entrance.arrival(request)
                .map(arrival -> new AccountId(arrival.account()))
                .filter(account -> !factors.has(account)));
    }
}
