package org.footbridge.access;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.Objects;
import org.footbridge.platform.Actor;
import org.footbridge.platform.TestTime;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** For tests of pages with MockMvc: {@code mvc.get().uri("/today").with(SignedInAs.actor(dana))}. */
public final class SignedInAs {

    private SignedInAs() {}

    /** Signed in a moment ago, second factor given; posts carry a CSRF token. */
    public static RequestPostProcessor actor(Actor actor) {
        return actor(actor, Proof.fresh(TestTime.now()));
    }

    public static RequestPostProcessor actor(Actor actor, Proof proof) {
        var signedIn =
                new SignedIn(Objects.requireNonNull(actor.account()), Objects.requireNonNull(actor.membership()));
        var authenticated =
                authentication(UsernamePasswordAuthenticationToken.authenticated(signedIn, null, List.of()));
        return request -> {
            request.getSession(true).setAttribute(Proof.class.getName(), proof);
            return csrf().postProcessRequest(authenticated.postProcessRequest(request));
        };
    }
}
