package org.footbridge.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Organizations;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Binds the actor once per request: the signed-in membership, the token's client, or a visitor of the organization
 * whose name stands first in the path.
 */
final class ActorFilter extends OncePerRequestFilter {

    static final String ORGANIZATION_CLAIM = "organization";

    private final Accounts accounts;
    private final Organizations organizations;

    ActorFilter(Accounts accounts, Organizations organizations) {
        this.accounts = accounts;
        this.organizations = organizations;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var actor = actor(request);
        if (actor.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            actor.get().<Void, Exception>call(() -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (ServletException | IOException | RuntimeException passedOn) {
            throw passedOn;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }

    private Optional<Actor> actor(HttpServletRequest request) {
        var visited = visited(request);
        var signedIn = signedIn();
        return visited.isPresent()
                        && signedIn.filter(own -> own.organization().equals(visited.get()))
                                .isEmpty()
                ? visited.map(Actor::visitor)
                : signedIn;
    }

    private Optional<Actor> signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof JwtAuthenticationToken token) {
            return Optional.ofNullable(token.getToken().getClaimAsString(ORGANIZATION_CLAIM))
                    .map(id -> Actor.client(new OrganizationId(UUID.fromString(id)), token.getName()));
        }
        return authentication != null && authentication.getPrincipal() instanceof SignedIn one
                ? accounts.actor(new AccountId(one.account()), new MembershipId(one.membership()))
                : Optional.empty();
    }

    private Optional<OrganizationId> visited(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        int end = path.indexOf('/', 1);
        var first = path.isEmpty() ? "" : path.substring(1, end < 0 ? path.length() : end);
        return first.matches("[a-z][a-z0-9-]{1,40}") ? organizations.bySlug(first) : Optional.empty();
    }
}
