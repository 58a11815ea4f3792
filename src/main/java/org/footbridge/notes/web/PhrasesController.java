package org.footbridge.notes.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.footbridge.notes.Phrases;
import org.footbridge.platform.FormTokens;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own phrases. */
@Controller
class PhrasesController {

    private final Phrases phrases;
    private final FormTokens tokens;

    PhrasesController(Phrases phrases, FormTokens tokens) {
        this.phrases = phrases;
        this.tokens = tokens;
    }

    @GetMapping("/phrases")
    String show(Model model) {
        model.addAttribute("page", new PhrasesPage(phrases.mine(), "", "", Problems.none()));
        return "notes/phrases";
    }

    @PostMapping("/phrases")
    String keep(
            @RequestParam String code,
            @RequestParam String words,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        if (phrases.keep(new Phrases.Phrase(code, words)) instanceof Phrases.Keeping.Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute(
                    "page", new PhrasesPage(phrases.mine(), code, words, Problems.of("code", refused.sentence())));
            return "notes/phrases";
        }
        next.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.DONE, "Kept."));
        return tokens.once(formToken, () -> "redirect:/phrases");
    }

    @PostMapping("/phrases/{code}/removal")
    String forget(@PathVariable String code, RedirectAttributes next) {
        phrases.forget(code);
        next.addFlashAttribute(
                "flash", new Frame.Flash(Frame.Flash.Kind.DONE, "Taken away. What was written with it stays."));
        return "redirect:/phrases";
    }
}
