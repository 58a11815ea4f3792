package org.footbridge.notes.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.attendance.Attendance;
import org.footbridge.attendance.Attendance.Correcting;
import org.footbridge.attendance.Outcome;
import org.footbridge.attendance.RosterRow;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FormTokens;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
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
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Corrects what a closed session says of one person. */
@Controller
@RequestMapping("/sessions/{session}/corrections/{participant}")
class CorrectionController {

    private final Attendance attendance;
    private final Sessions sessions;
    private final SessionQuery query;
    private final Authorization authorization;
    private final FormTokens tokens;

    CorrectionController(
            Attendance attendance,
            Sessions sessions,
            SessionQuery query,
            Authorization authorization,
            FormTokens tokens) {
        this.attendance = attendance;
        this.sessions = sessions;
        this.query = query;
        this.authorization = authorization;
        this.tokens = tokens;
    }

    @GetMapping
    String show(@PathVariable UUID session, @PathVariable UUID participant, Locale locale, Model model) {
        model.addAttribute("page", page(session, participant, locale, CorrectionForm.empty(), Problems.none()));
        return "notes/correction";
    }

    @PostMapping
    String correct(
            @PathVariable UUID session,
            @PathVariable UUID participant,
            @ModelAttribute CorrectionForm form,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var id = new SessionId(session);
        var done = new AtomicReference<@Nullable Correcting>();
        var answer = tokens.once(formToken, () -> {
            done.set(attendance.correct(
                    id, new ParticipantId(participant), form.mark(sessions.get(id)), form.reasonText()));
            return "redirect:/sessions/" + session;
        });
        if (done.get() instanceof Correcting.Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", page(session, participant, locale, form, Problems.of("", refused.sentence())));
            return "notes/correction";
        }
        next.addFlashAttribute(
                "flash", new Frame.Flash(Frame.Flash.Kind.DONE, "Corrected. The closed row stays beside it."));
        return answer;
    }

    private CorrectionPage page(UUID session, UUID participant, Locale locale, CorrectionForm form, Problems problems) {
        var who = new ParticipantId(participant);
        authorization.require(Permission.TAKE_ATTENDANCE, who);
        var id = new SessionId(session);
        var held = sessions.get(id);
        if (held.closedAt().isEmpty()) {
            throw new NotYours();
        }
        var mark = attendance.roster(id).stream()
                .filter(row -> row.participantId().equals(who))
                .map(RosterRow::mark)
                .findFirst()
                .orElseThrow(NotYours::new);
        var show = new Show(locale, held.wall());
        var name = query.names(List.of(participant)).stream().findFirst().orElseThrow(NotYours::new);
        return new CorrectionPage(
                session.toString(),
                who,
                name.fullName(),
                held.title() + " · " + show.day(held.onDate()) + ", " + show.times(held.startsAt(), held.endsAt()),
                mark.outcome().map(Outcome::label).orElse("No outcome"),
                form,
                problems);
    }

    @ExceptionHandler(SessionForm.Unreadable.class)
    ResponseEntity<Void> unreadable() {
        return ResponseEntity.badRequest().build();
    }
}
