package org.footbridge.practice;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody noted with a tool, opened.
 *
 * @param tool its key
 * @param version how often it was saved; 0 for one that was only begun
 * @param begunAt when its first word was kept
 * @param answers as they were saved, by field; blanks are left out
 * @param draft what was typed since and not saved
 */
public record Entry(
        EntryId id,
        String tool,
        int version,
        Instant begunAt,
        Map<String, String> answers,
        Optional<Map<String, String>> draft) {

    public boolean isSaved() {
        return version > 0;
    }
}
