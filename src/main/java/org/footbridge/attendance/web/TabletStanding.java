package org.footbridge.attendance.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Tablets;
import org.footbridge.attendance.TabletVisits;
import org.footbridge.platform.Installation;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Who stands at a tablet, by the visit in its cookie; and how the tablet forgets them. */
@Component
class TabletStanding {

    static final String TOLD = "told";
    static final String SENT = "sent";

    /** Numbers to call take longer to read. */
    static final Duration THANKS_AND_NUMBERS = Duration.ofSeconds(60);

    private final Tablets tablets;
    private final TabletVisits visits;
    private final boolean https;

    TabletStanding(Tablets tablets, TabletVisits visits, Installation installation) {
        this.tablets = tablets;
        this.visits = visits;
        this.https = "https".equals(installation.url().getScheme());
    }

    /** Somebody of the tablet, while they stand there. */
    record Standing(Tablets.Tablet tablet, TabletVisits.Visit visit) {}

    Optional<Standing> of(HttpServletRequest request) {
        return tablets.asking(request)
                .flatMap(tablet -> visitOf(request)
                        .flatMap(id -> visits.visit(tablet, id))
                        .map(visit -> new Standing(tablet, visit)));
    }

    /** A form counts only for the visit it was made for. */
    Optional<Standing> of(HttpServletRequest request, Map<String, String> fields) {
        return of(request).filter(one -> one.visit().id().toString().equals(fields.get("visit")));
    }

    /** They are still there: the cookie lasts as long as the visit. */
    void stays(HttpServletResponse response, TabletVisits.Visit visit) {
        remember(response, visit.id().toString(), TabletVisits.LASTS);
        backToStart(response, TabletVisits.LASTS);
    }

    String thanks(HttpServletResponse response, boolean told) {
        remember(response, told ? TOLD : SENT, THANKS_AND_NUMBERS);
        return "redirect:/arrival/thanks";
    }

    /** Without script: the browser itself goes back. */
    static void backToStart(HttpServletResponse response, Duration after) {
        response.setHeader("Refresh", after.toSeconds() + "; url=" + Tablets.PATH);
    }

    private Optional<UUID> visitOf(HttpServletRequest request) {
        var value = cookie(request);
        return value.matches("[0-9a-f-]{36}") ? Optional.of(UUID.fromString(value)) : Optional.empty();
    }

    String cookie(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, cookieName());
        return cookie == null ? "" : cookie.getValue();
    }

    void remember(HttpServletResponse response, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(cookieName(), value)
                        .path("/")
                        .secure(https)
                        .httpOnly(true)
                        .sameSite("Strict")
                        .maxAge(age)
                        .build()
                        .toString());
    }

    private String cookieName() {
        return https ? "__Host-visit" : "visit";
    }
}
