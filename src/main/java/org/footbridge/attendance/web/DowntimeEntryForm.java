package org.footbridge.attendance.web;

import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.attendance.Held;
import org.footbridge.attendance.Outcome;
import org.footbridge.attendance.PaperLine;
import org.footbridge.people.ParticipantId;
import org.footbridge.scheduling.Sessions;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What was typed from paper, one field a name: a session's fields end with its id, a person's with the session's and the
 * person's.
 */
final class DowntimeEntryForm {

    private static final int LONGEST_WORDS = 300;

    private final Map<String, String> fields;

    DowntimeEntryForm(Map<String, String> fields) {
        this.fields = Map.copyOf(fields);
    }

    static DowntimeEntryForm of(MultiValueMap<String, String> sent) {
        Map<String, String> fields = new HashMap<>();
        sent.forEach((name, values) -> fields.put(name, String.join(" ", values)));
        fields.keySet().removeIf(name -> name.startsWith("_") || name.equals("formToken"));
        return new DowntimeEntryForm(fields);
    }

    static DowntimeEntryForm empty() {
        return new DowntimeEntryForm(Map.of());
    }

    Map<String, String> fields() {
        return fields;
    }

    static String key(UUID session, UUID person) {
        return session + "-" + person;
    }

    /** What was typed, or else what stands. */
    String typed(String name, String stands) {
        return fields.getOrDefault(name, stands);
    }

    /** A choice nobody made is not sent by the browser: then nothing is chosen, unless the form was not sent at all. */
    @Nullable
    String chosen(String name, @Nullable String stands) {
        return fields.isEmpty() ? stands : fields.get(name);
    }

    boolean ticked(String name) {
        return fields.containsKey(name);
    }

    boolean has(UUID session) {
        return fields.containsKey("began-" + session);
    }

    /** Times that cannot be read, each at its field. */
    Problems unreadable(Sessions.Session session) {
        var problems = Problems.none();
        var id = session.sessionId().value().toString();
        for (var name : fields.keySet().stream().sorted().toList()) {
            if (isTime(name)
                    && name.contains(id)
                    && !text(name).isEmpty()
                    && time(name).isEmpty()) {
                problems = problems.and(name, "“%s” is no time of the day. Type it as 18:05.".formatted(text(name)));
            }
        }
        return problems;
    }

    private static boolean isTime(String name) {
        return name.startsWith("began-")
                || name.startsWith("ended-")
                || name.startsWith("arrived-")
                || name.startsWith("left-");
    }

    Held held(Sessions.Session session) {
        var id = session.sessionId().value();
        return new Held(instant("began-" + id, session), instant("ended-" + id, session));
    }

    Map<ParticipantId, PaperLine> lines(Sessions.Session session) {
        var prefix = "version-" + session.sessionId().value() + "-";
        List<UUID> people = fields.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> id(name.substring(prefix.length())))
                .toList();
        return people.stream().collect(Collectors.toMap(ParticipantId::new, person -> line(session, person)));
    }

    private PaperLine line(Sessions.Session session, UUID person) {
        var key = key(session.sessionId().value(), person);
        return new PaperLine(
                outcome(text("outcome-" + key)),
                instant("arrived-" + key, session),
                instant("left-" + key, session),
                words("reason-" + key),
                words("how-" + key),
                number(text("version-" + key)));
    }

    private Optional<Instant> instant(String name, Sessions.Session session) {
        return time(name).map(session::at);
    }

    private Optional<LocalTime> time(String name) {
        try {
            return Optional.of(text(name)).filter(text -> !text.isEmpty()).map(LocalTime::parse);
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private String words(String name) {
        var text = text(name);
        return text.length() > LONGEST_WORDS ? text.substring(0, LONGEST_WORDS) : text;
    }

    private String text(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    private static Optional<Outcome> outcome(String word) {
        try {
            return Optional.of(word)
                    .filter(one -> !one.isEmpty())
                    .map(one -> Outcome.valueOf(one.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            throw new Unreadable(word);
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            throw new Unreadable(text);
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw new Unreadable(text);
        }
    }

    /** A field no page of ours sends. */
    static final class Unreadable extends RuntimeException {
        Unreadable(String field) {
            super("Unreadable: " + field, null, false, false);
        }
    }
}
