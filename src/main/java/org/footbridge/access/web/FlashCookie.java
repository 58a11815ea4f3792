package org.footbridge.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.footbridge.platform.Installation;
import org.footbridge.platform.Keys;
import org.footbridge.ui.Frame;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.FlashMapManager;
import org.springframework.web.util.WebUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the next page says once, carried there by the browser in a sealed cookie of three minutes. Kept with the sign-in,
 * each button would cost two writes of it more.
 */
@Component("flashMapManager")
class FlashCookie implements FlashMapManager {

    private static final Duration HOLDS = Duration.ofMinutes(3);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Keys keys;
    private final Clock clock;
    private final boolean https;

    FlashCookie(Keys keys, Clock clock, Installation installation) {
        this.keys = keys;
        this.clock = clock;
        this.https = "https".equals(installation.url().getScheme());
    }

    /**
     * @param path of the page that says it
     * @param flash by the name the page asks for
     * @param words other words by their names, such as a one-time code
     */
    record Told(@Nullable String path, long until, Map<String, Frame.Flash> flash, Map<String, String> words) {

        boolean isFor(String page) {
            return path == null || path.equals(page);
        }
    }

    @Override
    public @Nullable FlashMap retrieveAndUpdate(HttpServletRequest request, HttpServletResponse response) {
        var cookie = WebUtils.getCookie(request, name());
        if (cookie == null || cookie.getValue().isEmpty()) {
            return null;
        }
        var told = open(cookie.getValue()).filter(this::holds);
        if (told.filter(one -> !one.isFor(request.getRequestURI())).isPresent()) {
            return null; // another tab; the page it is for comes still
        }
        set(response, "", Duration.ZERO);
        return told.map(FlashCookie::map).orElse(null);
    }

    private boolean holds(Told told) {
        return Instant.ofEpochMilli(told.until()).isAfter(clock.instant());
    }

    private static FlashMap map(Told told) {
        var map = new FlashMap();
        map.putAll(told.flash());
        map.putAll(told.words());
        return map;
    }

    @Override
    public void saveOutputFlashMap(FlashMap map, HttpServletRequest request, HttpServletResponse response) {
        if (map.isEmpty()) {
            return;
        }
        Map<String, Frame.Flash> flash = new HashMap<>();
        Map<String, String> words = new HashMap<>();
        map.forEach((name, value) -> {
            if (value instanceof Frame.Flash one) {
                flash.put(name, one);
            } else {
                words.put(name, (String) value);
            }
        });
        var told =
                new Told(map.getTargetRequestPath(), clock.instant().plus(HOLDS).toEpochMilli(), flash, words);
        set(
                response,
                Base64.getUrlEncoder().withoutPadding().encodeToString(keys.seal(JSON.writeValueAsBytes(told), name())),
                HOLDS);
    }

    /** Nothing for what somebody else wrote into the cookie, or sealed with a key of before. */
    private Optional<Told> open(String value) {
        try {
            return Optional.of(JSON.readValue(keys.open(Base64.getUrlDecoder().decode(value), name()), Told.class));
        } catch (IllegalArgumentException | Keys.SealBroken | JacksonException foreign) {
            return Optional.empty();
        }
    }

    private void set(HttpServletResponse response, String value, Duration holds) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(), value)
                        .path("/")
                        .secure(https)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(holds)
                        .build()
                        .toString());
    }

    private String name() {
        return https ? "__Host-told" : "told";
    }
}
