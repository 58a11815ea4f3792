package org.footbridge.practice.web;

import java.util.Locale;
import org.footbridge.access.NotYours;
import org.footbridge.practice.Homework;
import org.footbridge.scheduling.OwnSession;
import org.footbridge.ui.Frame;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The answer to "used it?". */
@Controller
class HomeworkController {

    private final OwnPractice own;
    private final Homework homework;

    HomeworkController(OwnPractice own, Homework homework) {
        this.own = own;
        this.homework = homework;
    }

    @PostMapping("/me/practice/homework/{session}")
    String answer(
            @PathVariable String session,
            @RequestParam(defaultValue = "") String answer,
            Locale locale,
            RedirectAttributes next) {
        var me = own.me();
        homework.answer(
                me,
                OwnSession.of(session, me).orElseThrow(NotYours::new),
                Homework.said(answer).orElseThrow(NotYours::new));
        next.addFlashAttribute(
                "flash",
                new Frame.Flash(Frame.Flash.Kind.DONE, own.words(locale).say("practice.homework.thanks")));
        return "redirect:/me/practice";
    }
}
