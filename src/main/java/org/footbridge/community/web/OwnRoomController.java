package org.footbridge.community.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.NotYours;
import org.footbridge.community.Joining;
import org.footbridge.community.Label;
import org.footbridge.community.OwnPosts;
import org.footbridge.community.RoomId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Drafts;
import org.footbridge.platform.FormTokens;
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

/** One room from the phone: read, look for something, write. */
@Controller("communityOwnRoomController")
@RequestMapping(RoomPages.HERE + "/rooms/{room}")
class OwnRoomController {

    private final Joining joining;
    private final OwnPosts posts;
    private final RoomQuery query;
    private final RoomPages pages;
    private final JoinPages joinPages;
    private final OutPages outPages;
    private final SafetyWords safety;
    private final Drafts drafts;
    private final FormTokens tokens;
    private final WordsOf wordsOf;

    OwnRoomController(
            Joining joining,
            OwnPosts posts,
            RoomQuery query,
            RoomPages pages,
            JoinPages joinPages,
            OutPages outPages,
            SafetyWords safety,
            Drafts drafts,
            FormTokens tokens,
            WordsOf wordsOf) {
        this.joining = joining;
        this.posts = posts;
        this.query = query;
        this.pages = pages;
        this.joinPages = joinPages;
        this.outPages = outPages;
        this.safety = safety;
        this.drafts = drafts;
        this.tokens = tokens;
        this.wordsOf = wordsOf;
    }

    private RoomQuery.Room room(ParticipantId me, UUID room) {
        return query.room(me, new RoomId(room)).orElseThrow(NotYours::new);
    }

    /** @param before where the page after it ended */
    @GetMapping
    String show(
            @PathVariable UUID room,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "") String sent,
            @RequestParam(defaultValue = "") String told,
            Locale locale,
            Model model) {
        var me = joining.me();
        var here = room(me, room);
        var words = wordsOf.of(locale);
        if (here.out()) {
            return outPages.page(me, here, "", told.equals("yes"), words, model);
        }
        if (here.memberId().isEmpty()) {
            return joinPages.page(me, here, "", false, Problems.none(), words, model);
        }
        var kept = drafts.find(draft(here)).orElse(Map.of());
        return page(
                me,
                here,
                PostKey.read(before),
                "",
                sent.equals("yes") ? words.say("community.sent") : "",
                told.equals("yes"),
                kept.getOrDefault("words", ""),
                kept.getOrDefault("label", ""),
                Problems.none(),
                words,
                model);
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
        if (here.out()) {
            return outPages.page(me, here, typed, Sent.told(came), words, model);
        }
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
        var here = room(me, room);
        if (here.out()) {
            return "redirect:" + RoomPages.at(here);
        }
        return page(
                me,
                here,
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
            Optional<PostKey> before,
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
                                ? at + "?before=" + shown.getFirst().key().written()
                                : null,
                        searched,
                        came,
                        told ? safety.told(me, words) : null,
                        pages.box(here, at + "/posts", at + "/draft", typed, label, problems, words)));
        return "community/room";
    }
}
