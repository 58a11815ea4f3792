package org.footbridge.access;

import org.footbridge.platform.Installation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sign-ins live in PostgreSQL: any node serves them, a restart ends none, and one row deleted ends one at once. */
@Configuration
@EnableJdbcHttpSession(tableName = "access.sign_in", maxInactiveIntervalInSeconds = 30 * 60)
class SignInsAreKept {

    /** Set on a request whose answer shall carry a cookie that outlives the browser window. */
    static final String OWN_PHONE = "org.footbridge.access.ownPhone";

    @Bean
    CookieSerializer signInCookie(Installation installation) {
        boolean https = "https".equals(installation.url().getScheme());
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(https ? "__Host-sign-in" : "sign-in");
        cookie.setUseSecureCookie(https);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        cookie.setRememberMeRequestAttribute(OWN_PHONE);
        return cookie;
    }
}
