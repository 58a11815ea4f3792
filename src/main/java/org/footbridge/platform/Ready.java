package org.footbridge.platform;

import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says on the console where Footbridge is, once it can serve. */
@Component
class Ready {

    private final Installation installation;
    private final List<Announcement> announcements;

    Ready(Installation installation, List<Announcement> announcements) {
        this.installation = installation;
        this.announcements = announcements;
    }

    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        var text = new StringBuilder("""

                Footbridge is ready: %s
                Data folder: %s (%s)
                """.formatted(
                installation.url(), installation.data(), installation.demo() ? "demo, fictional people" : "real"));
        announcements.forEach(
                one -> one.lines().forEach(line -> text.append(line).append('\n')));
        System.out.println(text);
    }
}
