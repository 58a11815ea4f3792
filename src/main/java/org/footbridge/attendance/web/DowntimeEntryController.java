package org.footbridge.attendance.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.attendance.DowntimeCopies;
import org.footbridge.attendance.DowntimeCopyId;
import org.footbridge.platform.Drafts;
import org.footbridge.platform.FormTokens;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a day back in from paper, all its sessions on one page. */
@Controller
@RequestMapping("/downtime/{copy}/entry")
class DowntimeEntryController {

    private final DowntimeEntries entries;
    private final DowntimeCopies copies;
    private final Authorization authorization;
    private final Drafts drafts;
    private final FormTokens tokens;

    DowntimeEntryController(
            DowntimeEntries entries,
            DowntimeCopies copies,
            Authorization authorization,
            Drafts drafts,
            FormTokens tokens) {
        this.entries = entries;
        this.copies = copies;
        this.authorization = authorization;
        this.drafts = drafts;
        this.tokens = tokens;
    }

    private static String draftOf(UUID copy) {
        return "downtime/" + copy;
    }

    @GetMapping
    String show(@PathVariable UUID copy, Locale locale, Model model) {
        authorization.require(Permission.RUN_GROUPS);
        var typed = drafts.find(draftOf(copy)).map(DowntimeEntryForm::new).orElse(DowntimeEntryForm.empty());
        model.addAttribute("page", entries.page(new DowntimeCopyId(copy), typed, DowntimeEntries.Done.NOTHING, locale));
        return "attendance/downtimeEntry";
    }

    /** What is typed is kept while it is typed; the reader's alone until saved. */
    @PostMapping("/draft")
    ResponseEntity<Void> draft(@PathVariable UUID copy, @RequestParam MultiValueMap<String, String> sent) {
        copies.get(new DowntimeCopyId(copy));
        drafts.keep(draftOf(copy), DowntimeEntryForm.of(sent).fields());
        return ResponseEntity.noContent().build();
    }

    @PostMapping
    String enter(
            @PathVariable UUID copy,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        authorization.require(Permission.RUN_GROUPS);
        var id = new DowntimeCopyId(copy);
        var form = DowntimeEntryForm.of(sent);
        var done = new AtomicReference<>(DowntimeEntries.Done.NOTHING);
        var answer = tokens.once(formToken, () -> {
            done.set(entries.enter(id, form, locale));
            if (!done.get().stopped()) {
                drafts.forget(draftOf(copy));
            }
            return "redirect:/downtime/" + copy + "/entry";
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
        model.addAttribute("page", entries.page(id, form, done.get(), locale));
        return "attendance/downtimeEntry";
    }

    @ExceptionHandler(DowntimeEntryForm.Unreadable.class)
    ResponseEntity<Void> unreadable() {
        return ResponseEntity.badRequest().build();
    }
}
