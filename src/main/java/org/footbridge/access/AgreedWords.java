package org.footbridge.access;

import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The word two people agreed on, asked of whoever brings a code: a sheet that was found or taken opens nothing. Few wrong
 * words end the code, and then it looks like any code that is too old.
 */
@Component
public class AgreedWords {

    /** In characters, without spaces at the ends. */
    public static final int SHORTEST = 3;

    public static final int LONGEST = 60;

    static final int GUESSES = 5;

    private final Sql sql;
    private final Clock clock;
    private final TransactionTemplate apart;

    AgreedWords(Sql sql, Clock clock, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Whether this can be agreed on. */
    public static boolean fits(String word) {
        return plain(word).length() >= SHORTEST && word.strip().length() <= LONGEST;
    }

    /** From now on the open code of this person asks for the word; case and spaces do not matter. */
    @Transactional(propagation = Propagation.MANDATORY)
    void agree(Id person, String word) {
        if (!fits(word)) {
            throw new IllegalArgumentException("No word to agree on.");
        }
        var open = sql.sql("""
                        select id from access.invitation
                         where organization_id = :organization and person_id = :person and kind = 'code'
                           and used_at is null and withdrawn_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .single(UUID.class);
        sql.sql("""
                        update access.invitation set word_hash = :hash
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", open)
                .param("hash", hash(open, word))
                .update();
    }

    /** What came of a word. */
    enum Guess {
        RIGHT,
        WRONG,

        /** The code is worth nothing any more, and no word is compared. */
        ENDED
    }

    /**
     * Whether it is the word. Of several at once each waits for the one before it, so that every wrong one counts, once,
     * and none is compared after the last that is allowed; it stays counted whatever becomes of the request.
     */
    Guess guess(OneTimeCodes.Invitation invitation, String typed) {
        if (invitation.wordHash().isEmpty()) {
            return Guess.RIGHT;
        }
        var hash = hash(invitation.id(), typed); // slow, so before the row is held
        return Actor.job(invitation.organizationId(), "agreed word")
                .call(() -> Objects.requireNonNull(apart.execute(_ -> compared(invitation, hash))));
    }

    private Guess compared(OneTimeCodes.Invitation invitation, String hash) {
        var right = sql.sql("""
                        select word_hash = :hash
                          from access.invitation
                         where organization_id = :organization and id = :id and used_at is null and withdrawn_at is null
                           for update
                        """)
                .param("organization", invitation.organizationId())
                .param("id", invitation.id())
                .param("hash", hash)
                .optional(Boolean.class);
        if (right.isPresent() && !right.get()) {
            count(invitation);
        }
        return right.map(is -> is ? Guess.RIGHT : Guess.WRONG).orElse(Guess.ENDED);
    }

    private void count(OneTimeCodes.Invitation invitation) {
        sql.sql("""
                        update access.invitation
                           set wrong_words = wrong_words + 1,
                               withdrawn_at = case when wrong_words + 1 >= :guesses then :now::timestamptz else withdrawn_at end
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", invitation.organizationId())
                .param("id", invitation.id())
                .param("guesses", GUESSES)
                .param("now", clock.instant())
                .update();
    }

    private static String hash(UUID invitation, String word) {
        return OneTimeCodes.slowHash(invitation + "\n" + plain(word));
    }

    private static String plain(String word) {
        return word.strip().replaceAll("[\\s./-]+", "").toLowerCase(Locale.ROOT);
    }
}
