package org.footbridge.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.footbridge.access.Knocks;
import org.footbridge.access.OnSignOut;
import org.footbridge.access.Open;
import org.footbridge.access.Passwords;
import org.footbridge.access.Proof;
import org.footbridge.access.SignIns;
import org.footbridge.platform.Installation;
import org.footbridge.ui.Choice;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Signing in and out. */
@Controller
@Open
class SignInController {

    private final Passwords passwords;
    private final Entrance entrance;
    private final KnownDevice device;
    private final SignIns signIns;
    private final Knocks knocks;
    private final Installation installation;
    private final Waiting waiting;
    private final WordsOf words;
    private final List<OnSignOut> onSignOut;

    SignInController(
            Passwords passwords,
            Entrance entrance,
            KnownDevice device,
            SignIns signIns,
            Knocks knocks,
            Installation installation,
            Waiting waiting,
            WordsOf words,
            List<OnSignOut> onSignOut) {
        this.passwords = passwords;
        this.entrance = entrance;
        this.device = device;
        this.signIns = signIns;
        this.knocks = knocks;
        this.installation = installation;
        this.waiting = waiting;
        this.words = words;
        this.onSignOut = List.copyOf(onSignOut);
    }

    @GetMapping("/sign-in")
    String show(@RequestParam(defaultValue = "") String then, HttpServletRequest request, Model model) {
        return page(request, model, "", Then.local(then), "shared", null);
    }

    @PostMapping("/sign-in")
    String create(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String then,
            @RequestParam(defaultValue = "shared") String on,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var said = words.of(RequestContextUtils.getLocale(request));
        return switch (passwords.recognize(name, password, request.getRemoteAddr(), device.read(request))) {
            case Passwords.Recognized(var account, var known) -> {
                device.keep(response, known);
                yield entrance.arrive(request, response, account, deviceOf(on), Then.local(then));
            }
            case Passwords.NotRecognized() -> {
                knocks.failed(name, request.getRemoteAddr());
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield page(request, model, name, Then.local(then), on, said.say("access.signIn.notRecognized"));
            }
            case Passwords.Wait(var until) -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                yield page(request, model, name, Then.local(then), on, waiting.sentence(said, until));
            }
        };
    }

    @PostMapping("/sign-out")
    String delete(HttpServletRequest request, HttpServletResponse response) {
        onSignOut.forEach(one -> one.forget(request, response));
        signIns.end(request.getSession(false));
        return "redirect:/sign-in";
    }

    private static Proof.Device deviceOf(String on) {
        return on.equals("own") ? Proof.Device.OWN_PHONE : Proof.Device.SHARED;
    }

    private String page(
            HttpServletRequest request, Model model, String name, String then, String on, @Nullable String problem) {
        var said = words.of(RequestContextUtils.getLocale(request));
        model.addAttribute(
                "page",
                new SignInPage(
                        name,
                        then,
                        problem,
                        List.of(
                                new Choice(
                                        "shared",
                                        said.say("access.signIn.shared"),
                                        said.say("access.signIn.sharedHint")),
                                new Choice("own", said.say("access.signIn.own"), said.say("access.signIn.ownHint"))),
                        on,
                        installation.demo() ? DemoAccounts.all() : List.of()));
        return "access/signIn";
    }
}
