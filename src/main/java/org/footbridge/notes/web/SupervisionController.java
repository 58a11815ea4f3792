package org.footbridge.notes.web;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.footbridge.access.NotYours;
import org.footbridge.access.Signing;
import org.footbridge.notes.NoteFormat;
import org.footbridge.notes.NoteId;
import org.footbridge.notes.Notes;
import org.footbridge.platform.FormTokens;
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
    private final Notes notes;
    private final FormTokens tokens;

    SupervisionController(NotesQuery query, Notes notes, FormTokens tokens) {
        this.query = query;
        this.notes = notes;
        this.tokens = tokens;
    }

    @GetMapping("/supervision")
    String show(Locale locale, Model model) {
        var show = new Show(locale, ZoneId.of("UTC"));
        var batches = query.waitingForMe().stream()
                .collect(Collectors.groupingBy(
                        one -> one.sessionId().orElse(one.noteId()) + one.authorName(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        model.addAttribute(
                "page",
                new SupervisionPage(batches.values().stream()
                        .map(batch -> batch(batch, show))
                        .toList()));
        return "notes/supervision";
    }

    private static SupervisionPage.Batch batch(List<NotesQuery.Waiting> notes, Show show) {
        var first = notes.getFirst();
        return new SupervisionPage.Batch(
                first.title(),
                show.day(first.onDate()) + " · " + first.authorName(),
                notes.stream().map(one -> one.noteId().toString()).collect(Collectors.joining(" ")),
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

    /** @param notes ids with spaces between */
    @PostMapping("/supervision/signatures")
    String sign(@RequestParam("notes") String ids, @RequestParam @Nullable UUID formToken, RedirectAttributes next) {
        return told(
                formToken,
                next,
                () -> this.notes.cosign(Arrays.stream(ids.split("\\s+"))
                        .map(SupervisionController::id)
                        .toList()),
                "Signed; the notes are locked.");
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
                () -> notes.sendBack(new NoteId(note), comment),
                "Sent back. The comment stays outside the record.");
    }

    private String told(@Nullable UUID formToken, RedirectAttributes next, Supplier<Notes.Changing> act, String done) {
        var changed = new AtomicReference<Notes.@Nullable Changing>();
        var answer = tokens.once(formToken, () -> {
            changed.set(act.get());
            return changed.get() instanceof Notes.Changing.NeedsSecondFactor
                    ? "redirect:" + Signing.NeedsSecondFactor.WHERE + "?then=/supervision"
                    : "redirect:/supervision";
        });
        next.addFlashAttribute(
                "flash",
                changed.get() instanceof Notes.Changing.Refused refused
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
