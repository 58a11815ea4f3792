package org.footbridge.platform;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Makes a form's write happen once, however often the button is pressed or the network repeats it. The token commits
 * with the write; a repeat gets the first answer back.
 */
@Component
public class FormTokens {

    /** Never kept: the transaction that would keep it is undone. */
    private static final String REFUSED = "";

    private final Sql sql;
    private final Clock clock;

    FormTokens(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Runs {@code write} unless this token was spent before.
     *
     * @param token from the form's hidden field; {@code null} (a client without one) runs unguarded
     * @return what the write answered the first time, usually a redirect
     */
    @Transactional
    public String once(@Nullable UUID token, Supplier<String> write) {
        if (token == null) {
            return write.get();
        }
        int mine = sql.sql("""
                        insert into platform.form_token (organization_id, id, spent_at)
                        values (:organization, :token, :at)
                        on conflict (organization_id, id) do nothing
                        """)
                .param("organization", Actor.current().organization())
                .param("token", token)
                .param("at", clock.instant())
                .update();
        if (mine == 0) {
            return sql.sql("select platform.form_answer(:token)")
                    .param("token", token)
                    .single(String.class);
        }
        String answer = write.get();
        sql.sql("select platform.answer_form(:token, :answer)")
                .param("token", token)
                .param("answer", answer)
                .single(Boolean.class);
        return answer;
    }

    /**
     * As {@link #once}, where the write may refuse what was typed: then all of it is undone and the token is not spent, so
     * that the corrected form goes through, also from a page the browser went back to. Not inside another transaction.
     *
     * @return empty where the write refused
     */
    @Transactional
    public Optional<String> unlessRefused(@Nullable UUID token, Supplier<Optional<String>> write) {
        var answer = once(token, () -> write.get().orElse(REFUSED));
        if (answer.equals(REFUSED)) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return Optional.empty();
        }
        return Optional.of(answer);
    }
}
