package org.footbridge.attendance.web;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Lessons had, by person and by track. */
@Controller
class LessonsHadController {

    private final LessonsHadQuery query;
    private final Authorization authorization;

    LessonsHadController(LessonsHadQuery query, Authorization authorization) {
        this.query = query;
        this.authorization = authorization;
    }

    @GetMapping("/people/{participant}/lessons")
    @Transactional(readOnly = true)
    public String person(@PathVariable UUID participant, Locale locale, Model model) {
        var id = new ParticipantId(participant);
        authorization.require(Permission.READ_CHART, id);
        model.addAttribute(
                "page", new LessonsHadPage(id, query.nameOf(id), modules(query.ofPerson(id), "had", locale)));
        return "attendance/lessonsHad";
    }

    @GetMapping("/curriculum/tracks/{track}")
    @Transactional(readOnly = true)
    public String track(@PathVariable UUID track, Locale locale, Model model) {
        authorization.require(Permission.RUN_GROUPS);
        var found = query.track(track);
        model.addAttribute(
                "page",
                new TrackLessonsPage(
                        track.toString(),
                        found.programName() + ": " + found.name(),
                        modules(query.ofTrack(found.programId(), track), "held", locale)));
        return "attendance/trackLessons";
    }

    private static List<LessonsHadPage.ModuleLine> modules(List<LessonsHadQuery.Row> rows, String word, Locale locale) {
        var show = new Show(locale, ZoneOffset.UTC);
        Map<UUID, List<LessonsHadQuery.Row>> modules = new LinkedHashMap<>();
        rows.forEach(row ->
                modules.computeIfAbsent(row.moduleId(), _ -> new ArrayList<>()).add(row));
        return modules.values().stream().map(module -> line(module, word, show)).toList();
    }

    private static LessonsHadPage.ModuleLine line(List<LessonsHadQuery.Row> module, String word, Show show) {
        long had = module.stream().filter(row -> row.last().isPresent()).count();
        return new LessonsHadPage.ModuleLine(
                module.getFirst().moduleTitle(),
                had + " of " + module.size() + " " + word,
                had > 0,
                module.stream()
                        .map(row -> new LessonsHadPage.LessonLine(
                                row.title(),
                                "/curriculum/" + row.lessonId(),
                                row.last().map(show::date).orElse("")))
                        .toList());
    }
}
