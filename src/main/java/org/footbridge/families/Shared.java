package org.footbridge.families;

import java.util.List;
import java.util.UUID;
import org.footbridge.consents.DataClass;
import org.jspecify.annotations.Nullable;

/**
 * What one person shares with one contact at this moment, in words.
 *
 * @param called the name this audience is to say
 * @param relation what the contact is to the person, in the person's word
 */
public record Shared(UUID person, String called, String relation, List<Item> items) {

    /**
     * One thing, shared by itself.
     *
     * @param until when it ends by itself, in words; empty where an event ends it
     * @param link where it stands; {@code null} where the lines are all of it
     */
    public record Item(
            DataClass what,
            String title,
            List<String> lines,
            String until,
            @Nullable String link) {}
}
