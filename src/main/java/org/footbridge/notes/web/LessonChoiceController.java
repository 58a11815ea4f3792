package org.footbridge.notes.web;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.programs.Curricula;
import org.footbridge.programs.Lessons;
import org.footbridge.programs.Theme;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Another lesson for a session than the one proposed. */
@Controller
class LessonChoiceController {

    private static final int SHOWN = 60;

    private final Sessions sessions;
    private final Lessons lessons;
    private final Curricula curricula;
    private final Authorization authorization;

    LessonChoiceController(Sessions sessions, Lessons lessons, Curricula curricula, Authorization authorization) {
        this.sessions = sessions;
        this.lessons = lessons;
        this.curricula = curricula;
        this.authorization = authorization;
    }

    @GetMapping("/sessions/{session}/lessons")
    @Transactional(readOnly = true)
    public String show(
            @PathVariable UUID session,
            @RequestParam(defaultValue = "") String words,
            @RequestParam @Nullable UUID module,
            @RequestParam(defaultValue = "") String theme,
            Model model) {
        authorization.require(Permission.RUN_GROUPS);
        var held = sessions.get(new SessionId(session));
        var search = new Lessons.Search(
                words,
                Optional.of(held.programId().value()),
                Optional.ofNullable(module),
                Optional.empty(),
                Optional.of(theme).filter(one -> !one.isBlank()));
        var found = lessons.find(search, 0, SHOWN + 1);
        model.addAttribute(
                "page",
                new LessonChoicePage(
                        session.toString(),
                        held.title(),
                        words,
                        module == null ? null : module.toString(),
                        theme,
                        curricula.modules().stream()
                                .filter(one ->
                                        one.programId().equals(held.programId().value()))
                                .map(one -> new Choice(one.moduleId().value().toString(), one.title()))
                                .toList(),
                        Arrays.stream(Theme.values())
                                .map(one -> new Choice(one.word(), one.word()))
                                .toList(),
                        found.stream()
                                .limit(SHOWN)
                                .map(one -> new LessonChoicePage.Line(
                                        one.lessonId().value().toString(),
                                        "/curriculum/" + one.lessonId().value(),
                                        one.title(),
                                        one.moduleTitle() + " · " + String.join(", ", one.themes()) + " · "
                                                + Show.minutes(one.minutes())))
                                .toList(),
                        found.size() > SHOWN));
        return "notes/lessonChoice";
    }
}
