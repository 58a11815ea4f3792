package org.footbridge.scheduling.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.access.NotYours;
import org.footbridge.scheduling.AtTheDoor;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who leads a session finds somebody of another track at its door, by name. */
@Controller
@RequestMapping("/sessions/{session}/door")
class DoorController {

    private static final int LONGEST_NAME = 100;

    private final Sessions sessions;
    private final AtTheDoor door;

    DoorController(Sessions sessions, AtTheDoor door) {
        this.sessions = sessions;
        this.door = door;
    }

    @GetMapping
    String show(@PathVariable UUID session, Model model) {
        var held = sessions.get(new SessionId(session));
        if (!door.isOpenTo(held)) {
            throw new NotYours();
        }
        model.addAttribute(
                "page", new DoorPage(session.toString(), held.title(), "", List.of(), false, false, Problems.none()));
        return "scheduling/door";
    }

    /** A name stands in no address. */
    @PostMapping
    String find(
            @PathVariable UUID session,
            @RequestParam(defaultValue = "") String name,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var held = sessions.get(new SessionId(session));
        var typed = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        var show = new Show(locale, held.wall());
        model.addAttribute(
                "page",
                switch (door.find(held, typed)) {
                    case AtTheDoor.Asking.People found ->
                        new DoorPage(
                                session.toString(),
                                held.title(),
                                typed,
                                found.people().stream()
                                        .map(one -> new Choice(
                                                one.participantId().value().toString(),
                                                one.fullName(),
                                                "born " + show.date(one.birthDate())))
                                        .toList(),
                                found.more(),
                                true,
                                Problems.none());
                    case AtTheDoor.Asking.Refused refused -> {
                        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                        yield new DoorPage(
                                session.toString(),
                                held.title(),
                                typed,
                                List.of(),
                                false,
                                false,
                                Problems.of("name", refused.sentence()));
                    }
                });
        return "scheduling/door";
    }
}
