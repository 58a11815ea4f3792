package org.footbridge.practice.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.access.AsksAgain;
import org.footbridge.access.NotYours;
import org.footbridge.people.ParticipantId;
import org.footbridge.plans.WhoReads;
import org.footbridge.practice.Entries;
import org.footbridge.practice.Entry;
import org.footbridge.practice.EntryId;
import org.footbridge.practice.ReadLine;
import org.footbridge.practice.Sharing;
import org.footbridge.practice.Sharing.Choosing;
import org.footbridge.practice.Sharing.Standing;
import org.footbridge.safety.AtStake;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sharing one entry: first the exact copy and who reads it when, then the button. */
@Controller
@RequestMapping("/me/practice/entries/{entry}/sharing")
class SharingController {

    private final OwnPractice own;
    private final Entries entries;
    private final Sharing sharing;
    private final WhoReads whoReads;

    SharingController(OwnPractice own, Entries entries, Sharing sharing, WhoReads whoReads) {
        this.own = own;
        this.entries = entries;
        this.sharing = sharing;
        this.whoReads = whoReads;
    }

    @AsksAgain
    @GetMapping
    @Transactional(readOnly = true)
    public String show(
            @PathVariable("entry") UUID id,
            @RequestParam(defaultValue = "next") String way,
            Locale locale,
            Model model) {
        return page(own.me(), entry(id), way, Problems.none(), own.words(locale), model);
    }

    @PostMapping
    String share(
            @PathVariable("entry") UUID id,
            @RequestParam(defaultValue = "next") String way,
            @RequestParam @Nullable String safetyAtStake,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var me = own.me();
        var words = own.words(locale);
        var entry = entry(id);
        var atStake = AtStake.said(safetyAtStake);
        var chosen = way.equals("now") ? Sharing.Way.NOW : Sharing.Way.NEXT_SESSION;
        return switch (sharing.choose(entry.id(), chosen, whoReads.of(me, words).later(), atStake)) {
            case Choosing.Done(var standing) -> {
                next.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.DONE, said(standing, words)));
                yield "redirect:" + OwnPractice.at(entry) + "/kept" + (atStake.orElse(false) ? "?told=yes" : "");
            }
            case Choosing.AskAtStake _ -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield page(
                        me,
                        entry,
                        way,
                        Problems.of("safetyAtStake", own.safety(words).say("practice.safety.atStakeFirst")),
                        words,
                        model);
            }
            case Choosing.NotPossible _ -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield page(me, entry, way, Problems.of("", words.say("practice.sharing.impossible")), words, model);
            }
        };
    }

    @PostMapping("/withdrawal")
    String takeBack(@PathVariable("entry") UUID id, Locale locale, RedirectAttributes next) {
        own.me();
        var entry = entry(id);
        sharing.takeBack(entry.id());
        next.addFlashAttribute(
                "flash",
                new Frame.Flash(Frame.Flash.Kind.DONE, own.words(locale).say("practice.takenBack")));
        return "redirect:" + OwnPractice.at(entry) + "/kept";
    }

    private String said(Standing standing, Words words) {
        return switch (standing) {
            case Standing.Private _ -> words.say("practice.kept");
            case Standing.Waiting(var opensAt) ->
                words.say("practice.waiting.done", own.show(words).dateTime(opensAt));
            case Standing.Shared _ -> words.say("practice.shared.done");
        };
    }

    private String page(ParticipantId me, Entry entry, String way, Problems problems, Words words, Model model) {
        var tool = own.tool(entry.tool());
        var offer = sharing.offer();
        var reader = whoReads.of(me, words);
        List<Choice> ways = new ArrayList<>();
        offer.next()
                .ifPresent(at -> ways.add(new Choice(
                        "next",
                        words.say("practice.who.next"),
                        words.say("practice.who.next.hint", own.show(words).dateTime(at)))));
        if (offer.now()) {
            ways.add(new Choice("now", words.say("practice.who.now")));
        }
        model.addAttribute(
                "page",
                new SharingPage(
                        OwnPractice.at(entry),
                        OwnPractice.title(tool, words),
                        ReadLine.of(tool, entry.answers(), words),
                        ways,
                        way,
                        reader.who(),
                        reader.when(),
                        tool.speaksOfDanger(entry.answers()),
                        problems,
                        own.safety(words)));
        return "practice/sharing";
    }

    private Entry entry(UUID id) {
        return entries.find(new EntryId(id)).filter(Entry::isSaved).orElseThrow(NotYours::new);
    }
}
