package org.footbridge.messages.web;

import org.jspecify.annotations.Nullable;

/**
 * One message as a page shows it.
 *
 * @param mine whether the reader's side wrote it
 * @param file where what went along is opened
 * @param receipt whether the other side opened a page with it, in words
 * @param error where its writer says that it stands with the wrong person
 */
public record ThreadLine(
        String id,
        boolean mine,
        String who,
        String when,
        String words,
        @Nullable String file,
        String fileWords,
        String receipt,
        @Nullable String error) {}
