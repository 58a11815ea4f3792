package org.footbridge.notes.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.attendance.BoundaryKind;
import org.footbridge.attendance.HealthKind;
import org.footbridge.attendance.RoomEventId;
import org.footbridge.attendance.RoomEvents;
import org.footbridge.attendance.RoomEvents.Writing;
import org.footbridge.notes.GroupNotes;
import org.footbridge.notes.NamesInWords;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FormTokens;
import org.footbridge.scheduling.Due;
import org.footbridge.scheduling.Rosters;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.footbridge.tasks.EnteredInError;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Boundary and health matters: written from a session, read on a person's page by who reads the record. */
@Controller
class EventsController {

    private static final String NAMES_ARE_FINE = "names";

    private final RoomEvents events;
    private final NamesInWords names;
    private final Sessions sessions;
    private final Rosters rosters;
    private final SessionQuery query;
    private final Authorization authorization;
    private final House house;
    private final FormTokens tokens;

    EventsController(
            RoomEvents events,
            NamesInWords names,
            Sessions sessions,
            Rosters rosters,
            SessionQuery query,
            Authorization authorization,
            House house,
            FormTokens tokens) {
        this.events = events;
        this.names = names;
        this.sessions = sessions;
        this.rosters = rosters;
        this.query = query;
        this.authorization = authorization;
        this.house = house;
        this.tokens = tokens;
    }

    @GetMapping("/sessions/{session}/events")
    String show(@PathVariable UUID session, Locale locale, Model model) {
        model.addAttribute(
                "page", page(new SessionId(session), locale, SessionForm.empty(), List.of(), Problems.none()));
        return "notes/events";
    }

    @PostMapping("/sessions/{session}/events/boundary")
    String boundary(
            @PathVariable UUID session,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var id = new SessionId(session);
        var form = SessionForm.of(sent);
        Map<ParticipantId, RoomEvents.Words> involved = new LinkedHashMap<>();
        for (var due : rosters.of(id)) {
            var person = due.participantId();
            var words = new RoomEvents.Words(
                    form.typed("seen-" + person.value(), ""), form.typed("done-" + person.value(), ""));
            if (!words.seen().isBlank() || !words.done().isBlank()) {
                involved.put(person, words);
            }
        }
        Map<ParticipantId, String> texts = new LinkedHashMap<>();
        involved.forEach((person, words) -> texts.put(person, words.seen() + " " + words.done()));
        var kind = word(BoundaryKind.class, form.typed("kind", ""));
        var when = form.time("at", sessions.get(id));
        if (kind.isEmpty() || when.isEmpty()) {
            return again(
                    id,
                    form,
                    List.of(),
                    kind.isEmpty()
                            ? Problems.of("kind", "Choose what sort of matter it was.")
                            : Problems.of("at", "Say about when it was."),
                    locale,
                    response,
                    model);
        }
        return written(
                id,
                form,
                texts,
                formToken,
                locale,
                response,
                next,
                model,
                () -> events.boundary(id, kind.get(), when.get(), involved));
    }

    @PostMapping("/sessions/{session}/events/health")
    String health(
            @PathVariable UUID session,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var id = new SessionId(session);
        var form = SessionForm.of(sent);
        var kind = word(HealthKind.class, form.typed("health-kind", ""));
        var when = form.time("health-at", sessions.get(id));
        var person = form.typed("person", "");
        if (kind.isEmpty() || when.isEmpty() || person.isEmpty()) {
            return again(
                    id,
                    form,
                    List.of(),
                    person.isEmpty()
                            ? Problems.of("person", "Choose whom it is about.")
                            : kind.isEmpty()
                                    ? Problems.of("health-kind", "Choose what sort of matter it was.")
                                    : Problems.of("health-at", "Say about when it was."),
                    locale,
                    response,
                    model);
        }
        var about = new ParticipantId(uuid(person));
        var health = new RoomEvents.Health(
                kind.get(),
                when.get(),
                form.typed("seen", ""),
                form.typed("done", ""),
                form.typed("called", ""),
                form.typed("left", ""));
        var text = String.join(" ", health.seen(), health.done(), health.called(), health.leftHow());
        return written(
                id,
                form,
                Map.of(about, text),
                formToken,
                locale,
                response,
                next,
                model,
                () -> events.health(id, about, health));
    }

    private String written(
            SessionId id,
            SessionForm form,
            Map<ParticipantId, String> texts,
            @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model,
            java.util.function.Supplier<Writing> write) {
        if (!form.typed(NAMES_ARE_FINE, "").equals("fine")) {
            var found = names.find(id, texts);
            if (!found.isEmpty()) {
                return again(
                        id,
                        form,
                        found,
                        Problems.of("", "Another person's name may stand in it. Please look before it is written."),
                        locale,
                        response,
                        model);
            }
        }
        var refused = new AtomicReference<@Nullable String>();
        var answer = tokens.once(formToken, () -> {
            if (write.get() instanceof Writing.Refused no) {
                refused.set(no.sentence());
            }
            return "redirect:/sessions/" + id.value();
        });
        var sentence = refused.get();
        if (sentence != null) {
            return again(id, form, List.of(), Problems.of("", sentence), locale, response, model);
        }
        next.addFlashAttribute(
                "flash",
                new Frame.Flash(
                        Frame.Flash.Kind.DONE, "Written. It stands on the person's page for who reads the record."));
        return answer;
    }

    private String again(
            SessionId id,
            SessionForm form,
            List<GroupNotes.NameFound> found,
            Problems problems,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", page(id, locale, form, found, problems));
        return "notes/events";
    }

    private EventsPage page(
            SessionId id, Locale locale, SessionForm form, List<GroupNotes.NameFound> found, Problems problems) {
        authorization.require(Permission.RUN_GROUPS);
        var session = sessions.get(id);
        if (session.cancelledAt().isPresent()) {
            throw new NotYours();
        }
        var show = new Show(locale, session.wall());
        var shown = new HashSet<>(rosters.of(id).stream()
                .map(Due::participantId)
                .map(ParticipantId::value)
                .toList());
        shown.retainAll(authorization.reachable(Permission.TAKE_ATTENDANCE));
        var people = query.names(shown);
        Map<ParticipantId, String> fullNames = people.stream()
                .collect(Collectors.toMap(SessionQuery.Name::participantId, SessionQuery.Name::fullName));
        return new EventsPage(
                id.value().toString(),
                session.title() + " · " + show.day(session.onDate()) + ", "
                        + show.times(session.startsAt(), session.endsAt()),
                people.stream()
                        .map(one -> new Choice(one.participantId().value().toString(), one.fullName()))
                        .toList(),
                form.fields(),
                found.stream()
                        .filter(one ->
                                one.inRecordOf().filter(fullNames::containsKey).isPresent())
                        .map(one -> new SessionPage.NameLine(
                                one.inRecordOf().map(fullNames::get).orElse(""), one.word(), one.instead()))
                        .toList(),
                problems);
    }

    @GetMapping("/people/{participant}/events")
    @Transactional(readOnly = true)
    public String ofPerson(@PathVariable UUID participant, Locale locale, Model model) {
        model.addAttribute("page", personPage(new ParticipantId(participant), locale, Map.of(), Problems.none()));
        return "notes/personEvents";
    }

    @PostMapping("/people/{participant}/events/{event}/addenda")
    String add(
            @PathVariable UUID participant,
            @PathVariable UUID event,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String names,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var person = new ParticipantId(participant);
        var id = new RoomEventId(event);
        var problem = new AtomicReference<@Nullable String>();
        var answer = tokens.once(formToken, () -> {
            var stands = events.of(person).stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow(NotYours::new);
            var found = names.equals("fine")
                    ? List.<GroupNotes.NameFound>of()
                    : this.names.find(stands.sessionId(), Map.of(person, words));
            if (!found.isEmpty()) {
                problem.set("“%s” may be another person. Write “%s” instead, or say that it is nobody."
                        .formatted(found.getFirst().word(), found.getFirst().instead()));
            } else if (events.add(person, id, words) instanceof Writing.Refused no) {
                problem.set(no.sentence());
            }
            return "redirect:/people/" + participant + "/events";
        });
        var sentence = problem.get();
        if (sentence == null) {
            return answer;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute(
                "page",
                personPage(person, locale, Map.of(event.toString(), words), Problems.of("words-" + event, sentence)));
        return "notes/personEvents";
    }

    /** Its writer says that it is about somebody else. */
    @PostMapping("/people/{participant}/events/{event}/error")
    String enteredInError(
            @PathVariable UUID participant,
            @PathVariable UUID event,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return tokens.once(formToken, () -> {
            next.addFlashAttribute(
                    "flash",
                    switch (events.enteredInError(new ParticipantId(participant), new RoomEventId(event), reason)) {
                        case EnteredInError.Asking.Done _ ->
                            new Frame.Flash(Frame.Flash.Kind.DONE, "The privacy officer is asked to seal it.");
                        case EnteredInError.Asking.Refused(String sentence) ->
                            new Frame.Flash(Frame.Flash.Kind.PROBLEM, sentence);
                    });
            return "redirect:/people/" + participant + "/events";
        });
    }

    private PersonEventsPage personPage(
            ParticipantId person, Locale locale, Map<String, String> typed, Problems problems) {
        authorization.require(Permission.READ_CHART, person);
        var name = query.names(List.of(person.value())).stream().findFirst().orElseThrow(NotYours::new);
        var show =
                new Show(locale, ZoneId.of(house.about().map(House.About::zone).orElse("UTC")));
        boolean mayAdd = authorization.may(Permission.TAKE_ATTENDANCE, person);
        return new PersonEventsPage(
                person,
                name.fullName(),
                events.of(person).stream()
                        .map(one -> line(one, show, mayAdd, typed))
                        .toList(),
                problems);
    }

    private static PersonEventsPage.EventLine line(
            RoomEvents.Event event, Show show, boolean mayAdd, Map<String, String> typed) {
        Function<RoomEvents.Addendum, PersonEventsPage.AddendumLine> addendum = one ->
                new PersonEventsPage.AddendumLine(one.words(), show.dateTime(one.writtenAt()) + ", " + one.writtenBy());
        var id = event.id().value().toString();
        return new PersonEventsPage.EventLine(
                id,
                event.label(),
                event.health() ? "Health" : "Boundary",
                show.dateTime(event.happenedAt()) + " · " + event.sessionTitle(),
                event.seen(),
                event.done(),
                event.called(),
                event.leftHow(),
                show.dateTime(event.writtenAt()) + ", " + event.writtenBy(),
                event.addenda().stream().map(addendum).toList(),
                mayAdd,
                mayAdd && event.writtenById().equals(Actor.current().person()),
                typed.get(id));
    }

    private static <E extends Enum<E>> Optional<E> word(Class<E> type, String value) {
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(Enum.valueOf(type, value.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            throw new SessionForm.Unreadable(value);
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw new SessionForm.Unreadable(text);
        }
    }

    @ExceptionHandler(SessionForm.Unreadable.class)
    ResponseEntity<Void> unreadable() {
        return ResponseEntity.badRequest().build();
    }
}
