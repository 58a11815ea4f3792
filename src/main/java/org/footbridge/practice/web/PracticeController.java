package org.footbridge.practice.web;

import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.footbridge.platform.Id;
import org.footbridge.practice.Entries;
import org.footbridge.practice.OnThePhone;
import org.footbridge.practice.Sharing;
import org.footbridge.practice.Tool;
import org.footbridge.practice.Tools;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The tools. */
@Controller
class PracticeController {

    private final OwnPractice own;
    private final Tools tools;
    private final Entries entries;
    private final Sharing sharing;
    private final OnThePhone onThePhone;
    private final Clock clock;

    PracticeController(
            OwnPractice own, Tools tools, Entries entries, Sharing sharing, OnThePhone onThePhone, Clock clock) {
        this.own = own;
        this.tools = tools;
        this.entries = entries;
        this.sharing = sharing;
        this.onThePhone = onThePhone;
        this.clock = clock;
    }

    @GetMapping("/me/practice")
    @Transactional(readOnly = true)
    public String home(Locale locale, Model model) {
        var me = own.me();
        var words = own.words(locale);
        var show = own.show(words);
        model.addAttribute(
                "page",
                new HomePage(
                        onThePhone.homework(me, words),
                        entries.all().stream()
                                .filter(one -> one.draft().isPresent())
                                .map(one -> new HomePage.Begun(
                                        OwnPractice.at(one) + "/edit",
                                        own.title(one, words),
                                        words.say("practice.draft", show.dateTime(one.begunAt()))))
                                .toList(),
                        Arrays.stream(Tool.Group.values())
                                .map(group -> group(group, words))
                                .toList()));
        return "practice/home";
    }

    private HomePage.Group group(Tool.Group group, Words words) {
        var key = group.name().toLowerCase(Locale.ROOT);
        return new HomePage.Group(
                key,
                words.say("practice.group." + key),
                tools.all().stream()
                        .filter(tool -> tool.group() == group)
                        .map(tool -> new HomePage.ToolLine(
                                "/me/practice/" + tool.key(),
                                tool.icon(),
                                OwnPractice.title(tool, words),
                                words.say("practice." + tool.key() + ".about")))
                        .toList());
    }

    @GetMapping("/me/practice/{tool}")
    @Transactional(readOnly = true)
    public String tool(@PathVariable("tool") String key, Locale locale, Model model) {
        var me = own.me();
        var tool = own.tool(key);
        var words = own.words(locale);
        model.addAttribute(
                "page",
                WritePages.page(
                        own,
                        sharing.offer(),
                        tool,
                        "/me/practice/entries/" + Id.fresh(clock.instant()),
                        0,
                        ToolFields.of(
                                tool,
                                Map.of(),
                                own.hadToday(me, tool),
                                own.somebodyIsThere(me, words),
                                Problems.none(),
                                words),
                        "private",
                        null,
                        words));
        return "practice/write";
    }
}
