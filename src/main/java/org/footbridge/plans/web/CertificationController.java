package org.footbridge.plans.web;

import java.util.UUID;
import org.footbridge.access.Signing;
import org.footbridge.plans.Certifications;
import org.footbridge.plans.PlanVersionId;
import org.footbridge.plans.Plans;
import org.footbridge.ui.Frame;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A physician certifies a signed plan. */
@Controller
class CertificationController {

    private final Certifications certifications;

    CertificationController(Certifications certifications) {
        this.certifications = certifications;
    }

    @PostMapping("/episodes/{episode}/plan/versions/{version}/certifications")
    String certify(
            @PathVariable UUID episode,
            @PathVariable UUID version,
            @RequestParam(defaultValue = "") String payer,
            @RequestParam(defaultValue = "") String statement,
            RedirectAttributes next) {
        var home = "/episodes/%s/plan".formatted(episode);
        var signing = certifications.certify(new PlanVersionId(version), payer, statement);
        if (signing instanceof Plans.ProveFirst) {
            return "redirect:%s?then=%s".formatted(Signing.NeedsSecondFactor.WHERE, home);
        }
        next.addFlashAttribute(
                "flash",
                signing instanceof Plans.NotSigned(var sentence)
                        ? new Frame.Flash(Frame.Flash.Kind.PROBLEM, sentence)
                        : new Frame.Flash(Frame.Flash.Kind.DONE, "Certified."));
        return "redirect:" + home;
    }
}
