package org.footbridge.access;

import org.footbridge.platform.Installation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sign-ins live in PostgreSQL: any node serves them, a restart ends none, and one row deleted ends one at once. */
@Configuration
@EnableJdbcHttpSession(tableName = "access.sign_in", maxInactiveIntervalInSeconds = 30 * 60)
class SignInsAreKept {

    /** Set on a request whose answer shall carry a cookie that outlives the browser window. */
    static final String OWN_PHONE = "org.footbridge.access.ownPhone";

    /**
     * A sign-in is kept alive at most once a minute: the time of the last page needs no greater precision, and a page that
     * changes nothing then waits for no disk.
     */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> onceAMinute() {
        return repository -> repository.setUpdateSessionQuery("""
                update %TABLE_NAME% kept
                   set session_id = fresh.session_id, last_access_time = fresh.last_access_time,
                       max_inactive_interval = fresh.max_inactive_interval, expiry_time = fresh.expiry_time,
                       principal_name = fresh.principal_name
                  from (values (?::bpchar, ?::bigint, ?::int, ?::bigint, ?::text, ?::bpchar))
                       fresh (session_id, last_access_time, max_inactive_interval, expiry_time, principal_name, primary_id)
                 where kept.primary_id = fresh.primary_id
                   and (kept.session_id <> fresh.session_id
                        or kept.max_inactive_interval <> fresh.max_inactive_interval
                        or kept.principal_name is distinct from fresh.principal_name
                        or fresh.last_access_time - kept.last_access_time > 60000)
                """);
    }

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
