package org.footbridge.community.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.footbridge.access.NotYours;
import org.footbridge.community.Joining;
import org.footbridge.community.Joining.Wish;
import org.footbridge.community.Label;
import org.footbridge.community.Oversight;
import org.footbridge.community.OwnPosts;
import org.footbridge.community.PostId;
import org.footbridge.community.RoomId;
import org.footbridge.community.RoomRules;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Drafts;
import org.footbridge.platform.FormTokens;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One room from the phone: come in, read, look for something, write, leave. */
@Controller("communityOwnRoomController")
@RequestMapping(RoomPages.HERE + "/rooms/{room}")
class OwnRoomController {

    private final Joining joining;
    private final OwnPosts posts;
    private final Oversight oversight;
    private final RoomRules rules;
    private final RoomQuery query;
    private final RoomPages pages;
    private final SafetyWords safety;
    private final Drafts drafts;
    private final FormTokens tokens;
    private final WordsOf wordsOf;

    OwnRoomController(
            Joining joining,
            OwnPosts posts,
            Oversight oversight,
            RoomRules rules,
            RoomQuery query,
            RoomPages pages,
            SafetyWords safety,
            Drafts drafts,
            FormTokens tokens,
            WordsOf wordsOf) {
        this.joining = joining;
        this.posts = posts;
        this.oversight = oversight;
        this.rules = rules;
        this.query = query;
        this.pages = pages;
        this.safety = safety;
        this.drafts = drafts;
        this.tokens = tokens;
        this.wordsOf = wordsOf;
    }

    private RoomQuery.Room room(ParticipantId me, UUID room) {
        return query.room(me, new RoomId(room)).orElseThrow(NotYours::new);
    }

    /** @param before the oldest post of the page before */
    @GetMapping
    String show(
            @PathVariable UUID room,
            @RequestParam @Nullable UUID before,
            @RequestParam(defaultValue = "") String sent,
            @RequestParam(defaultValue = "") String told,
            Locale locale,
            Model model) {
        var me = joining.me();
        var here = room(me, room);
        var words = wordsOf.of(locale);
        if (here.memberId().isEmpty()) {
            return join(me, here, "", false, Problems.none(), words, model);
        }
        var kept = drafts.find(draft(here)).orElse(Map.of());
        return page(
                me,
                here,
                Optional.ofNullable(before).map(PostId::new),
                "",
                sent.equals("yes") ? words.say("community.sent") : "",
                told.equals("yes"),
                kept.getOrDefault("words", ""),
                kept.getOrDefault("label", ""),
                Problems.none(),
                words,
                model);
    }

    /** The name as the others would see it; nothing is kept. */
    @PostMapping("/preview")
    String preview(
            @PathVariable UUID room,
            @RequestParam(defaultValue = "") String displayName,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var me = joining.me();
        var here = room(me, room);
        var words = wordsOf.of(locale);
        if (here.memberId().isPresent()) {
            return "redirect:" + RoomPages.at(here);
        }
        return joining.flawOf(here.roomId(), displayName)
                .map(flaw -> flawed(me, here, displayName, flaw, words, response, model))
                .orElseGet(() -> join(me, here, displayName.strip(), true, Problems.none(), words, model));
    }

    @PostMapping("/memberships")
    String join(
            @PathVariable UUID room,
            @RequestParam(defaultValue = "") String displayName,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var me = joining.me();
        var here = room(me, room);
        return switch (joining.join(here.roomId(), displayName)) {
            case Wish.Joined _ -> "redirect:" + RoomPages.at(here);
            case Wish.Flawed(var flaw) -> flawed(me, here, displayName, flaw, wordsOf.of(locale), response, model);
            case Wish.NoPlace _ -> throw new NotYours();
        };
    }

    private String flawed(
            ParticipantId me,
            RoomQuery.Room here,
            String typed,
            Joining.NameFlaw flaw,
            Words words,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var problems = Problems.of("displayName", words.say("community.name." + flaw.key()));
        return join(me, here, typed, false, problems, words, model);
    }

    private String join(
            ParticipantId me,
            RoomQuery.Room here,
            String typed,
            boolean preview,
            Problems problems,
            Words words,
            Model model) {
        var inForce = rules.of(here.programId(), here.band(), here.alumni());
        model.addAttribute(
                "page",
                new JoinPage(
                        me,
                        RoomPages.at(here),
                        here.name(),
                        here.about(),
                        words.say(here.alumni() ? "community.others.alumni" : "community.others.track"),
                        oversight.readersOf(here.roomId()),
                        Stream.of(
                                        words.say("community.rule.look", inForce.lookInHours()),
                                        inForce.firstPosts() == 0
                                                ? ""
                                                : words.say("community.rule.first", inForce.firstPosts()),
                                        words.say(
                                                inForce.contactAllowed()
                                                        ? "community.rule.contact.on"
                                                        : "community.rule.contact.off"))
                                .filter(line -> !line.isEmpty())
                                .toList(),
                        typed,
                        preview,
                        problems));
        return "community/join";
    }

    @PostMapping("/departures")
    String leave(@PathVariable UUID room, Locale locale, RedirectAttributes next) {
        joining.leave(new RoomId(room));
        next.addFlashAttribute(
                "flash",
                new Frame.Flash(Frame.Flash.Kind.DONE, wordsOf.of(locale).say("community.leave.done")));
        return "redirect:" + RoomPages.HERE;
    }

    @PostMapping("/posts")
    String write(
            @PathVariable UUID room,
            @RequestParam(name = "words", defaultValue = "") String typed,
            @RequestParam(defaultValue = "") String label,
            @RequestParam @Nullable String safetyAtStake,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var me = joining.me();
        var here = room(me, room);
        var came = tokens.once(formToken, () -> {
            var answer = Sent.answer(
                    posts.write(here.roomId(), typed, Label.of(label), AtStake.said(safetyAtStake)), here.roomId());
            if (answer.startsWith("redirect:")) {
                drafts.forget(draft(here));
            }
            return answer;
        });
        if (came.startsWith("redirect:")) {
            return came;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var words = wordsOf.of(locale);
        var problems = Sent.problems(came, words, safety.in(words));
        return page(me, here, Optional.empty(), "", "", Sent.told(came), typed, label, problems, words, model);
    }

    @PostMapping("/draft")
    ResponseEntity<Void> keep(
            @PathVariable UUID room,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String label) {
        drafts.keep(draft(room(joining.me(), room)), Map.of("words", words, "label", label));
        return ResponseEntity.noContent().build();
    }

    /** By POST, so that no address holds what somebody looks for. */
    @PostMapping("/search")
    String search(@PathVariable UUID room, @RequestParam(defaultValue = "") String q, Locale locale, Model model) {
        var me = joining.me();
        return page(
                me,
                room(me, room),
                Optional.empty(),
                q.replace("\u0000", "").strip(),
                "",
                false,
                "",
                "",
                Problems.none(),
                wordsOf.of(locale),
                model);
    }

    private static String draft(RoomQuery.Room room) {
        return "community/" + room.roomId().value();
    }

    private String page(
            ParticipantId me,
            RoomQuery.Room here,
            Optional<PostId> before,
            String searched,
            String came,
            boolean told,
            String typed,
            String label,
            Problems problems,
            Words words,
            Model model) {
        List<RoomQuery.Post> found = query.posts(here.roomId(), before, searched);
        var shown = found.subList(0, Math.min(found.size(), RoomQuery.PAGE)).reversed();
        var at = RoomPages.at(here);
        model.addAttribute(
                "page",
                new RoomPage(
                        me,
                        at,
                        here.name(),
                        here.about(),
                        here.displayName().orElse(""),
                        pages.lines(shown, words),
                        found.size() > RoomQuery.PAGE && searched.isEmpty()
                                ? at + "?before=" + shown.getFirst().postId().value()
                                : null,
                        searched,
                        came,
                        told ? safety.told(me, words) : null,
                        pages.box(here, at + "/posts", at + "/draft", typed, label, problems, words)));
        return "community/room";
    }
}
