package org.footbridge.attendance.web;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.programs.LessonVersionId;
import org.footbridge.programs.Lessons;
import org.footbridge.programs.Markdown;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hand-outs of the lessons a participant was there for. */
@Controller
class OwnLessonsController {

    private final LessonsHadQuery query;
    private final Lessons lessons;
    private final Authorization authorization;

    OwnLessonsController(LessonsHadQuery query, Lessons lessons, Authorization authorization) {
        this.query = query;
        this.lessons = lessons;
        this.authorization = authorization;
    }

    @GetMapping("/me/lessons")
    @Transactional(readOnly = true)
    public String list(Locale locale, Model model) {
        var me = me();
        var show = new Show(locale, ZoneOffset.UTC);
        model.addAttribute(
                "page",
                new OwnLessonsPage(
                        me,
                        query.own(me).stream()
                                .map(one -> new OwnLessonsPage.Line(
                                        "/me/lessons/" + one.lessonVersionId().value(),
                                        one.title(),
                                        show.date(one.onDate())))
                                .toList()));
        return "attendance/ownLessons";
    }

    @GetMapping("/me/lessons/{version}")
    @Transactional(readOnly = true)
    public String handOut(@PathVariable UUID version, Model model) {
        var me = me();
        var id = new LessonVersionId(version);
        if (!query.hadBy(me, id)) {
            throw new NotYours();
        }
        var handOut = lessons.version(id).content().handOut();
        model.addAttribute("page", new OwnHandOutPage(me, handOut.title(), Markdown.content(handOut.text())));
        return "attendance/ownHandOut";
    }

    private ParticipantId me() {
        authorization.require(Permission.OWN_RECORD);
        return new ParticipantId(Objects.requireNonNull(Actor.current().person()));
    }
}
