package org.footbridge.referrals.web;

import static org.footbridge.referrals.web.WelcomeController.SLUG;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FormTokens;
import org.footbridge.referrals.FirstResponse;
import org.footbridge.referrals.Inquiries;
import org.footbridge.referrals.Knocking;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Somebody knocks, for themself or for somebody else. The answer is the same whether or not we know them. */
@Controller
class InquiryController {

    private final Visit visit;
    private final Inquiries inquiries;
    private final Knocking knocking;
    private final FirstResponse firstResponse;
    private final FormTokens tokens;
    private final WordsOf wordsOf;

    InquiryController(
            Visit visit,
            Inquiries inquiries,
            Knocking knocking,
            FirstResponse firstResponse,
            FormTokens tokens,
            WordsOf wordsOf) {
        this.visit = visit;
        this.inquiries = inquiries;
        this.knocking = knocking;
        this.firstResponse = firstResponse;
        this.tokens = tokens;
        this.wordsOf = wordsOf;
    }

    @GetMapping(SLUG + "/inquiry")
    String open(@PathVariable String organization, Locale locale, Model model) {
        return show(organization, InquiryForm.empty(), Problems.none(), wordsOf.of(locale), model);
    }

    @PostMapping(SLUG + "/inquiry")
    String send(
            @PathVariable String organization,
            @ModelAttribute InquiryForm form,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var words = wordsOf.of(locale);
        var problems = visit.of(
                organization,
                _ -> knocking.tooOften(request.getRemoteAddr())
                        ? Problems.of("", words.say("referrals.inquiry.often"))
                        : form.problems(words));
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(organization, form, problems, words, model);
        }
        return visit.of(
                organization,
                _ -> tokens.once(formToken, () -> {
                    inquiries.inquire(form.read(words.locale(), words.say("referrals.inquiry.nameless")));
                    return "redirect:/" + organization + "/inquiry/" + (form.isDanger() ? "now" : "sent");
                }));
    }

    /** What happens next. Shows nothing of what was sent, so that whoever takes the phone next learns nothing. */
    @GetMapping(SLUG + "/inquiry/sent")
    String sent(@PathVariable String organization, Locale locale, Model model) {
        show(organization, InquiryForm.empty(), Problems.none(), wordsOf.of(locale), model);
        return "referrals/inquirySent";
    }

    /** Whom to call, for somebody who said that somebody is in danger. */
    @GetMapping(SLUG + "/inquiry/now")
    String now(@PathVariable String organization, Locale locale, Model model) {
        show(organization, InquiryForm.empty(), Problems.none(), wordsOf.of(locale), model);
        return "referrals/inquiryNow";
    }

    private String show(String slug, InquiryForm form, Problems problems, Words words, Model model) {
        var page = visit.of(
                slug,
                profile -> new InquiryPage(
                        slug,
                        profile.name(),
                        profile.phone(),
                        profile.staffedHours(),
                        words.say("referrals.inquiry.answer", String.valueOf(promised())),
                        form,
                        problems,
                        words));
        model.addAttribute("page", page);
        return "referrals/inquiry";
    }

    /** Rules are not published as rows; this one is what the page promises. */
    private int promised() {
        return Actor.job(Actor.current().organization(), "public promise").call(firstResponse::hours);
    }
}
