package org.footbridge.access;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;

/** What the bound actor's organization says of itself, for the frame around pages and for mails. */
public interface House {

    /** Empty until set-up has described it, or for a visitor while it is not published. */
    Optional<About> about();

    /** The organization's own wall clock; UTC until set-up has described it. */
    @Transactional(readOnly = true)
    default ZoneId zone() {
        return about().<ZoneId>map(about -> ZoneId.of(about.zone())).orElse(ZoneOffset.UTC);
    }

    /** @param neutralName says nothing of treatment: for mails, calendars, tab titles */
    record About(String name, String neutralName, String phone, String staffedHours, String zone) {}
}
