package org.footbridge.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.footbridge.access.Knocks;
import org.footbridge.access.Open;
import org.footbridge.access.PasswordResets;
import org.footbridge.access.Passwords;
import org.footbridge.ui.Problems;
import org.footbridge.ui.WordsOf;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.RequestContextUtils;

/** A forgotten password. Every name gets the same answer, in the same time. */
@Controller
@Open
class ForgottenController {

    private final Knocks knocks;
    private final PasswordResets resets;
    private final WordsOf words;

    ForgottenController(Knocks knocks, PasswordResets resets, WordsOf words) {
        this.knocks = knocks;
        this.resets = resets;
        this.words = words;
    }

    @GetMapping("/forgotten")
    String show(Model model) {
        model.addAttribute("asked", false);
        return "access/forgotten";
    }

    @PostMapping("/forgotten")
    String create(@RequestParam(defaultValue = "") String name, HttpServletRequest request, Model model) {
        if (!name.isBlank()) {
            knocks.forgotten(name, request.getRemoteAddr(), RequestContextUtils.getLocale(request));
        }
        model.addAttribute("asked", true);
        return "access/forgotten";
    }

    @GetMapping("/forgotten/{token}")
    String choose(@PathVariable String token, Model model) {
        return page(model, token, Problems.none());
    }

    @PostMapping("/forgotten/{token}")
    String set(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var wrong = Passwords.problem(password);
        if (wrong.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var said = words.of(RequestContextUtils.getLocale(request));
            return page(model, token, Problems.of("password", said.say(wrong.get())));
        }
        var account = resets.use(token, password);
        account.ifPresent(resets::used);
        return account.isPresent() ? "redirect:/sign-in" : page(model, token, Problems.none());
    }

    private String page(Model model, String token, Problems problems) {
        model.addAttribute("page", new ResetPage(token, resets.opens(token), problems));
        return "access/reset";
    }
}
