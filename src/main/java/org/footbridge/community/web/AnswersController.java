package org.footbridge.community.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.access.NotYours;
import org.footbridge.community.Answers;
import org.footbridge.community.Joining;
import org.footbridge.community.PostId;
import org.footbridge.community.Reaction;
import org.footbridge.community.ReportReason;
import org.footbridge.community.Reports;
import org.footbridge.community.Reports.Telling;
import org.footbridge.community.RoomId;
import org.footbridge.platform.FormTokens;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What one does about somebody else's post: a kind sign, reading no more of its writer, telling staff. */
@Controller("communityAnswersController")
@RequestMapping(RoomPages.HERE + "/posts/{post}")
class AnswersController {

    private final Joining joining;
    private final Answers answers;
    private final Reports reports;
    private final RoomQuery query;
    private final RoomPages pages;
    private final SafetyWords safety;
    private final FormTokens tokens;
    private final WordsOf wordsOf;

    AnswersController(
            Joining joining,
            Answers answers,
            Reports reports,
            RoomQuery query,
            RoomPages pages,
            SafetyWords safety,
            FormTokens tokens,
            WordsOf wordsOf) {
        this.joining = joining;
        this.answers = answers;
        this.reports = reports;
        this.query = query;
        this.pages = pages;
        this.safety = safety;
        this.tokens = tokens;
        this.wordsOf = wordsOf;
    }

    @PostMapping("/reactions")
    String react(@PathVariable UUID post, @RequestParam(defaultValue = "") String kind) {
        var reaction = Reaction.of(kind).orElseThrow(NotYours::new);
        return back(answers.react(new PostId(post), reaction), post);
    }

    @PostMapping("/mutes")
    String mute(@PathVariable UUID post, @RequestParam(defaultValue = "") String mute) {
        return back(answers.mute(new PostId(post), mute.equals("yes")), post);
    }

    private static String back(RoomId room, UUID post) {
        return "redirect:" + RoomPages.HERE + "/rooms/" + room.value() + "#p-" + post;
    }

    @GetMapping("/reports/new")
    String report(@PathVariable UUID post, Locale locale, Model model) {
        return page(new PostId(post), "", "", Problems.none(), wordsOf.of(locale), model);
    }

    @PostMapping("/reports")
    String report(
            @PathVariable UUID post,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(name = "words", defaultValue = "") String typed,
            @RequestParam @Nullable String safetyAtStake,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        joining.me();
        var words = wordsOf.of(locale);
        var chosen = ReportReason.of(reason);
        var problems = Problems.none();
        if (chosen.isPresent()) {
            var came = tokens.once(formToken, () -> switch (reports.report(
                    new PostId(post), chosen.get(), typed, AtStake.said(safetyAtStake))) {
                case Telling.Told(var room, boolean alert) ->
                    "redirect:" + RoomPages.HERE + "/rooms/" + room.value() + (alert ? "?told=yes" : "");
                case Telling.AskAtStake _ -> "ask";
            });
            if (came.startsWith("redirect:")) {
                next.addFlashAttribute(
                        "flash", new Frame.Flash(Frame.Flash.Kind.DONE, words.say("community.report.done")));
                return came;
            }
            problems = Problems.of("safetyAtStake", safety.in(words).say("community.safety.first"));
        } else {
            problems = Problems.of("reason", words.say("community.report.reason.missing"));
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(new PostId(post), reason, typed, problems, words, model);
    }

    private String page(PostId post, String reason, String typed, Problems problems, Words words, Model model) {
        var me = joining.me();
        var found = query.post(post).filter(one -> !one.mine()).orElseThrow(NotYours::new);
        var room = query.room(me, found.roomId()).orElseThrow(NotYours::new);
        model.addAttribute(
                "page",
                new ReportPage(
                        me,
                        RoomPages.HERE + "/posts/" + post.value() + "/reports",
                        RoomPages.at(room),
                        pages.lines(List.of(found), words).getFirst(),
                        pages.staff(room, words),
                        pages.when(room, words),
                        Arrays.stream(ReportReason.values())
                                .map(one -> new Choice(one.key(), words.say("community.report.reason." + one.key())))
                                .toList(),
                        reason,
                        typed,
                        problems));
        return "community/report";
    }
}
