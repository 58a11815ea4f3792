package org.footbridge.notes.web;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.footbridge.access.NotYours;
import org.footbridge.access.Signing;
import org.footbridge.notes.NoteFormat;
import org.footbridge.notes.NoteId;
import org.footbridge.notes.Supervision;
import org.footbridge.platform.FormTokens;
import org.footbridge.scheduling.SessionId;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The supervisor's queue. */
@Controller
class SupervisionController {

    private final NotesQuery query;
    private final Supervision supervision;
    private final FormTokens tokens;

    SupervisionController(NotesQuery query, Supervision supervision, FormTokens tokens) {
        this.query = query;
        this.supervision = supervision;
        this.tokens = tokens;
    }

    @GetMapping("/supervision")
    String show(Locale locale, Model model) {
        var show = new Show(locale, ZoneId.of("UTC"));
        Map<String, SupervisionPage.Batch> batches = new LinkedHashMap<>();
        query.waitingForMe().stream()
                .collect(Collectors.groupingBy(
                        one -> one.sessionId().orElse(one.noteId()) + one.authorName(),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .forEach((key, notes) -> batches.put(key, batch(notes, show)));
        query.sharedWaitingForMe()
                .forEach(one -> batches.merge(
                        one.sessionId() + one.authorName(),
                        batch(one, show),
                        (notes, shared) -> new SupervisionPage.Batch(
                                notes.title(), notes.line(), notes.ids(), shared.shared(), notes.notes())));
        model.addAttribute("page", new SupervisionPage(List.copyOf(batches.values())));
        return "notes/supervision";
    }

    private static SupervisionPage.Batch batch(List<NotesQuery.Waiting> notes, Show show) {
        var first = notes.getFirst();
        return new SupervisionPage.Batch(
                first.title(),
                show.day(first.onDate()) + " · " + first.authorName(),
                notes.stream().map(one -> one.noteId().toString()).collect(Collectors.joining(" ")),
                null,
                notes.stream()
                        .map(one -> new SupervisionPage.Line(
                                one.noteId().toString(),
                                one.participantId().toString(),
                                one.participantName(),
                                one.response(),
                                NoteFormat.joined(one.progress(), one.risk(), one.plan())
                                        .replace("\n", " · ")))
                        .toList());
    }

    private static SupervisionPage.Batch batch(NotesQuery.SharedWaiting one, Show show) {
        return new SupervisionPage.Batch(
                one.title(),
                show.day(one.onDate()) + " · " + one.authorName(),
                "",
                new SupervisionPage.Shared(
                        one.sessionId().toString(),
                        one.lesson(),
                        NoteFormat.joined(one.interventions(), one.process(), "")
                                .replace("\n", " · ")),
                List.of());
    }

    /**
     * @param notes ids with spaces between
     * @param session whose shared part is signed with them
     */
    @PostMapping("/supervision/signatures")
    String sign(
            @RequestParam("notes") String ids,
            @RequestParam @Nullable UUID session,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return told(
                formToken,
                next,
                () -> supervision.cosign(
                        Optional.ofNullable(session).map(SessionId::new),
                        Arrays.stream(ids.split("\\s+"))
                                .filter(one -> !one.isEmpty())
                                .map(SupervisionController::id)
                                .toList()),
                "Signed and locked.");
    }

    @PostMapping("/supervision/{note}/comments")
    String sendBack(
            @PathVariable UUID note,
            @RequestParam String comment,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return told(
                formToken,
                next,
                () -> supervision.sendBack(new NoteId(note), comment),
                "Sent back. The comment stays outside the record.");
    }

    @PostMapping("/supervision/sessions/{session}/comments")
    String sendBackShared(
            @PathVariable UUID session,
            @RequestParam String comment,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return told(
                formToken,
                next,
                () -> supervision.sendBack(new SessionId(session), comment),
                "Sent back. The comment stays outside the record.");
    }

    private String told(
            @Nullable UUID formToken, RedirectAttributes next, Supplier<Supervision.Acting> act, String done) {
        var changed = new AtomicReference<Supervision.@Nullable Acting>();
        var answer = tokens.once(formToken, () -> {
            changed.set(act.get());
            return changed.get() instanceof Supervision.Acting.NeedsSecondFactor
                    ? "redirect:" + Signing.NeedsSecondFactor.WHERE + "?then=/supervision"
                    : "redirect:/supervision";
        });
        next.addFlashAttribute(
                "flash",
                changed.get() instanceof Supervision.Acting.Refused refused
                        ? new Frame.Flash(Frame.Flash.Kind.PROBLEM, refused.sentence())
                        : new Frame.Flash(Frame.Flash.Kind.DONE, done));
        return answer;
    }

    private static NoteId id(String text) {
        try {
            return new NoteId(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            throw new NotYours();
        }
    }
}
