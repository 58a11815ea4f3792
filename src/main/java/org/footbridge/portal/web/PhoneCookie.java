package org.footbridge.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.footbridge.access.OnSignOut;
import org.footbridge.platform.Installation;
import org.footbridge.platform.OrganizationId;
import org.footbridge.portal.NotedPhones;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * What a phone with notes keeps, so that signing out on it ends them there without a script, and also where the sign-in was
 * over already. It opens nothing.
 */
@Component("portalPhoneCookie")
class PhoneCookie implements OnSignOut {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.[A-Za-z0-9_-]{43}";

    private final NotedPhones phones;
    private final boolean https;

    PhoneCookie(NotedPhones phones, Installation installation) {
        this.phones = phones;
        this.https = "https".equals(installation.url().getScheme());
    }

    /** A fresh one of this organization. */
    static String fresh(OrganizationId organization) {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return organization.value() + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    void keep(HttpServletResponse response, String value) {
        set(response, value, Duration.ofDays(365));
    }

    @Override
    public void forget(HttpServletRequest request, HttpServletResponse response) {
        var cookie = WebUtils.getCookie(request, name());
        if (cookie == null) {
            return;
        }
        set(response, "", Duration.ZERO);
        if (cookie.getValue().matches(LETTERS)) {
            phones.forget(new OrganizationId(UUID.fromString(cookie.getValue().substring(0, 36))), cookie.getValue());
        }
    }

    private void set(HttpServletResponse response, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(), value)
                        .path("/")
                        .secure(https)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(age)
                        .build()
                        .toString());
    }

    private String name() {
        return https ? "__Host-phone" : "phone";
    }
}
