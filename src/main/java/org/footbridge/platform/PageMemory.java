package org.footbridge.platform;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What was asked already while one page is read. A page sees one state of the database, so the same question by the same
 * actor has the same answer until the page has left; where something is written there is no memory.
 */
public final class PageMemory {

    private PageMemory() {}

    private record Question(Actor actor, Object question) {}

    /** From here on this thread reads one page. */
    public static void begin() {
        TransactionSynchronizationManager.bindResource(PageMemory.class, new HashMap<Question, Object>());
    }

    /** The page was read. */
    public static void end() {
        TransactionSynchronizationManager.unbindResourceIfPossible(PageMemory.class);
    }

    /** @param question equal to another one with the same answer, such as a record */
    @SuppressWarnings("unchecked")
    public static <T> T remembered(Object question, Supplier<T> answer) {
        var memory = (Map<Question, Object>) TransactionSynchronizationManager.getResource(PageMemory.class);
        if (memory == null || Actor.bound().isEmpty()) {
            return answer.get();
        }
        var asked = new Question(Actor.current(), question);
        var known = memory.get(asked);
        if (known == null) {
            known = answer.get();
            memory.put(asked, known);
        }
        return (T) known;
    }
}
