package org.footbridge.referrals.web;

import static org.footbridge.referrals.web.WelcomeController.SLUG;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FormTokens;
import org.footbridge.referrals.FirstResponse;
import org.footbridge.referrals.Inquiries;
import org.footbridge.referrals.Knocking;
import org.footbridge.referrals.PublicVisit;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
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

    private final PublicVisit visit;
    private final Inquiries inquiries;
    private final Knocking knocking;
    private final FirstResponse firstResponse;
    private final FormTokens tokens;
    private final WordsOf wordsOf;
    private final Clock clock;

    InquiryController(
            PublicVisit visit,
            Inquiries inquiries,
            Knocking knocking,
            FirstResponse firstResponse,
            FormTokens tokens,
            WordsOf wordsOf,
            Clock clock) {
        this.clock = clock;
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
                    var at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
                    return "redirect:/" + organization + "/inquiry/" + (form.isDanger() ? "now" : "sent?at=" + at);
                }));
    }

    /**
     * What happens next. Shows nothing of what was sent, so that whoever takes the phone next learns nothing.
     *
     * @param at when it was sent, so that the promise stays the same when the page is opened again
     */
    @GetMapping(SLUG + "/inquiry/sent")
    String sent(
            @PathVariable String organization, @RequestParam(defaultValue = "") String at, Locale locale, Model model) {
        var words = wordsOf.of(locale);
        show(organization, InquiryForm.empty(), Problems.none(), words, "referrals.sent.answer", sentAt(at), model);
        return "referrals/inquirySent";
    }

    /** Whom to call, for somebody who said that somebody is in danger. */
    @GetMapping(SLUG + "/inquiry/now")
    String now(@PathVariable String organization, Locale locale, Model model) {
        show(organization, InquiryForm.empty(), Problems.none(), wordsOf.of(locale), model);
        return "referrals/inquiryNow";
    }

    /** What stands in an address is anybody's: a time that cannot be is now. */
    private Instant sentAt(String at) {
        var now = clock.instant();
        try {
            var sent = Instant.parse(at);
            return sent.isAfter(now) || sent.isBefore(now.minus(Duration.ofDays(7))) ? now : sent;
        } catch (DateTimeException unreadable) {
            return now;
        }
    }

    private String show(String slug, InquiryForm form, Problems problems, Words words, Model model) {
        return show(slug, form, problems, words, "referrals.inquiry.answer", clock.instant(), model);
    }

    private String show(
            String slug, InquiryForm form, Problems problems, Words words, String promise, Instant sent, Model model) {
        var page = visit.of(
                slug,
                profile -> new InquiryPage(
                        slug,
                        profile.name(),
                        profile.phone(),
                        profile.staffedHours(),
                        promised(words, promise, sent),
                        form,
                        problems,
                        words));
        model.addAttribute("page", page);
        return "referrals/inquiry";
    }

    /** One truth for everybody: a day and an hour on the house's own clock. Rules are not published as rows. */
    private String promised(Words words, String promise, Instant sent) {
        var due = Actor.job(Actor.current().organization(), "public promise").call(firstResponse::due);
        var show = new Show(words.locale(), due.zone());
        var by = due.at(sent);
        return words.say(promise, show.day(LocalDate.ofInstant(by, due.zone())), show.time(by), show.zoneName());
    }
}
