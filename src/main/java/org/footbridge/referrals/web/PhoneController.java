package org.footbridge.referrals.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.platform.Drafts;
import org.footbridge.platform.FormTokens;
import org.footbridge.referrals.FirstResponse;
import org.footbridge.referrals.Inquiries;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody is on the phone: one screen, by keyboard, kept while it is typed. */
@Controller
class PhoneController {

    private static final String DRAFT = "intake call";

    private final Inquiries inquiries;
    private final Drafts drafts;
    private final FormTokens tokens;
    private final Authorization authorization;
    private final FirstResponse firstResponse;
    private final Clock clock;

    PhoneController(
            Inquiries inquiries,
            Drafts drafts,
            FormTokens tokens,
            Authorization authorization,
            FirstResponse firstResponse,
            Clock clock) {
        this.inquiries = inquiries;
        this.drafts = drafts;
        this.tokens = tokens;
        this.authorization = authorization;
        this.firstResponse = firstResponse;
        this.clock = clock;
    }

    @GetMapping("/intake/new")
    String open(Model model) {
        authorization.require(Permission.OPEN_INTAKE);
        var form = drafts.find(DRAFT).map(PhoneForm::of).orElseGet(PhoneForm::empty);
        return show(form, Problems.none(), model);
    }

    @PostMapping("/intake/new/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@ModelAttribute PhoneForm form) {
        authorization.require(Permission.OPEN_INTAKE);
        drafts.keep(DRAFT, form.draft());
    }

    @PostMapping("/intake/calls")
    String save(
            @ModelAttribute PhoneForm form,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            Model model) {
        authorization.require(Permission.OPEN_INTAKE);
        var problems = form.problems(LocalDate.ofInstant(clock.instant(), firstResponse.zone()));
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(form, problems, model);
        }
        return tokens.once(formToken, () -> {
            var referral = inquiries.takeCall(form.read());
            drafts.forget(DRAFT);
            return "redirect:/intake/referrals/" + referral.value();
        });
    }

    private static String show(PhoneForm form, Problems problems, Model model) {
        model.addAttribute("page", new PhonePage(form, problems));
        return "referrals/phone";
    }
}
