package org.footbridge.episodes.web;

import java.util.UUID;
import java.util.function.Supplier;
import org.footbridge.access.Signing;
import org.footbridge.episodes.Answer;
import org.footbridge.episodes.Signed;
import org.footbridge.platform.FormTokens;
import org.footbridge.ui.Frame;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Runs a form's write once and leads on: to the next page, back with the sentence of a refusal, or to proving who signs. */
@Component
class Acting {

    private final FormTokens tokens;

    Acting(FormTokens tokens) {
        this.tokens = tokens;
    }

    String act(
            @Nullable UUID token,
            String back,
            String next,
            String done,
            RedirectAttributes flash,
            Supplier<Answer> write) {
        return tokens.once(token, () -> switch (write.get()) {
            case Answer.Done _ -> {
                flash.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.DONE, done));
                yield "redirect:" + next;
            }
            case Answer.Refused refused -> {
                flash.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.PROBLEM, refused.sentence()));
                yield "redirect:" + back;
            }
        });
    }

    String sign(
            @Nullable UUID token,
            String back,
            String next,
            String done,
            RedirectAttributes flash,
            Supplier<Signed> write) {
        return tokens.once(token, () -> switch (write.get()) {
            case Signed.Done _ -> {
                flash.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.DONE, done));
                yield "redirect:" + next;
            }
            case Signed.NeedsSecondFactor _ -> "redirect:" + Signing.NeedsSecondFactor.WHERE + "?then=" + back;
            case Signed.Refused refused -> {
                flash.addFlashAttribute(
                        "flash", new Frame.Flash(Frame.Flash.Kind.PROBLEM, String.join(" ", refused.sentences())));
                yield "redirect:" + back;
            }
        });
    }
}
