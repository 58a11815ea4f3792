package org.footbridge.rights.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.Permission;
import org.footbridge.platform.FormTokens;
import org.footbridge.rights.QuestionId;
import org.footbridge.rights.Questions;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The privacy officer's page of questions about who looked, and the answers to them. */
@Controller
class QuestionsController {

    private static final String HERE = "/privacy/questions";
    private static final int LONGEST = 4_000;

    private final Questions questions;
    private final Authorization authorization;
    private final FormTokens tokens;
    private final House house;

    QuestionsController(Questions questions, Authorization authorization, FormTokens tokens, House house) {
        this.questions = questions;
        this.authorization = authorization;
        this.tokens = tokens;
        this.house = house;
    }

    @GetMapping(HERE)
    String list(Model model) {
        model.addAttribute("page", page(null, "", Problems.none()));
        return "rights/questions";
    }

    @PostMapping(HERE + "/{question}/answer")
    String answer(
            @PathVariable UUID question,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        authorization.require(Permission.OPEN_PRIVACY_DESK);
        if (answer.isBlank() || answer.strip().length() > LONGEST) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute(
                    "page",
                    page(
                            question,
                            answer,
                            Problems.of(
                                    "answer-" + question,
                                    "Please answer in a few sentences, at most %d characters.".formatted(LONGEST))));
            return "rights/questions";
        }
        return tokens.once(formToken, () -> {
            flash.addFlashAttribute(
                    "flash",
                    switch (questions.answer(new QuestionId(question), answer)) {
                        case ANSWERED ->
                            new Frame.Flash(Frame.Flash.Kind.DONE, "Answered. It stands on their page now.");
                        case ANSWERED_BEFORE ->
                            new Frame.Flash(
                                    Frame.Flash.Kind.PROBLEM,
                                    "Somebody has answered this already. Your words were not kept.");
                    });
            return "redirect:" + HERE;
        });
    }

    private QuestionsPage page(@Nullable UUID answering, String typed, Problems problems) {
        var show = new Show(Locale.US, house.zone());
        return new QuestionsPage(
                questions.all().stream()
                        .map(one -> new QuestionsPage.Line(
                                one.id().toString(),
                                one.participantId(),
                                one.personName(),
                                show.day(one.onDay()) + ": " + one.who(),
                                one.words(),
                                show.dateTime(one.askedAt()),
                                "/privacy/log?person=%s&from=%s&until=%s"
                                        .formatted(one.participantId(), one.onDay(), one.onDay()),
                                one.answer().orElse(null),
                                one.answeredAt().map(show::dateTime).orElse(""),
                                one.id().equals(answering) ? typed : ""))
                        .toList(),
                problems);
    }
}
