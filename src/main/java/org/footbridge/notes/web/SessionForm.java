package org.footbridge.notes.web;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.attendance.Attendance;
import org.footbridge.attendance.Held;
import org.footbridge.attendance.Mark;
import org.footbridge.attendance.Outcome;
import org.footbridge.attendance.Part;
import org.footbridge.attendance.Presence;
import org.footbridge.notes.GroupNotes;
import org.footbridge.notes.OwnPart;
import org.footbridge.notes.SharedPart;
import org.footbridge.people.ParticipantId;
import org.footbridge.scheduling.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What was typed on a session's page, one field a name; names of a person's fields end with the person's id. */
final class SessionForm {

    private final Map<String, String> fields;

    SessionForm(Map<String, String> fields) {
        this.fields = fields;
    }

    /** Several values of one name, such as ticked objectives, are kept in one field with spaces between. */
    static SessionForm of(MultiValueMap<String, String> sent) {
        Map<String, String> fields = new HashMap<>();
        sent.forEach((name, values) -> fields.put(name, String.join(" ", values)));
        fields.keySet().removeIf(name -> name.startsWith("_") || name.equals("formToken"));
        return new SessionForm(fields);
    }

    static SessionForm empty() {
        return new SessionForm(Map.of());
    }

    /** What was typed once it is saved: the rows have other versions now, and the next change is made on those. */
    SessionForm saved() {
        Map<String, String> kept = new HashMap<>(fields);
        kept.keySet()
                .removeIf(name -> name.startsWith("mark-version-")
                        || name.startsWith("part-version-")
                        || name.equals("shared-version"));
        return new SessionForm(kept);
    }

    Map<String, String> fields() {
        return fields;
    }

    /** What was typed, or else what stands. */
    String typed(String name, String stands) {
        return fields.getOrDefault(name, stands);
    }

    /** An answer nobody gave is not sent by the browser: then nothing is chosen, unless the form was not sent at all. */
    @Nullable
    String chosen(String name, @Nullable String stands) {
        return fields.isEmpty() ? stands : fields.get(name);
    }

    boolean hasRoster() {
        return fields.containsKey("roster");
    }

    Held held(Sessions.Session session) {
        return new Held(time("began", session), time("ended", session));
    }

    Optional<GroupNotes.SharedDraft> shared() {
        return fields.containsKey("shared-version")
                ? Optional.of(new GroupNotes.SharedDraft(
                        new SharedPart(text("lesson"), text("interventions"), text("process")),
                        number("shared-version")))
                : Optional.empty();
    }

    Map<ParticipantId, Attendance.Marked> marks(Sessions.Session session) {
        return people("mark-version-").stream()
                .collect(Collectors.toMap(
                        ParticipantId::new,
                        one -> new Attendance.Marked(mark(one.toString(), session), number("mark-version-" + one))));
    }

    private Mark mark(String person, Sessions.Session session) {
        Map<Integer, Part> parts = new HashMap<>();
        var prefix = "activity-" + person + "-";
        fields.forEach((name, value) -> {
            if (name.startsWith(prefix) && !value.isBlank()) {
                parts.put(Integer.valueOf(name.substring(prefix.length())), word(Part.class, value));
            }
        });
        return new Mark(
                choice("outcome-" + person, Outcome.class),
                choice("mode-" + person, Presence.class),
                time("arrived-" + person, session),
                time("left-" + person, session),
                text("reason-" + person),
                text("how-" + person),
                Map.copyOf(parts));
    }

    Map<ParticipantId, GroupNotes.PartDraft> parts() {
        return people("part-version-").stream()
                .collect(Collectors.toMap(
                        ParticipantId::new,
                        one -> new GroupNotes.PartDraft(part(one.toString()), number("part-version-" + one))));
    }

    OwnPart part(String person) {
        Set<UUID> toward = Arrays.stream(text("toward-" + person).split("\\s+"))
                .filter(one -> !one.isBlank())
                .map(UUID::fromString)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new OwnPart(
                text("response-" + person),
                text("progress-" + person),
                text("risk-" + person),
                text("plan-" + person),
                text("own-" + person),
                Set.copyOf(toward));
    }

    /** A wall-clock time of the session's evening; a time long before its start is after midnight. */
    Optional<Instant> time(String name, Sessions.Session session) {
        var text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(session.at(LocalTime.parse(text)));
        } catch (DateTimeParseException unreadable) {
            throw new Unreadable(name);
        }
    }

    /** What a field shows for an instant. */
    static String shown(Optional<Instant> at, ZoneId zone) {
        return at.map(one ->
                        one.atZone(zone).toLocalTime().withSecond(0).withNano(0).toString())
                .orElse("");
    }

    private List<UUID> people(String prefix) {
        return fields.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .map(SessionForm::id)
                .toList();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw new Unreadable(text);
        }
    }

    private String text(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    private int number(String name) {
        try {
            return Integer.parseInt(text(name));
        } catch (NumberFormatException unreadable) {
            throw new Unreadable(name);
        }
    }

    private <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        return Optional.of(text(name)).filter(value -> !value.isEmpty()).map(value -> word(type, value));
    }

    private static <E extends Enum<E>> E word(Class<E> type, String value) {
        try {
            return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new Unreadable(value);
        }
    }

    /** A field no page of ours sends. */
    static final class Unreadable extends RuntimeException {
        Unreadable(String field) {
            super("Unreadable: " + field, null, false, false);
        }
    }
}
