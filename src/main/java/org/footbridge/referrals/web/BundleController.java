package org.footbridge.referrals.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.referrals.Receiving;
import org.footbridge.referrals.ReceivingBundles;
import org.footbridge.ui.HandedIn;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Records another place sent as a file: taken whole or refused with the place where they break. */
@Controller
class BundleController {

    private final ReceivingBundles bundles;
    private final Authorization authorization;

    BundleController(ReceivingBundles bundles, Authorization authorization) {
        this.bundles = bundles;
        this.authorization = authorization;
    }

    @GetMapping("/intake/bundles/new")
    String open(Model model) {
        authorization.require(Permission.OPEN_INTAKE);
        return show("", Problems.none(), model);
    }

    @PostMapping("/intake/bundles")
    String upload(
            @RequestParam @Nullable MultipartFile file,
            @RequestParam @Nullable String sender,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        authorization.require(Permission.OPEN_INTAKE);
        var from = Typed.text(sender).filter(name -> name.length() <= 200);
        var problems = Problems.none();
        if (from.isEmpty()) {
            problems = problems.and("sender", "Say who sent it, in up to 200 characters.");
        }
        if (file == null || file.isEmpty()) {
            problems = problems.and("file", "Choose the file.");
        }
        if (file == null || problems.any()) {
            response.setStatus(422);
            return show(Typed.text(sender).orElse(""), problems, model);
        }
        return switch (bundles.receive(HandedIn.bytes(file), "", from.orElseThrow())) {
            case Receiving.Received received -> {
                redirect.addFlashAttribute(
                        "flash",
                        PlanController.done(
                                received.again()
                                        ? "The same records were here before. Nothing was stored again."
                                        : "Taken in. What decides stands first."));
                yield "redirect:/intake/referrals/" + received.referralId().value();
            }
            case Receiving.Refused(var why) -> {
                response.setStatus(why.reason().status());
                yield show(
                        from.orElseThrow(),
                        Problems.of("file", "%s Where: %s. Nothing was stored.".formatted(why.what(), why.where())),
                        model);
            }
        };
    }

    private static String show(String sender, Problems problems, Model model) {
        model.addAttribute("page", new BundlePage(sender, problems));
        return "referrals/bundle";
    }
}
