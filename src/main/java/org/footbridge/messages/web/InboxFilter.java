package org.footbridge.messages.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What of the inbox is shown, as the address says it; what cannot be read there counts as not said. */
record InboxFilter(
        @Nullable String show,
        @Nullable String whose,
        @Nullable String sort,
        @Nullable String after) {

    static InboxFilter everything() {
        return new InboxFilter("all", "all", "newest", null);
    }

    String chosenShow() {
        return show != null
                        && Set.of("waiting", "late", "open", "closed", "all").contains(show)
                ? show
                : "open";
    }

    String chosenWhose() {
        return whose != null && Set.of("mine", "nobody").contains(whose) ? whose : "all";
    }

    String chosenSort() {
        return newestFirst() ? "newest" : "waiting";
    }

    boolean newestFirst() {
        return "newest".equals(sort);
    }

    /** The last row of the page before. */
    record Place(Instant at, UUID id) {}

    Optional<Place> place() {
        var parts = after == null ? new String[0] : after.split("~", 2);
        try {
            return parts.length == 2
                    ? Optional.of(new Place(Instant.parse(parts[0]), UUID.fromString(parts[1])))
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    String href(Place next) {
        return "/messages?show=%s&whose=%s&sort=%s&after=%s~%s"
                .formatted(chosenShow(), chosenWhose(), chosenSort(), next.at(), next.id());
    }
}
