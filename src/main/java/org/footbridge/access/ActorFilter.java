package org.footbridge.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Organizations;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Binds the actor once per request, with the proof of who it is: the signed-in membership, the token's client, or a
 * visitor of the organization whose name stands first in the path or whose arrival tablet it is.
 */
@Component
final class ActorFilter extends OncePerRequestFilter {

    static final String ORGANIZATION_CLAIM = "organization";

    private final Accounts accounts;
    private final Organizations organizations;
    private final ReservedNames reserved;
    private final Tablets tablets;
    private final Clients clients;
    private final ObjectProvider<OpenedByRelease> releases;
    private final Clock clock;

    ActorFilter(
            Accounts accounts,
            Organizations organizations,
            ReservedNames reserved,
            Tablets tablets,
            Clients clients,
            ObjectProvider<OpenedByRelease> releases,
            Clock clock) {
        this.accounts = accounts;
        this.organizations = organizations;
        this.reserved = reserved;
        this.tablets = tablets;
        this.clients = clients;
        this.releases = releases;
        this.clock = clock;
    }

    /** It stands inside the security chain; Spring Boot must not put it in front of it once more. */
    @Configuration
    static class NotOnItsOwn {

        @Bean
        FilterRegistrationBean<ActorFilter> actorFilterOnlyInTheChain(ActorFilter filter) {
            var registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        var proof = session == null ? null : (Proof) session.getAttribute(Proof.class.getName());
        if (session != null && proof != null && proof.endedBy(clock.instant())) {
            end(session);
            proof = null;
        }
        var actor = actor(request);
        try {
            if (actor.isEmpty()) {
                chain.doFilter(request, response);
            } else {
                var known = proof;
                actor.get().<Boolean, Exception>call(() -> proven(known, request, response, chain));
            }
        } catch (ServletException | IOException | RuntimeException passedOn) {
            throw passedOn;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }

    private static boolean proven(
            @Nullable Proof proof, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws Exception {
        if (proof == null) {
            chain.doFilter(request, response);
        } else {
            proof.<Boolean, Exception>call(() -> {
                chain.doFilter(request, response);
                return true;
            });
        }
        return true;
    }

    private static void end(HttpSession session) {
        session.invalidate();
        SecurityContextHolder.clearContext();
    }

    private Optional<Actor> actor(HttpServletRequest request) {
        if (atTablet(request)) {
            // A sign-in left open on the device counts for nothing here: whoever stands there is a stranger.
            return tablets.asking(request).map(tablet -> Actor.visitor(tablet.organizationId()));
        }
        var visited = visited(request);
        var signedIn = signedIn(request);
        return visited.isPresent()
                        && signedIn.filter(own -> own.organization().equals(visited.get()))
                                .isEmpty()
                ? visited.map(Actor::visitor)
                : signedIn;
    }

    /** Asked anew at each call, so that a release taken back is closed with the next one. */
    private Actor client(OrganizationId organization, String client, String path) {
        var recipient = clients.client(client).flatMap(Clients.Client::recipient);
        if (recipient.isEmpty()) {
            return Actor.client(organization, client);
        }
        var type = path.replaceFirst("^/fhir/?", "").replaceFirst("/.*", "");
        var rule = releases.getIfAvailable();
        return rule == null
                ? Actor.clientFor(organization, client, Set.of())
                : Actor.job(organization, "released to")
                        .call(() -> Actor.clientFor(organization, client, rule.participants(recipient.get(), type))
                                .toldOfSubstances(rule.substances(recipient.get())));
    }

    private Optional<Actor> signedIn(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof JwtAuthenticationToken token) {
            return Optional.ofNullable(token.getToken().getClaimAsString(ORGANIZATION_CLAIM))
                    .map(id -> client(
                            new OrganizationId(UUID.fromString(id)),
                            token.getName(),
                            request.getRequestURI()
                                    .substring(request.getContextPath().length())));
        }
        return authentication != null && authentication.getPrincipal() instanceof SignedIn one
                ? accounts.actor(new AccountId(one.account()), new MembershipId(one.membership()))
                : Optional.empty();
    }

    private static boolean atTablet(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return path.equals(Tablets.PATH) || path.startsWith(Tablets.PATH + "/");
    }

    private Optional<OrganizationId> visited(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        int end = path.indexOf('/', 1);
        var first = path.isEmpty() ? "" : path.substring(1, end < 0 ? path.length() : end);
        return first.matches("[a-z][a-z0-9-]{1,40}") && !reserved.contains(first)
                ? organizations.bySlug(first)
                : Optional.empty();
    }
}
