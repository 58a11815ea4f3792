package org.footbridge.notes.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.access.Signing;
import org.footbridge.attendance.Attendance;
import org.footbridge.notes.BroughtToGroup;
import org.footbridge.notes.GroupNotes;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Drafts;
import org.footbridge.platform.FormTokens;
import org.footbridge.platform.Id;
import org.footbridge.programs.LessonId;
import org.footbridge.scheduling.Rosters;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.footbridge.staff.StaffId;
import org.footbridge.ui.Frame;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A session's page: the roster with the notes in place. */
@Controller
class SessionController {

    private final SessionPages pages;
    private final RosterArrivalsPart arriving;
    private final FromPaper fromPaper;
    private final List<BroughtToGroup> brought;
    private final SessionWork work;
    private final Sessions sessions;
    private final Attendance attendance;
    private final Rosters rosters;
    private final GroupNotes notes;
    private final Authorization authorization;
    private final Drafts drafts;
    private final FormTokens tokens;

    SessionController(
            SessionPages pages,
            RosterArrivalsPart arriving,
            FromPaper fromPaper,
            List<BroughtToGroup> brought,
            SessionWork work,
            Sessions sessions,
            Attendance attendance,
            Rosters rosters,
            GroupNotes notes,
            Authorization authorization,
            Drafts drafts,
            FormTokens tokens) {
        this.pages = pages;
        this.arriving = arriving;
        this.fromPaper = fromPaper;
        this.brought = brought;
        this.work = work;
        this.sessions = sessions;
        this.attendance = attendance;
        this.rosters = rosters;
        this.notes = notes;
        this.authorization = authorization;
        this.drafts = drafts;
        this.tokens = tokens;
    }

    @GetMapping("/sessions/{session}")
    String show(@PathVariable UUID session, Locale locale, Model model) {
        return shown(pages.page(new SessionId(session), locale), locale, model);
    }

    /** What is typed is kept while it is typed; the reader's alone until saved. */
    @PostMapping("/sessions/{session}/draft")
    ResponseEntity<Void> draft(@PathVariable UUID session, @RequestParam MultiValueMap<String, String> sent) {
        authorization.require(Permission.RUN_GROUPS);
        sessions.get(new SessionId(session));
        drafts.keep(SessionPages.draftOf(session), SessionForm.of(sent).fields());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/sessions/{session}/roster")
    String save(
            @PathVariable UUID session,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var form = SessionForm.of(sent);
        return answer(
                session, form, formToken, locale, response, next, model, () -> work.save(new SessionId(session), form));
    }

    /** @param sign whether to sign what was written as well */
    @PostMapping("/sessions/{session}/closing")
    String close(
            @PathVariable UUID session,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(defaultValue = "false") boolean sign,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var form = SessionForm.of(sent);
        return answer(
                session,
                form,
                formToken,
                locale,
                response,
                next,
                model,
                () -> work.close(new SessionId(session), form, sign));
    }

    /**
     * Everybody without an outcome was there from the beginning, or only whoever came to the tablet or joined; what was
     * typed is saved first.
     */
    @PostMapping("/sessions/{session}/presence")
    String markRestPresent(
            @PathVariable UUID session,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(defaultValue = "rest") String presentAre,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var form = SessionForm.of(sent);
        return answer(session, form, formToken, locale, response, next, model, () -> {
            var done = work.save(new SessionId(session), form);
            if (!done.stopped() && presentAre.equals("arrived")) {
                return work.markArrived(new SessionId(session), done);
            }
            return !done.stopped()
                            && attendance.markRestPresent(new SessionId(session))
                                    instanceof Attendance.Marking.Refused refused
                    ? SessionPages.problem(refused.sentence())
                    : done;
        });
    }

    /** @param lesson the proposed one, or another; what was typed on the roster is saved first */
    @PostMapping("/sessions/{session}/lesson")
    String teach(
            @PathVariable UUID session,
            @RequestParam("take") UUID lesson,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var form = SessionForm.of(sent);
        return answer(
                session,
                form,
                formToken,
                locale,
                response,
                next,
                model,
                () -> work.take(new SessionId(session), new LessonId(lesson), form));
    }

    /**
     * Somebody stepped out, or a stretch is taken back; what was typed on the roster is saved first.
     *
     * @param away the person who stepped out, at the times typed beside the name
     * @param undo a stretch noted by mistake
     */
    @PostMapping("/sessions/{session}/time-away")
    String stepOut(
            @PathVariable UUID session,
            @RequestParam @Nullable UUID away,
            @RequestParam(defaultValue = "") String undo,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var form = SessionForm.of(sent);
        return answer(
                session,
                form,
                formToken,
                locale,
                response,
                next,
                model,
                () -> away == null
                        ? work.takeBack(new SessionId(session), undo, form)
                        : work.stepOut(new SessionId(session), new ParticipantId(away), form));
    }

    private String answer(
            UUID session,
            SessionForm form,
            @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model,
            Supplier<SessionWork.Done> act) {
        var done = new AtomicReference<>(SessionWork.Done.NOTHING);
        var answer = tokens.once(formToken, () -> {
            done.set(act.get());
            return done.get().prove()
                    ? "redirect:" + Signing.NeedsSecondFactor.WHERE + "?then=/sessions/" + session
                    : "redirect:/sessions/" + session;
        });
        if (!done.get().stopped()) {
            if (!done.get().said().isEmpty()) {
                next.addFlashAttribute(
                        "flash",
                        new Frame.Flash(Frame.Flash.Kind.DONE, done.get().said()));
            }
            return answer;
        }
        response.setStatus(
                done.get().conflicting() ? HttpStatus.CONFLICT.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
        return shown(
                pages.page(new SessionId(session), locale, done.get().saved() ? form.saved() : form, done.get()),
                locale,
                model);
    }

    private String shown(SessionPage page, Locale locale, Model model) {
        model.addAttribute("page", page);
        model.addAttribute("arrivals", arriving.beside(page, locale));
        var session = new SessionId(UUID.fromString(page.id()));
        var people = page.participantsShown().stream().map(Id::value).toList();
        model.addAttribute(
                "brought",
                brought.stream()
                        .flatMap(one -> one.to(session, people).stream())
                        .toList());
        fromPaper.line(UUID.fromString(page.id()), locale).ifPresent(line -> model.addAttribute("fromPaper", line));
        return "notes/session";
    }

    @PostMapping("/sessions/{session}/walk-ins")
    String walkIn(
            @PathVariable UUID session,
            @RequestParam UUID person,
            @RequestParam String reason,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return told(
                session,
                formToken,
                next,
                () -> rosters.addWalkIn(new SessionId(session), new ParticipantId(person), reason)
                                instanceof Rosters.Adding.Refused refused
                        ? refused.sentence()
                        : null);
    }

    /** @param cofacilitator empty where one leads alone */
    @PostMapping("/sessions/{session}/facilitators")
    String lead(
            @PathVariable UUID session,
            @RequestParam UUID facilitator,
            @RequestParam @Nullable UUID cofacilitator,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return told(
                session,
                formToken,
                next,
                () -> sessions.lead(
                                        new SessionId(session),
                                        new StaffId(facilitator),
                                        Optional.ofNullable(cofacilitator)
                                                .filter(one -> !one.equals(facilitator))
                                                .map(StaffId::new))
                                instanceof Sessions.Changing.Refused refused
                        ? refused.sentence()
                        : null);
    }

    @PostMapping("/sessions/{session}/cancellation")
    String cancel(
            @PathVariable UUID session,
            @RequestParam String reason,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return told(
                session,
                formToken,
                next,
                () -> sessions.cancel(new SessionId(session), reason) instanceof Sessions.Changing.Refused refused
                        ? refused.sentence()
                        : null);
    }

    /** The word is no person's name here. */
    @PostMapping("/sessions/{session}/kept-words")
    String keepWord(@PathVariable UUID session, @RequestParam String word) {
        notes.keepWord(new SessionId(session), word);
        return "redirect:/sessions/" + session;
    }

    private String told(
            UUID session, @Nullable UUID formToken, RedirectAttributes next, Supplier<@Nullable String> act) {
        var refused = new AtomicReference<@Nullable String>();
        var answer = tokens.once(formToken, () -> {
            refused.set(act.get());
            return "redirect:/sessions/" + session;
        });
        var sentence = refused.get();
        if (sentence != null) {
            next.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.PROBLEM, sentence));
        }
        return answer;
    }

    @ExceptionHandler(SessionForm.Unreadable.class)
    ResponseEntity<Void> unreadable() {
        return ResponseEntity.badRequest().build();
    }
}
