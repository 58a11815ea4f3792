package org.footbridge.access;

import org.footbridge.platform.Installation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Sign-ins live in PostgreSQL: any node serves them, a restart ends none, and one row deleted ends one at once. */
@Configuration
@EnableJdbcHttpSession(tableName = "access.sign_in", maxInactiveIntervalInSeconds = 30 * 60)
class SignInsAreKept {

    /** Set on a request whose answer shall carry a cookie that outlives the browser window. */
    static final String OWN_PHONE = "org.footbridge.access.ownPhone";

    /** Looking one up is a single statement and needs no transaction around it; everything else keeps its own. */
    @Bean
    TransactionOperations springSessionTransactionOperations(PlatformTransactionManager transactions) {
        var apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new SignInsAlive.LookedUpAlone(apart);
    }

    /** The one everybody else asks for; Spring Boot makes none where there are other operations. */
    @Bean
    @Primary
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean
    @Primary
    FindByIndexNameSessionRepository<SignInsAlive.Kept> signInsAlive(JdbcIndexedSessionRepository kept) {
        return new SignInsAlive(kept);
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
