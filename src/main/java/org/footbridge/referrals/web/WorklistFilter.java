package org.footbridge.referrals.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.referrals.Source;
import org.footbridge.referrals.Status;
import org.jspecify.annotations.Nullable;

/**
 * What of the worklist is asked for. It stands in the address, so it holds no name.
 *
 * @param show {@code open} (the usual), {@code all}, or one status
 * @param whose {@code anybody} (the usual), {@code mine} or {@code nobody}
 * @param from a source, or nothing for all
 * @param sort {@code oldest} (the usual), {@code newest} or {@code next}
 * @param after position of the last row seen
 */
public record WorklistFilter(
        @Nullable String show,
        @Nullable String whose,
        @Nullable String from,
        @Nullable String sort,
        @Nullable String after) {

    record Position(Instant at, UUID id) {

        String text() {
            return at + "_" + id;
        }
    }

    /** Everything of anybody, newest first: what a search by name looks through. */
    static WorklistFilter everything() {
        return new WorklistFilter("all", null, null, "newest", null);
    }

    List<Status> statuses() {
        return Arrays.stream(Status.values())
                .filter(status -> switch (chosenShow()) {
                    case "all" -> true;
                    case "open" -> status.isOpen();
                    default -> status.name().equalsIgnoreCase(show);
                })
                .toList();
    }

    public String chosenShow() {
        return show == null || show.isEmpty() ? "open" : show;
    }

    public String chosenWhose() {
        return mine() || nobody() ? String.valueOf(whose) : "anybody";
    }

    public String chosenSort() {
        return newestFirst() || byNextContact() ? String.valueOf(sort) : "oldest";
    }

    public @Nullable String chosenFrom() {
        return source() == null ? null : from;
    }

    boolean mine() {
        return "mine".equals(whose);
    }

    boolean nobody() {
        return "nobody".equals(whose);
    }

    boolean anyOwner() {
        return !mine() && !nobody();
    }

    boolean newestFirst() {
        return "newest".equals(sort);
    }

    boolean byNextContact() {
        return "next".equals(sort);
    }

    @Nullable
    Source source() {
        return Arrays.stream(Source.values())
                .filter(one -> one.name().equalsIgnoreCase(from))
                .findFirst()
                .orElse(null);
    }

    /** Nothing for a position that was typed by hand: then the list begins at its start. */
    Optional<Position> position() {
        if (after == null || after.indexOf('_') < 0) {
            return Optional.empty();
        }
        try {
            int end = after.indexOf('_');
            return Optional.of(
                    new Position(Instant.parse(after.substring(0, end)), UUID.fromString(after.substring(end + 1))));
        } catch (DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    String href(@Nullable Position position) {
        return "/intake?show=%s&whose=%s&from=%s&sort=%s%s"
                .formatted(
                        chosenShow().toLowerCase(Locale.ROOT).replaceAll("[^a-z_]", ""),
                        chosenWhose(),
                        source() == null ? "" : String.valueOf(from),
                        chosenSort(),
                        position == null ? "" : "&after=" + position.text());
    }
}
