package org.footbridge.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sign-ins whose last page is noted at most once a minute: the time needs no greater precision, and a page that changes
 * nothing then writes nothing.
 */
final class SignInsAlive implements FindByIndexNameSessionRepository<SignInsAlive.Kept> {

    private static final Duration PRECISION = Duration.ofMinutes(1);
    private static final ScopedValue<Boolean> LOOKING_UP = ScopedValue.newInstance();
    private static final ScopedValue<AtomicReference<@Nullable Kept>> JUST_SAVED = ScopedValue.newInstance();

    private final FindByIndexNameSessionRepository<Session> kept;

    @SuppressWarnings("unchecked")
    SignInsAlive(JdbcIndexedSessionRepository kept) {
        this.kept = (FindByIndexNameSessionRepository<Session>) (FindByIndexNameSessionRepository<?>) kept;
    }

    /**
     * Spring Session saves the sign-in at a request's end and looks it up again, only to see that it is there. Within one
     * request that look-up is answered by what the request itself saved.
     */
    @Component
    @Order(SessionRepositoryFilter.DEFAULT_ORDER - 1)
    static final class ReadOnce extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            try {
                ScopedValue.where(JUST_SAVED, new AtomicReference<>()).<Boolean, Exception>call(() -> {
                    chain.doFilter(request, response);
                    return true;
                });
            } catch (ServletException | IOException | RuntimeException passedOn) {
                throw passedOn;
            } catch (Exception impossible) {
                throw new ServletException(impossible);
            }
        }
    }

    /** Runs a look-up as it is, and everything else in a transaction. */
    record LookedUpAlone(TransactionOperations apart) implements TransactionOperations {

        @Override
        public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
            return LOOKING_UP.isBound()
                    ? TransactionOperations.withoutTransaction().execute(action)
                    : apart.execute(action);
        }
    }

    @Override
    public Kept createSession() {
        return new Kept(kept.createSession());
    }

    @Override
    public void save(Kept session) {
        kept.save(session.own());
        if (JUST_SAVED.isBound()) {
            JUST_SAVED.get().set(session);
        }
    }

    @Override
    public @Nullable Kept findById(String id) {
        var saved = JUST_SAVED.isBound() ? JUST_SAVED.get().get() : null;
        if (saved != null && saved.getId().equals(id)) {
            return saved;
        }
        var found = ScopedValue.where(LOOKING_UP, true).call(() -> kept.findById(id));
        return found == null ? null : new Kept(found);
    }

    @Override
    public void deleteById(String id) {
        if (JUST_SAVED.isBound()) {
            JUST_SAVED.get().set(null);
        }
        kept.deleteById(id);
    }

    @Override
    public Map<String, Kept> findByIndexNameAndIndexValue(String name, String value) {
        Map<String, Kept> found = new LinkedHashMap<>();
        kept.findByIndexNameAndIndexValue(name, value).forEach((id, own) -> found.put(id, new Kept(own)));
        return found;
    }

    /** One sign-in as the repository gave it. */
    record Kept(Session own) implements Session {

        @Override
        public void setLastAccessedTime(Instant now) {
            if (Duration.between(own.getLastAccessedTime(), now).compareTo(PRECISION) > 0) {
                own.setLastAccessedTime(now);
            }
        }

        @Override
        public String getId() {
            return own.getId();
        }

        @Override
        public String changeSessionId() {
            return own.changeSessionId();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return own.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return own.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {
            if (value == null) {
                own.removeAttribute(name);
            } else {
                own.setAttribute(name, value);
            }
        }

        @Override
        public void removeAttribute(String name) {
            own.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return own.getCreationTime();
        }

        @Override
        public Instant getLastAccessedTime() {
            return own.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            own.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return own.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return own.isExpired();
        }
    }
}
