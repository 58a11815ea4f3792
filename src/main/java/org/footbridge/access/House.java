package org.footbridge.access;

import java.util.Optional;

/** What the bound actor's organization says of itself, for the frame around pages and for mails. */
public interface House {

    /** Empty until set-up has described it, or for a visitor while it is not published. */
    Optional<About> about();

    /** @param neutralName says nothing of treatment: for mails, calendars, tab titles */
    record About(String name, String neutralName, String phone, String staffedHours, String zone) {}
}
