package org.footbridge.practice.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.AsksAgain;
import org.footbridge.access.NotYours;
import org.footbridge.practice.Entries;
import org.footbridge.practice.Entry;
import org.footbridge.practice.EntryId;
import org.footbridge.practice.OwnLog;
import org.footbridge.practice.ReadLine;
import org.footbridge.practice.Sharing;
import org.footbridge.practice.Sharing.Standing;
import org.footbridge.practice.Tool;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What somebody wrote with the tools. No page of this is audited with the program's views: nobody else can open it. */
@Controller
@RequestMapping("/me/practice/entries")
class EntriesController {

    private final OwnPractice own;
    private final Entries entries;
    private final Sharing sharing;
    private final OwnLog log;

    EntriesController(OwnPractice own, Entries entries, Sharing sharing, OwnLog log) {
        this.own = own;
        this.entries = entries;
        this.sharing = sharing;
        this.log = log;
    }

    @AsksAgain
    @GetMapping
    @Transactional(readOnly = true)
    public String list(Locale locale, Model model) {
        own.me();
        var words = own.words(locale);
        var show = own.show(words);
        var all = entries.all();
        var standings = sharing.standings(all.stream().map(Entry::id).toList());
        model.addAttribute(
                "page",
                new EntriesPage(
                        all.stream()
                                .map(one -> new EntriesPage.Line(
                                        OwnPractice.at(one) + (one.isSaved() ? "" : "/edit"),
                                        own.title(one, words),
                                        show.dateTime(one.begunAt()),
                                        words.say("practice.short."
                                                + (one.isSaved() ? shortly(standings.get(one.id())) : "begun"))))
                                .toList(),
                        own.safety(words)));
        return "practice/entries";
    }

    private static String shortly(@Nullable Standing standing) {
        return switch (standing) {
            case null -> "private";
            case Standing.Private _ -> "private";
            case Standing.Waiting _ -> "waiting";
            case Standing.Shared _ -> "shared";
        };
    }

    @AsksAgain
    @GetMapping("/log")
    @Transactional(readOnly = true)
    public String log(Locale locale, Model model) {
        own.me();
        var words = own.words(locale);
        var show = own.show(words);
        var read = log.read();
        model.addAttribute(
                "page",
                new OwnLogPage(
                        read.lines().stream()
                                .map(line -> new OwnLogPage.Line(
                                        show.dateTime(line.at()),
                                        words.say(
                                                "practice.log.line",
                                                words.say("practice.log."
                                                        + line.what().name().toLowerCase(Locale.ROOT)),
                                                words.say("practice." + line.tool() + ".title"))))
                                .toList(),
                        read.unbroken()));
        return "practice/log";
    }

    @AsksAgain
    @GetMapping("/{entry}")
    @Transactional(readOnly = true)
    public String show(@PathVariable("entry") UUID id, Locale locale, Model model) {
        own.me();
        var words = own.words(locale);
        var entry = saved(id);
        var tool = own.tool(entry.tool());
        var standing = sharing.standing(entry.id());
        model.addAttribute(
                "page",
                new EntryPage(
                        OwnPractice.at(entry),
                        OwnPractice.title(tool, words),
                        words.say("practice.written", own.show(words).dateTime(entry.begunAt())),
                        ReadLine.of(tool, entry.answers(), words),
                        own.state(entry, standing, words),
                        standing instanceof Standing.Waiting,
                        OwnPractice.isShareable(entry, standing, sharing.offer()),
                        tool.speaksOfDanger(entry.answers()),
                        told(entry, standing),
                        own.safety(words)));
        return "practice/entry";
    }

    /** That it is kept, and help where it speaks of danger; not a word of it. */
    @GetMapping("/{entry}/kept")
    @Transactional(readOnly = true)
    public String kept(
            @PathVariable("entry") UUID id, @RequestParam @Nullable String told, Locale locale, Model model) {
        var me = own.me();
        var words = own.words(locale);
        var entry = saved(id);
        var standing = sharing.standing(entry.id());
        model.addAttribute(
                "page",
                new KeptPage(
                        OwnPractice.at(entry),
                        own.title(entry, words),
                        own.state(entry, standing, words),
                        OwnPractice.isShareable(entry, standing, sharing.offer()),
                        own.tool(entry.tool()).speaksOfDanger(entry.answers()),
                        told(entry, standing),
                        told == null ? null : own.told(me, words),
                        own.safety(words)));
        return "practice/kept";
    }

    private static boolean told(Entry entry, Standing standing) {
        return standing instanceof Standing.Shared had && had.version() == entry.version();
    }

    @AsksAgain
    @GetMapping("/{entry}/edit")
    @Transactional(readOnly = true)
    public String edit(@PathVariable("entry") UUID id, Locale locale, Model model) {
        own.me();
        var words = own.words(locale);
        var entry = entries.find(new EntryId(id)).orElseThrow(NotYours::new);
        return writing(
                own.tool(entry.tool()),
                id,
                entry.version(),
                entry.draft().orElse(entry.answers()),
                Map.of(),
                Problems.none(),
                "private",
                null,
                words,
                model);
    }

    @PostMapping("/{entry}")
    String save(
            @PathVariable("entry") UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var me = own.me();
        var words = own.words(locale);
        var tool = own.tool(first(sent, "tool"));
        var had = version(sent) == 0 ? own.hadToday(me, tool) : Map.<String, String>of();
        var typed = new HashMap<>(typed(sent));
        typed.putAll(answered(tool, typed) ? had : Map.of());
        var who = first(sent, "who");
        return switch (entries.save(new EntryId(id), tool, version(sent), typed)) {
            case Entries.Saving.Saved _ ->
                "redirect:/me/practice/entries/" + id
                        + switch (who) {
                            case "next" -> "/sharing?way=next";
                            case "now" -> "/sharing?way=now";
                            default -> "/kept";
                        };
            case Entries.Saving.Blank _ -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                var first = tool.fields().getFirst().key();
                yield writing(
                        tool,
                        id,
                        version(sent),
                        typed,
                        had,
                        Problems.of(first, words.say("practice.blank")),
                        who,
                        null,
                        words,
                        model);
            }
            case Entries.Saving.Unreadable(var field) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield writing(
                        tool,
                        id,
                        version(sent),
                        typed,
                        had,
                        Problems.of(field, words.say("practice.unreadable")),
                        who,
                        null,
                        words,
                        model);
            }
            case Entries.Saving.Conflict(var theirs) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield writing(
                        tool,
                        id,
                        theirs.version(),
                        typed,
                        Map.of(),
                        Problems.of("", words.say("practice.conflict")),
                        who,
                        ReadLine.of(tool, theirs.answers(), words),
                        words,
                        model);
            }
        };
    }

    /** What is being typed, sealed like the rest. */
    @PostMapping("/{entry}/draft")
    ResponseEntity<Void> draft(@PathVariable("entry") UUID id, @RequestParam MultiValueMap<String, String> sent) {
        own.me();
        entries.keep(new EntryId(id), own.tool(first(sent, "tool")), typed(sent));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{entry}/deletion")
    String delete(@PathVariable("entry") UUID id, Locale locale, RedirectAttributes next) {
        own.me();
        entries.delete(new EntryId(id));
        next.addFlashAttribute(
                "flash",
                new Frame.Flash(Frame.Flash.Kind.DONE, own.words(locale).say("practice.deleted")));
        return "redirect:/me/practice";
    }

    private Entry saved(UUID id) {
        return entries.find(new EntryId(id)).filter(Entry::isSaved).orElseThrow(NotYours::new);
    }

    private String writing(
            Tool tool,
            UUID id,
            int version,
            Map<String, String> answers,
            Map<String, String> had,
            Problems problems,
            String who,
            @Nullable List<ReadLine> theirs,
            Words words,
            Model model) {
        model.addAttribute(
                "page",
                WritePages.page(
                        own,
                        sharing.offer(),
                        tool,
                        "/me/practice/entries/" + id,
                        version,
                        ToolFields.of(tool, answers, had, own.somebodyIsThere(own.me(), words), problems, words),
                        who,
                        theirs,
                        words));
        return "practice/write";
    }

    /** Several boxes of one name are one answer. */
    private static Map<String, String> typed(MultiValueMap<String, String> sent) {
        return sent.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> String.join(",", one.getValue())));
    }

    /** What was said elsewhere joins what was said here; alone it makes no entry. */
    private static boolean answered(Tool tool, Map<String, String> typed) {
        return tool.fields().stream()
                .anyMatch(field -> !typed.getOrDefault(field.key(), "").isBlank());
    }

    private static String first(MultiValueMap<String, String> sent, String name) {
        var value = sent.getFirst(name);
        return value == null ? "" : value;
    }

    private static int version(MultiValueMap<String, String> sent) {
        var typed = first(sent, "version");
        return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : 0;
    }
}
