package org.footbridge.referrals.web;

import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.SafeContact;
import org.footbridge.people.SafeContacts;
import org.footbridge.referrals.CloseReason;
import org.footbridge.referrals.ReferralId;
import org.footbridge.referrals.Referrals;
import org.footbridge.staff.StaffId;
import org.footbridge.ui.Frame.Flash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who owns a referral, when the next contact is, how it may be made, and how the work ends. */
@Controller
class PlanController {

    private final Referrals referrals;
    private final ReferralQuery pages;
    private final SafeContacts safeContacts;
    private final Authorization authorization;

    PlanController(Referrals referrals, ReferralQuery pages, SafeContacts safeContacts, Authorization authorization) {
        this.referrals = referrals;
        this.pages = pages;
        this.safeContacts = safeContacts;
        this.authorization = authorization;
    }

    @PostMapping("/intake/referrals/{referral}/plan")
    String plan(
            @PathVariable UUID referral,
            @RequestParam @Nullable String owner,
            @RequestParam @Nullable String nextContact,
            RedirectAttributes redirect) {
        var who = Typed.id(owner);
        var when = Typed.date(nextContact);
        if (who.isEmpty() || when.isEmpty()) {
            return back(referral, redirect, problem("Choose an owner and a date: nobody waits without both."));
        }
        referrals.plan(new ReferralId(referral), new StaffId(who.get()), when.get());
        return back(referral, redirect, done("Saved."));
    }

    @PostMapping("/intake/referrals/{referral}/safe-contact")
    String safeContact(
            @PathVariable UUID referral,
            @RequestParam @Nullable String phone,
            @RequestParam(defaultValue = "no") String mayCall,
            @RequestParam(defaultValue = "no") String voicemail,
            @RequestParam @Nullable String callerName,
            @RequestParam @Nullable String hours,
            @RequestParam @Nullable String mustNotKnow,
            RedirectAttributes redirect) {
        ParticipantId person = pages.head(referral).participantId();
        authorization.require(Permission.WORK_INTAKE, person);
        if ("yes".equals(mayCall) && Typed.text(phone).isEmpty()) {
            return back(referral, redirect, problem("We may call, but no number is written down. Nothing was saved."));
        }
        safeContacts.said(
                person,
                Typed.text(phone),
                new SafeContact(
                        "yes".equals(mayCall),
                        "yes".equals(voicemail),
                        Typed.text(callerName),
                        Typed.text(hours),
                        Typed.text(mustNotKnow)));
        return back(referral, redirect, done("Saved how they may be reached."));
    }

    @PostMapping("/intake/referrals/{referral}/closing")
    String close(
            @PathVariable UUID referral,
            @RequestParam @Nullable String reason,
            @RequestParam @Nullable String note,
            RedirectAttributes redirect) {
        var why = Typed.word(CloseReason.class, reason);
        if (why.isEmpty()) {
            return back(referral, redirect, problem("Choose a reason. Nothing was closed."));
        }
        referrals.close(new ReferralId(referral), why.get(), Typed.text(note).orElse(""));
        return back(referral, redirect, done("Closed. You can open it again on this page."));
    }

    @PostMapping("/intake/referrals/{referral}/reopening")
    String reopen(@PathVariable UUID referral, RedirectAttributes redirect) {
        referrals.reopen(new ReferralId(referral));
        return back(referral, redirect, done("Open again."));
    }

    private static String back(UUID referral, RedirectAttributes redirect, Flash flash) {
        redirect.addFlashAttribute("flash", flash);
        return "redirect:/intake/referrals/" + referral;
    }

    static Flash done(String words) {
        return new Flash(Flash.Kind.DONE, words);
    }

    static Flash problem(String words) {
        return new Flash(Flash.Kind.PROBLEM, words);
    }
}
