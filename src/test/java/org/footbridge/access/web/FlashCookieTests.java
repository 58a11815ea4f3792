package org.footbridge.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Installation;
import org.footbridge.platform.Keys;
import org.footbridge.ui.Frame;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.FlashMap;

/** What a page says once after a button: carried by the browser, read by nobody else, said on one page only. */
@FootbridgeTest
class FlashCookieTests {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Frame.Flash SAVED = new Frame.Flash(Frame.Flash.Kind.DONE, "Saved. Nothing is signed yet.");

    @Autowired
    Keys keys;

    @Autowired
    Installation installation;

    @Test
    void it_is_said_on_the_page_it_is_for_and_then_forgotten() {
        var cookie = told("/sessions/7", SAVED);

        var other = new MockHttpServletResponse();
        assertThat(said(at(NOON).retrieveAndUpdate(request("/today", cookie), other)))
                .isEmpty();
        assertThat(other.getCookies()).isEmpty();

        var response = new MockHttpServletResponse();
        assertThat(said(at(NOON).retrieveAndUpdate(request("/sessions/7", cookie), response)))
                .containsEntry("flash", SAVED);
        assertThat(response.getCookie(cookie.getName()).getMaxAge()).isZero();
    }

    @Test
    void it_is_not_said_minutes_later() {
        assertThat(said(at(NOON.plus(Duration.ofMinutes(4)))
                        .retrieveAndUpdate(
                                request("/sessions/7", told("/sessions/7", SAVED)), new MockHttpServletResponse())))
                .isEmpty();
    }

    @Test
    void a_browser_cannot_read_it_and_cannot_write_one() {
        var cookie = told("/sessions/7", SAVED);
        assertThat(new String(Base64.getUrlDecoder().decode(cookie.getValue()))).doesNotContain("Saved");

        var bytes = Base64.getUrlDecoder().decode(cookie.getValue());
        bytes[bytes.length / 2] ^= 1;
        for (var value : new String[] {Base64.getUrlEncoder().encodeToString(bytes), "hello", "!", "e30"}) {
            var response = new MockHttpServletResponse();
            assertThat(said(at(NOON).retrieveAndUpdate(
                                    request("/sessions/7", new Cookie(cookie.getName(), value)), response)))
                    .isEmpty();
            assertThat(response.getCookie(cookie.getName()).getMaxAge()).isZero();
        }
    }

    private static Map<String, Object> said(@Nullable FlashMap map) {
        return map == null ? Map.of() : map;
    }

    private FlashCookie at(Instant now) {
        return new FlashCookie(keys, Clock.fixed(now, ZoneOffset.UTC), installation);
    }

    private Cookie told(String path, Frame.Flash flash) {
        var map = new FlashMap();
        map.setTargetRequestPath(path);
        map.put("flash", flash);
        var response = new MockHttpServletResponse();
        at(NOON).saveOutputFlashMap(map, new MockHttpServletRequest(), response);
        return response.getCookies()[0];
    }

    private static MockHttpServletRequest request(String path, Cookie cookie) {
        var request = new MockHttpServletRequest("GET", path);
        request.setCookies(cookie);
        return request;
    }
}
