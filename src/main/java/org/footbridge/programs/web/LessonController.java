package org.footbridge.programs.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.platform.Drafts;
import org.footbridge.platform.FormTokens;
import org.footbridge.programs.LessonId;
import org.footbridge.programs.LessonText.Complaint;
import org.footbridge.programs.LessonVersionId;
import org.footbridge.programs.Lessons;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One lesson: to run it, to hand out its page, to change it. */
@Controller
@RequestMapping("/curriculum")
class LessonController {

    private final Lessons lessons;
    private final Authorization authorization;
    private final Drafts drafts;
    private final FormTokens tokens;

    LessonController(Lessons lessons, Authorization authorization, Drafts drafts, FormTokens tokens) {
        this.lessons = lessons;
        this.authorization = authorization;
        this.drafts = drafts;
        this.tokens = tokens;
    }

    @GetMapping("/{lesson}")
    @Transactional(readOnly = true)
    public String show(@PathVariable UUID lesson, Model model) {
        authorization.require(Permission.RUN_GROUPS);
        var id = new LessonId(lesson);
        boolean editable = authorization.may(Permission.MANAGE_PROGRAM);
        model.addAttribute(
                "page",
                LessonPage.of(
                        lessons.lesson(id),
                        true,
                        editable,
                        editable && lessons.offered(id).isPresent()));
        return "programs/lesson";
    }

    /** As it was when a session used it. */
    @GetMapping("/versions/{version}")
    @Transactional(readOnly = true)
    public String version(@PathVariable UUID version, Model model) {
        authorization.require(Permission.RUN_GROUPS);
        var written = lessons.version(new LessonVersionId(version));
        boolean current = lessons.lesson(written.lessonId()).version() == written.version();
        model.addAttribute("page", LessonPage.of(written, current, false, false));
        return "programs/lesson";
    }

    @GetMapping("/{lesson}/hand-out")
    @Transactional(readOnly = true)
    public String handOut(@PathVariable UUID lesson, Model model) {
        authorization.require(Permission.RUN_GROUPS);
        model.addAttribute("page", LessonPage.of(lessons.lesson(new LessonId(lesson)), true, false, false));
        return "programs/handOut";
    }

    @GetMapping("/{lesson}/edit")
    @Transactional(readOnly = true)
    public String edit(@PathVariable UUID lesson, Model model) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var stands = lessons.lesson(new LessonId(lesson));
        var typed = drafts.find(draftOf(lesson));
        model.addAttribute(
                "page",
                page(
                        stands,
                        typed.map(one -> number(one.get("version"), stands.version()))
                                .orElse(stands.version()),
                        typed.map(one -> one.get("text")).orElse(stands.text()),
                        List.of(),
                        null));
        return "programs/lessonEdit";
    }

    /** What is typed is kept while it is typed. */
    @PostMapping("/{lesson}/draft")
    ResponseEntity<Void> draft(
            @PathVariable UUID lesson, @RequestParam String text, @RequestParam(defaultValue = "0") String version) {
        authorization.require(Permission.MANAGE_PROGRAM);
        lessons.lesson(new LessonId(lesson));
        drafts.keep(draftOf(lesson), Map.of("text", text, "version", version));
        return ResponseEntity.noContent().build();
    }

    /** @param version the one the text was written on */
    @PostMapping("/{lesson}/versions")
    String change(
            @PathVariable UUID lesson,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var id = new LessonId(lesson);
        var came = new AtomicReference<Lessons.Changing>(new Lessons.Changing.Changed(version));
        var answer = tokens.once(formToken, () -> {
            came.set(lessons.change(id, version, text));
            if (came.get() instanceof Lessons.Changing.Changed) {
                drafts.forget(draftOf(lesson));
            }
            return "redirect:/curriculum/" + lesson;
        });
        return switch (came.get()) {
            case Lessons.Changing.Changed(int now) -> {
                next.addFlashAttribute(
                        "flash",
                        new Frame.Flash(
                                Frame.Flash.Kind.DONE,
                                "This is version " + now + ". Sessions that were held keep the one they used."));
                yield answer;
            }
            case Lessons.Changing.Wrong(var complaints) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("page", page(lessons.lesson(id), version, text, complaints, null));
                yield "programs/lessonEdit";
            }
            case Lessons.Changing.Meanwhile(var stands) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("page", page(stands, stands.version(), text, List.of(), stands.text()));
                yield "programs/lessonEdit";
            }
        };
    }

    /** The newer edition, to be looked at before it is taken. */
    @GetMapping("/{lesson}/edition")
    @Transactional(readOnly = true)
    public String offered(@PathVariable UUID lesson, Model model) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var stands = lessons.lesson(new LessonId(lesson));
        var text = lessons.offered(new LessonId(lesson)).orElseThrow(NotYours::new);
        model.addAttribute(
                "page",
                new LessonEditPage(
                        lesson.toString(),
                        stands.content().title(),
                        stands.version(),
                        text,
                        List.of(),
                        stands.text(),
                        true,
                        Problems.none()));
        return "programs/lessonEdit";
    }

    @PostMapping("/{lesson}/edition")
    String takeOffered(
            @PathVariable UUID lesson,
            @RequestParam int version,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return tokens.once(formToken, () -> {
            var came = lessons.takeOffered(new LessonId(lesson), version);
            next.addFlashAttribute(
                    "flash",
                    came instanceof Lessons.Changing.Changed
                            ? new Frame.Flash(Frame.Flash.Kind.DONE, "The newer edition is taught from now on.")
                            : new Frame.Flash(
                                    Frame.Flash.Kind.PROBLEM,
                                    "Somebody changed this lesson meanwhile. Nothing was taken; please look again."));
            return "redirect:/curriculum/" + lesson;
        });
    }

    private static String draftOf(UUID lesson) {
        return "lesson/" + lesson;
    }

    private static int number(@Nullable String words, int otherwise) {
        return words != null && words.matches("\\d{1,6}") ? Integer.parseInt(words) : otherwise;
    }

    private static LessonEditPage page(
            Lessons.Written stands, int version, String text, List<Complaint> complaints, @Nullable String meanwhile) {
        var lines = text.lines().toList();
        var problems = complaints.isEmpty()
                ? meanwhile == null
                        ? Problems.none()
                        : Problems.of("text", "Somebody else changed this lesson meanwhile. Both texts stand below.")
                : Problems.of(
                        "text",
                        "Nothing is saved yet: "
                                + (complaints.size() == 1
                                        ? "one thing keeps this from being a lesson."
                                        : complaints.size() + " things keep this from being a lesson."));
        return new LessonEditPage(
                stands.lessonId().value().toString(),
                stands.content().title(),
                version,
                text,
                complaints.stream()
                        .map(one -> new LessonEditPage.Wrong(
                                one.line(),
                                one.line() <= lines.size()
                                        ? lines.get(one.line() - 1).strip()
                                        : "",
                                one.sentence()))
                        .toList(),
                meanwhile,
                false,
                problems);
    }
}
