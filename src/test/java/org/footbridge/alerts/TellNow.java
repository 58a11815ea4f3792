package org.footbridge.alerts;

import org.footbridge.Riverside;
import org.springframework.stereotype.Component;

/** Tells what is due at once, for tests that look at what was told and not at when. */
@Component
public class TellNow {

    private final Telling telling;

    TellNow(Telling telling) {
        this.telling = telling;
    }

    public void all(Riverside.House house) {
        house.job(() -> {
            while (telling.tellNext()) {
                // until nothing is due
            }
            return true;
        });
    }
}
