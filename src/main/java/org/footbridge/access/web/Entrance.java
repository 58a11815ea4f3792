package org.footbridge.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.AccountId;
import org.footbridge.access.Accounts;
import org.footbridge.access.MembershipId;
import org.footbridge.access.Proof;
import org.footbridge.access.SecondFactors;
import org.footbridge.access.SignInRules;
import org.footbridge.access.SignIns;
import org.footbridge.access.SignedIn;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/** Leads somebody recognized through what is still missing (second factor, which organization) to being signed in. */
@Component
class Entrance {

    /** An arrival that is not finished in this time starts again. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Accounts accounts;
    private final SecondFactors factors;
    private final SignInRules rules;
    private final Audit audit;
    private final Clock clock;
    private final SecurityContextRepository signIns;
    private final CsrfTokenRepository csrfTokens;
    private final SignIns open;

    Entrance(
            Accounts accounts,
            SecondFactors factors,
            SignInRules rules,
            Audit audit,
            Clock clock,
            SecurityContextRepository signIns,
            CsrfTokenRepository csrfTokens,
            SignIns open) {
        this.open = open;
        this.accounts = accounts;
        this.factors = factors;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
        this.signIns = signIns;
        this.csrfTokens = csrfTokens;
    }

    /** Starts an arrival in a sign-in row with a fresh name, so that one planted before is worth nothing. */
    String arrive(
            HttpServletRequest request,
            HttpServletResponse response,
            AccountId account,
            Proof.Device device,
            String then) {
        freshSession(request);
        return next(request, response, new Arrival(account.value(), clock.instant(), null, device, then));
    }

    /** As {@link #arrive}, by a passkey that checked the person: it is both factors at once. */
    String arriveByPasskey(
            HttpServletRequest request,
            HttpServletResponse response,
            AccountId account,
            Proof.Device device,
            String then) {
        freshSession(request);
        return next(request, response, new Arrival(account.value(), clock.instant(), clock.instant(), device, then));
    }

    /** The arrival of this browser, unless it took too long. */
    Optional<Arrival> arrival(HttpServletRequest request) {
        var session = request.getSession(false);
        return Optional.ofNullable(session == null ? null : (Arrival) session.getAttribute(Arrival.class.getName()))
                .filter(arrival -> clock.instant().isBefore(arrival.at().plus(PATIENCE)));
    }

    String secondFactorGiven(HttpServletRequest request, HttpServletResponse response, Arrival arrival) {
        return next(request, response, arrival.withSecondFactor(clock.instant()));
    }

    String chosen(HttpServletRequest request, HttpServletResponse response, Arrival arrival, MembershipId membership) {
        return accounts.memberships(new AccountId(arrival.account())).stream()
                .filter(one -> one.id().equals(membership))
                .findFirst()
                .map(one -> complete(request, response, arrival, one))
                .orElse("redirect:/sign-in");
    }

    private String next(HttpServletRequest request, HttpServletResponse response, Arrival arrival) {
        var account = new AccountId(arrival.account());
        var memberships = accounts.memberships(account);
        request.getSession().setAttribute(Arrival.class.getName(), arrival);
        if (arrival.secondFactorAt() == null) {
            if (factors.has(account)) {
                return "redirect:/second-factor";
            }
            if (rules.needsSecondFactor(memberships)) {
                return "redirect:/second-factor/set-up";
            }
        }
        return switch (memberships.size()) {
            case 0 -> "redirect:/sign-in";
            case 1 -> complete(request, response, arrival, memberships.getFirst());
            default -> "redirect:/sign-in/where";
        };
    }

    private String complete(
            HttpServletRequest request, HttpServletResponse response, Arrival arrival, Accounts.Membership membership) {
        var device = membership.isStaff() ? Proof.Device.WORK : arrival.device();
        var proof = new Proof(clock.instant(), arrival.at(), arrival.secondFactorAt(), device);
        enter(request, response, new AccountId(arrival.account()), membership, proof);
        return "redirect:" + (arrival.then().isEmpty() ? "/" : arrival.then());
    }

    /**
     * Somebody signed in goes on as what they are in another organization. The sign-in is as old as it was; one that is
     * too weak or too old for the other place starts again at the door.
     */
    String goOn(HttpServletRequest request, HttpServletResponse response, AccountId account, MembershipId wanted) {
        var session = request.getSession(false);
        var proof = session == null ? null : (Proof) session.getAttribute(Proof.class.getName());
        var there = accounts.memberships(account).stream()
                .filter(one -> one.id().equals(wanted))
                .findFirst();
        if (proof == null || there.isEmpty()) {
            return "redirect:/account";
        }
        var membership = there.get();
        var device = membership.isStaff()
                ? Proof.Device.WORK
                : proof.device() == Proof.Device.WORK ? Proof.Device.SHARED : proof.device();
        var carried = new Proof(proof.signedInAt(), proof.askedAt(), proof.secondFactorAt(), device);
        boolean weak = carried.secondFactorAt() == null && rules.needsSecondFactor(List.of(membership));
        open.end(session);
        if (weak || carried.endedBy(clock.instant())) {
            return "redirect:/sign-in";
        }
        enter(request, response, account, membership, carried);
        return "redirect:/";
    }

    private void enter(
            HttpServletRequest request,
            HttpServletResponse response,
            AccountId account,
            Accounts.Membership membership,
            Proof proof) {
        var actor = accounts.actor(account, membership.id()).orElseThrow();
        freshSession(request);
        var session = request.getSession();
        session.setAttribute(Proof.class.getName(), proof);
        session.setAttribute(SignIns.BROWSER, BrowserName.of(request.getHeader(HttpHeaders.USER_AGENT)));
        session.setMaxInactiveInterval(
                (int) actor.call(() -> rules.idle(proof.device())).toSeconds());
        if (proof.device() == Proof.Device.OWN_PHONE) {
            request.setAttribute(OWN_PHONE, true);
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(account.value(), membership.id().value()), null, List.of()));
        SecurityContextHolder.setContext(context);
        signIns.saveContext(context, request, response);
        csrfTokens.saveToken(null, request, response);
        actor.run(() -> {
            accounts.cameIn(membership.id());
            audit.apart(Act.SIGN_IN, "sign-in", account, List.of(), "");
        });
    }

    private static final String OWN_PHONE = "org.footbridge.access.ownPhone";

    private static void freshSession(HttpServletRequest request) {
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        request.getSession(true);
    }
}
