package org.footbridge.access;

import java.util.Locale;
import java.util.UUID;

/** Sends a personal link by mail; the module of mails, above this one, implements it. */
public interface Post {

    /** Runs in the caller's transaction, with the organization's actor bound. */
    void link(String address, UUID person, String noticeKey, Locale language, String link);
}
