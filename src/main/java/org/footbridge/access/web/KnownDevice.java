package org.footbridge.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.footbridge.access.SignIns;
import org.footbridge.platform.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** The cookie by which a browser is known again: not a sign-in, only the right not to pay for others' wrong tries. */
@Component
class KnownDevice {

    private final boolean https;

    KnownDevice(Installation installation) {
        this.https = "https".equals(installation.url().getScheme());
    }

    @Nullable
    String read(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, name());
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    void keep(HttpServletResponse response, String device) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(), device)
                        .path("/")
                        .secure(https)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(Duration.ofDays(365))
                        .build()
                        .toString());
    }

    private String name() {
        return SignIns.knownDeviceCookie(https);
    }
}
