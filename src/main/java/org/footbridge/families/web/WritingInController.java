package org.footbridge.families.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.Permission;
import org.footbridge.alerts.StaffedHours;
import org.footbridge.families.WritingIn;
import org.footbridge.families.WritingIn.Written;
import org.footbridge.platform.FormTokens;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Family writes to the team. Page and answer are the same whomever it is about, known or not. */
@Controller
class WritingInController {

    private static final String HERE = "/family/letters";

    private final Authorization authorization;
    private final WritingIn writing;
    private final StaffedHours staffed;
    private final House house;
    private final FormTokens tokens;
    private final WordsOf wordsOf;

    WritingInController(
            Authorization authorization,
            WritingIn writing,
            StaffedHours staffed,
            House house,
            FormTokens tokens,
            WordsOf wordsOf) {
        this.authorization = authorization;
        this.writing = writing;
        this.staffed = staffed;
        this.house = house;
        this.tokens = tokens;
        this.wordsOf = wordsOf;
    }

    @GetMapping(HERE)
    String show(Locale locale, Model model) {
        authorization.require(Permission.FAMILY_VIEW);
        return page("", "", Problems.none(), wordsOf.of(locale), model);
    }

    @PostMapping(HERE)
    String write(
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "") String words,
            @RequestParam @Nullable String safetyAtStake,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        authorization.require(Permission.FAMILY_VIEW);
        var atStake = Optional.ofNullable(safetyAtStake)
                .filter(one -> one.matches("yes|no"))
                .map("yes"::equals);
        var flaw = WritingIn.flaw(about, words, atStake);
        if (flaw.isPresent()) {
            var said = wordsOf.of(locale);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(about, words, problems(flaw.get(), said), said, model);
        }
        return tokens.once(
                formToken,
                () -> "redirect:" + HERE + "/sent"
                        + (writing.write(about, words, atStake.get()) == Written.TOLD ? "?told=yes" : ""));
    }

    private static Problems problems(WritingIn.Flaw flaw, Words said) {
        return switch (flaw) {
            case EMPTY -> Problems.of("words", said.say("families.write.empty"));
            case TOO_LONG -> Problems.of("words", said.say("families.write.long"));
            case ASK_AT_STAKE -> Problems.of("safetyAtStake", said.say("ui.atStake"));
        };
    }

    /** @param told whether the safety question was answered with yes */
    @GetMapping(HERE + "/sent")
    String sent(@RequestParam(defaultValue = "") String told, Locale locale, Model model) {
        authorization.require(Permission.FAMILY_VIEW);
        var words = wordsOf.of(locale);
        model.addAttribute("told", told.equals("yes") ? told(words) : "");
        return "families/sent";
    }

    /** As it is in this hour (CARE 2). */
    private String told(Words words) {
        return staffed.holeNow()
                .map(hole -> words.say(
                        "families.write.told.hole", new Show(words.locale(), house.zone()).dateTime(hole.until())))
                .orElse(words.say("families.write.told"));
    }

    private String page(String about, String typed, Problems problems, Words words, Model model) {
        var here = house.about();
        model.addAttribute(
                "page",
                new WritingInPage(
                        here.map(one -> words.say("families.write.reader", one.name()))
                                .orElse(words.say("families.write.readerUnnamed")),
                        words.say(
                                "families.write.when",
                                here.map(House.About::staffedHours).orElse("")),
                        about,
                        typed,
                        problems));
        return "families/write";
    }
}
