package org.footbridge.access;

import org.footbridge.platform.Installation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The door of all pages: strict headers, CSRF tokens, and the actor bound. Which page asks for a sign-in is decided
 * beside the page ({@link Open}); what somebody may see, by {@link Authorization}.
 */
@Configuration
@EnableWebSecurity
class SecurityConfiguration {

    /** Nothing from another host, no inline script or style, never inside a frame. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
                    + "frame-ancestors 'none'; object-src 'none'";

    /** OWASP's 2023 recommendation for Argon2id: 19 MiB, two passes, one lane. */
    /** Nobody reads the traces of the filter chain; watching it took a tenth of every page. */
    @Bean
    SecurityObservationSettings filtersAreNotObserved() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    }

    @Bean
    SecurityContextRepository securityContextRepository() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    CsrfTokenRepository csrfTokenRepository(Installation installation) {
        boolean https = "https".equals(installation.url().getScheme());
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(https ? "__Host-form" : "form");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.secure(https).httpOnly(true).sameSite("Lax"));
        return tokens;
    }

    @Bean
    @Order(10)
    SecurityFilterChain pages(
            HttpSecurity http, ActorFilter actor, CsrfTokenRepository csrfTokens, SecurityContextRepository signIns)
            throws Exception {
        return http.authorizeHttpRequests(request -> request.anyRequest().permitAll())
                .addFilterAfter(actor, AuthorizationFilter.class)
                .securityContext(context -> context.securityContextRepository(signIns))
                // a phone's question carries its own secret and no cookie: nobody else's page can ask it for somebody
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens).ignoringRequestMatchers("/kept/standing"))
                .exceptionHandling(refused -> refused.accessDeniedHandler(new OwnFormsComeAgain()))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }
}
