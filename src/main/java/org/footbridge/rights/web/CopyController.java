package org.footbridge.rights.web;

import java.util.Locale;
import java.util.UUID;
import org.footbridge.access.AsksAgain;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.Permission;
import org.footbridge.platform.FormTokens;
import org.footbridge.rights.CopyId;
import org.footbridge.rights.OwnCopies;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Take my data with me: asked for, waited for, taken. */
@Controller
@AsksAgain
class CopyController {

    private static final String HERE = "/me/export";

    private final OwnCopies copies;
    private final Authorization authorization;
    private final FormTokens tokens;
    private final House house;
    private final WordsOf wordsOf;

    CopyController(OwnCopies copies, Authorization authorization, FormTokens tokens, House house, WordsOf wordsOf) {
        this.copies = copies;
        this.authorization = authorization;
        this.tokens = tokens;
        this.house = house;
        this.wordsOf = wordsOf;
    }

    @GetMapping(HERE)
    String show(Locale locale, Model model) {
        authorization.require(Permission.OWN_RECORD);
        model.addAttribute("page", page(wordsOf.of(locale)));
        return "rights/copy";
    }

    @PostMapping(HERE)
    String ask(@RequestParam @Nullable UUID formToken, Locale locale) {
        authorization.require(Permission.OWN_RECORD);
        var language = wordsOf.of(locale).language();
        return tokens.once(formToken, () -> {
            copies.ask(language);
            return "redirect:" + HERE;
        });
    }

    @PostMapping(HERE + "/{copy}/cancellation")
    String cancel(@PathVariable UUID copy) {
        authorization.require(Permission.OWN_RECORD);
        copies.cancel(new CopyId(copy));
        return "redirect:" + HERE;
    }

    /** The name of the file says nothing of what it is. */
    @GetMapping(HERE + "/{copy}/copy.zip")
    ResponseEntity<byte[]> take(@PathVariable UUID copy) {
        authorization.require(Permission.OWN_RECORD);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("copy.zip")
                                .build()
                                .toString())
                .contentType(MediaType.valueOf("application/zip"))
                .body(copies.take(new CopyId(copy)));
    }

    private CopyPage page(Words words) {
        var show = new Show(words.locale(), house.zone());
        return copies.newest().map(copy -> page(copy, words, show)).orElse(new CopyPage(false, 0, "", null, null, ""));
    }

    private static CopyPage page(OwnCopies.Copy copy, Words words, Show show) {
        var at = HERE + "/" + copy.id().value();
        var state = words.say("rights.copy." + copy.state().name().toLowerCase(Locale.ROOT));
        return switch (copy.state()) {
            case ASKED, MAKING -> new CopyPage(true, copy.done(), state, null, at + "/cancellation", "");
            case READY ->
                new CopyPage(
                        false,
                        100,
                        state,
                        at + "/copy.zip",
                        null,
                        words.say(
                                "rights.copy.until",
                                Integer.toString(Math.max(1, copy.bytes().orElse(0) / 1024)),
                                copy.expiresAt().map(show::dateTime).orElse("")));
            case CANCELLED, FAILED, REMOVED -> new CopyPage(false, 0, state, null, null, "");
        };
    }
}
