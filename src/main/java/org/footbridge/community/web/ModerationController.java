package org.footbridge.community.web;

import java.util.UUID;
import org.footbridge.community.Moderation;
import org.footbridge.community.Moderation.Acting;
import org.footbridge.community.PostId;
import org.footbridge.community.ReportId;
import org.footbridge.community.RoomId;
import org.footbridge.platform.FormTokens;
import org.footbridge.ui.Frame;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What staff do about single posts and about what was told. */
@Controller("communityModerationController")
@RequestMapping("/community")
class ModerationController {

    private final Moderation moderation;
    private final FormTokens tokens;

    ModerationController(Moderation moderation, FormTokens tokens) {
        this.moderation = moderation;
        this.tokens = tokens;
    }

    @PostMapping("/posts/{post}/passing")
    String letThrough(
            @PathVariable UUID post, @RequestParam(defaultValue = "-1") int version, RedirectAttributes next) {
        return said(moderation.letThrough(new PostId(post), version), "It stands in the room.", "/community", next);
    }

    @PostMapping("/posts/{post}/returns")
    String giveBack(
            @PathVariable UUID post,
            @RequestParam(defaultValue = "-1") int version,
            @RequestParam(defaultValue = "") String comment,
            RedirectAttributes next) {
        return said(
                moderation.giveBack(new PostId(post), version, comment),
                "It is back with its writer, with your word.",
                "/community",
                next);
    }

    @PostMapping("/posts/{post}/removals")
    String takeDown(@PathVariable UUID post, @RequestParam(defaultValue = "") String comment, RedirectAttributes next) {
        return said(
                moderation.takeDown(new PostId(post), comment),
                "It is taken down. Its writer reads your word.",
                "/community",
                next);
    }

    @PostMapping("/reports/{report}/outcome")
    String settle(@PathVariable UUID report, @RequestParam(defaultValue = "") String outcome, RedirectAttributes next) {
        var acting = Moderation.Outcome.of(outcome)
                .map(chosen -> moderation.settle(new ReportId(report), chosen))
                .orElse(new Acting.Refused("Choose what came of it."));
        return said(acting, "It is settled.", "/community", next);
    }

    @PostMapping("/rooms/{room}/posts")
    String say(
            @PathVariable UUID room,
            @RequestParam(defaultValue = "") String words,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        var came = tokens.once(formToken, () -> switch (moderation.say(new RoomId(room), words)) {
            case Acting.Done _ -> "";
            case Acting.Refused(var sentence) -> sentence;
        });
        return said(
                came.isEmpty() ? new Acting.Done() : new Acting.Refused(came),
                "It stands in the room, marked as staff.",
                "/community/rooms/" + room,
                next);
    }

    private static String said(Acting acting, String done, String to, RedirectAttributes next) {
        next.addFlashAttribute(
                "flash",
                switch (acting) {
                    case Acting.Done _ -> new Frame.Flash(Frame.Flash.Kind.DONE, done);
                    case Acting.Refused(var sentence) -> new Frame.Flash(Frame.Flash.Kind.PROBLEM, sentence);
                });
        return "redirect:" + to;
    }
}
