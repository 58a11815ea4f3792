package org.footbridge.referrals.web;

import java.io.IOException;
import java.util.UUID;
import org.footbridge.history.MediaType;
import org.footbridge.history.Paper;
import org.footbridge.referrals.AttachmentId;
import org.footbridge.referrals.Attachments;
import org.footbridge.referrals.ReceivingBundles;
import org.footbridge.referrals.ReferralId;
import org.footbridge.ui.HandedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Papers that came with a referral: taken in by what they are, handed out so that no browser runs them. */
@Controller
class AttachmentController {

    private final Attachments attachments;
    private final ReceivingBundles bundles;

    AttachmentController(Attachments attachments, ReceivingBundles bundles) {

        this.attachments = attachments;
        this.bundles = bundles;
    }

    @PostMapping("/intake/referrals/{referral}/attachments")
    String attach(
            @PathVariable UUID referral,
            @RequestParam @Nullable MultipartFile file,
            @RequestParam @Nullable String kind,
            @RequestParam @Nullable String dated,
            @RequestParam(defaultValue = "yes") String part2,
            RedirectAttributes redirect)
            throws IOException {
        var what = Typed.word(Paper.Kind.class, kind);
        if (file == null || file.isEmpty() || what.isEmpty()) {
            redirect.addFlashAttribute(
                    "flash", PlanController.problem("Choose a file and say what it is. Nothing was stored."));
            return "redirect:/intake/referrals/" + referral;
        }
        var paper = new Paper(what.get(), Typed.date(dated), !"no".equals(part2), HandedIn.bytes(file));
        redirect.addFlashAttribute(
                "flash",
                switch (attachments.attach(new ReferralId(referral), paper)) {
                    case Attachments.Attached _ -> PlanController.done("Attached.");
                    case Attachments.Refused(String sentence) -> PlanController.problem(sentence);
                });
        return "redirect:/intake/referrals/" + referral;
    }

    @GetMapping("/intake/attachments/{attachment}")
    ResponseEntity<byte[]> open(@PathVariable UUID attachment) {
        var kept = attachments.open(new AttachmentId(attachment));
        return file(
                kept.content(),
                kept.mediaType(),
                "document-%s.%s".formatted(kept.id().toString().substring(24), MediaType.suffixOf(kept.mediaType())));
    }

    @GetMapping("/intake/referrals/{referral}/original")
    ResponseEntity<byte[]> original(@PathVariable UUID referral) {
        return file(
                bundles.original(new ReferralId(referral)),
                "application/fhir+json",
                "document-%s.json".formatted(referral.toString().substring(24)));
    }

    /** Saved, never shown inside our pages, and powerless if a browser shows it all the same. */
    private static ResponseEntity<byte[]> file(byte[] content, String type, String name) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(content);
    }
}
