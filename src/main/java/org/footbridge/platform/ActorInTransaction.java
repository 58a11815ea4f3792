package org.footbridge.platform;

import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Tells PostgreSQL who acts and when, for one transaction only. Nothing stays on the connection, so PgBouncer may stand
 * between; with no actor bound nothing is set and the policies show zero rows.
 */
@Component
class ActorInTransaction implements TransactionExecutionListener {

    /** The demo makes weeks of it in seconds; the first commit of the present brings all of it to the disk. */
    private static final String HISTORY = ", set_config('synchronous_commit', 'off', true)";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    ActorInTransaction(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = clock;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable beginFailure) {
        if (beginFailure == null && transaction.isNewTransaction()) {
            Actor.bound().ifPresent(this::tell);
        }
    }

    private void tell(Actor actor) {
        jdbc.query(
                """
                select set_config('footbridge.organization', ?, true),
                       set_config('footbridge.kind', ?, true),
                       set_config('footbridge.account', ?, true),
                       set_config('footbridge.membership', ?, true),
                       set_config('footbridge.roles', ?, true),
                       set_config('footbridge.participants', ?, true),
                       set_config('footbridge.substances', ?, true),
                       set_config('footbridge.moment', ?, true)
                """ + (Time.isMoved() ? HISTORY : ""),
                row -> {},
                actor.organization().value().toString(),
                actor.kind().name().toLowerCase(Locale.ROOT),
                text(actor.account()),
                text(actor.membership()),
                actor.roles().stream()
                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(",", "{", "}")),
                people(actor.participants()),
                people(actor.substances()),
                clock.instant().toString());
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }

    private static String people(@Nullable Set<UUID> ids) {
        return ids == null ? "" : ids.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
