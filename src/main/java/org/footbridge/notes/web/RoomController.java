package org.footbridge.notes.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.attendance.Activities;
import org.footbridge.attendance.Departures;
import org.footbridge.attendance.Departures.Company;
import org.footbridge.people.ContactId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FormTokens;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a session's time is spent on, and with whom somebody left. */
@Controller
@RequestMapping("/sessions/{session}")
class RoomController {

    private final Activities activities;
    private final Departures departures;
    private final Sessions sessions;
    private final SessionQuery query;
    private final RoomQuery room;
    private final Authorization authorization;
    private final FormTokens tokens;

    RoomController(
            Activities activities,
            Departures departures,
            Sessions sessions,
            SessionQuery query,
            RoomQuery room,
            Authorization authorization,
            FormTokens tokens) {
        this.activities = activities;
        this.departures = departures;
        this.sessions = sessions;
        this.query = query;
        this.room = room;
        this.authorization = authorization;
        this.tokens = tokens;
    }

    @PostMapping("/activities")
    String add(
            @PathVariable UUID session,
            @RequestParam(defaultValue = "") String title,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return changed(session, formToken, next, () -> activities.add(new SessionId(session), title));
    }

    @PostMapping("/activities/{position}/title")
    String rename(
            @PathVariable UUID session,
            @PathVariable int position,
            @RequestParam(defaultValue = "") String title,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return changed(session, formToken, next, () -> activities.rename(new SessionId(session), position, title));
    }

    @PostMapping("/activities/{position}/order")
    String moveUp(
            @PathVariable UUID session,
            @PathVariable int position,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return changed(session, formToken, next, () -> activities.moveUp(new SessionId(session), position));
    }

    @PostMapping("/activities/{position}/removal")
    String remove(
            @PathVariable UUID session,
            @PathVariable int position,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return changed(session, formToken, next, () -> activities.remove(new SessionId(session), position));
    }

    private String changed(
            UUID session, @Nullable UUID formToken, RedirectAttributes next, Supplier<Activities.Changing> act) {
        return tokens.once(formToken, () -> {
            if (act.get() instanceof Activities.Changing.Refused refused) {
                next.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.PROBLEM, refused.sentence()));
            }
            return "redirect:/sessions/" + session + "#activities";
        });
    }

    @GetMapping("/leaving/{participant}")
    String leaving(@PathVariable UUID session, @PathVariable UUID participant, Locale locale, Model model) {
        model.addAttribute("page", page(session, participant, locale, "", "", "", Problems.none()));
        return "notes/leaving";
    }

    /** @param with a contact's id, {@code stays}, or {@code else} with who and why */
    @PostMapping("/leaving/{participant}")
    String leave(
            @PathVariable UUID session,
            @PathVariable UUID participant,
            @RequestParam(defaultValue = "") String with,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var refused = new AtomicReference<@Nullable String>();
        var answer = tokens.once(formToken, () -> {
            if (with.isEmpty()) {
                refused.set("Choose with whom they left.");
            } else if (departures.note(
                            new SessionId(session), new ParticipantId(participant), company(with, who, reason))
                    instanceof Departures.Noting.Refused said) {
                refused.set(said.sentence());
            }
            return "redirect:/sessions/" + session + "#row-" + participant;
        });
        var sentence = refused.get();
        if (sentence == null) {
            return answer;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute(
                "page", page(session, participant, locale, with, who, reason, Problems.of("with", sentence)));
        return "notes/leaving";
    }

    private static Company company(String with, String who, String reason) {
        return switch (with) {
            case "stays" -> new Company.Stays();
            case "else" -> new Company.SomebodyElse(who, reason);
            default -> {
                try {
                    yield new Company.Contact(new ContactId(UUID.fromString(with)));
                } catch (IllegalArgumentException none) {
                    throw new SessionForm.Unreadable("with");
                }
            }
        };
    }

    private LeavingPage page(
            UUID session, UUID participant, Locale locale, String with, String who, String reason, Problems problems) {
        var person = new ParticipantId(participant);
        authorization.require(Permission.TAKE_ATTENDANCE, person);
        var held = sessions.get(new SessionId(session));
        var show = new Show(locale, held.wall());
        var pickUps = room.pickUps(held.sessionId(), held.onDate(), List.of(participant));
        var name = query.names(List.of(participant)).stream().findFirst().orElseThrow(NotYours::new);
        return new LeavingPage(
                session.toString(),
                person,
                name.fullName(),
                held.title() + " · " + show.day(held.onDate()) + ", " + show.times(held.startsAt(), held.endsAt()),
                pickUps.stream()
                        .flatMap(one -> one
                                .contactId()
                                .map(contact -> new Choice(
                                        contact.value().toString(),
                                        one.name().orElse("")
                                                + one.relation()
                                                        .map(relation -> ", " + relation)
                                                        .orElse(""),
                                        one.phone().orElse(null)))
                                .stream())
                        .toList(),
                pickUps.stream()
                        .flatMap(one -> one.leftWith().stream())
                        .findFirst()
                        .orElse(null),
                with.isEmpty() ? null : with,
                who,
                reason,
                problems);
    }

    @ExceptionHandler(SessionForm.Unreadable.class)
    ResponseEntity<Void> unreadable() {
        return ResponseEntity.badRequest().build();
    }
}
