package org.footbridge.notes.web;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.footbridge.access.Signing;
import org.footbridge.notes.NoteId;
import org.footbridge.notes.Notes;
import org.footbridge.notes.Threads;
import org.footbridge.platform.FormTokens;
import org.footbridge.ui.Frame;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says of one note what it works toward. */
@Controller
class ThreadController {

    private final Notes notes;
    private final Threads threads;
    private final FormTokens tokens;

    ThreadController(Notes notes, Threads threads, FormTokens tokens) {
        this.notes = notes;
        this.threads = threads;
        this.tokens = tokens;
    }

    /** @param objective nothing when the reason says why none fits */
    @PostMapping("/notes/{note}/thread")
    String mend(
            @PathVariable UUID note,
            @RequestParam @Nullable UUID objective,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        var id = new NoteId(note);
        var thread = "/people/" + notes.get(id).participantId().value() + "/thread";
        var changed = new AtomicReference<Notes.@Nullable Changing>();
        var answer = tokens.once(formToken, () -> {
            changed.set(objective == null ? threads.explain(id, reason) : threads.link(id, objective));
            return changed.get() instanceof Notes.Changing.NeedsSecondFactor
                    ? "redirect:" + Signing.NeedsSecondFactor.WHERE + "?then=" + thread
                    : "redirect:" + thread;
        });
        if (changed.get() instanceof Notes.Changing.Refused refused) {
            next.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.PROBLEM, refused.sentence()));
        } else if (changed.get() instanceof Notes.Changing.Done) {
            next.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.DONE, "Kept, with today's date."));
        }
        return answer;
    }
}
