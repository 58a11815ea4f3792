package org.footbridge.community.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.NotYours;
import org.footbridge.community.Joining;
import org.footbridge.community.Label;
import org.footbridge.community.OwnPosts;
import org.footbridge.community.PostId;
import org.footbridge.platform.FormTokens;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A post of one's own: why it waits, mending it, taking it away. */
@Controller("communityOwnPostController")
@RequestMapping(RoomPages.HERE + "/posts/{post}")
class OwnPostController {

    private final Joining joining;
    private final OwnPosts posts;
    private final RoomQuery query;
    private final RoomPages pages;
    private final SafetyWords safety;
    private final FormTokens tokens;
    private final WordsOf wordsOf;

    OwnPostController(
            Joining joining,
            OwnPosts posts,
            RoomQuery query,
            RoomPages pages,
            SafetyWords safety,
            FormTokens tokens,
            WordsOf wordsOf) {
        this.joining = joining;
        this.posts = posts;
        this.query = query;
        this.pages = pages;
        this.safety = safety;
        this.tokens = tokens;
        this.wordsOf = wordsOf;
    }

    private RoomQuery.Own own(UUID post) {
        return query.own(new PostId(post)).orElseThrow(NotYours::new);
    }

    @GetMapping
    String show(@PathVariable UUID post, @RequestParam(defaultValue = "") String told, Locale locale, Model model) {
        joining.me();
        return page(own(post), null, null, told.equals("yes"), Problems.none(), wordsOf.of(locale), model);
    }

    @PostMapping
    String change(
            @PathVariable UUID post,
            @RequestParam(name = "words", defaultValue = "") String typed,
            @RequestParam(defaultValue = "") String label,
            @RequestParam @Nullable String safetyAtStake,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        joining.me();
        var own = own(post);
        var came = tokens.once(
                formToken,
                () -> Sent.answer(
                        posts.change(own.postId(), typed, Label.of(label), AtStake.said(safetyAtStake)), own.roomId()));
        if (came.startsWith("redirect:")) {
            return came;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var words = wordsOf.of(locale);
        var problems = Sent.problems(came, words, safety.in(words));
        return page(own, typed, label, Sent.told(came), problems, words, model);
    }

    @PostMapping("/deletions")
    String delete(@PathVariable UUID post, Locale locale, RedirectAttributes next) {
        posts.delete(new PostId(post));
        next.addFlashAttribute(
                "flash",
                new Frame.Flash(Frame.Flash.Kind.DONE, wordsOf.of(locale).say("community.delete.done")));
        return "redirect:" + RoomPages.HERE;
    }

    private String page(
            RoomQuery.Own own,
            @Nullable String typed,
            @Nullable String label,
            boolean told,
            Problems problems,
            Words words,
            Model model) {
        var me = joining.me();
        var at = RoomPages.HERE + "/posts/" + own.postId().value();
        var room = query.room(me, own.roomId()).filter(here -> here.memberId().isPresent());
        boolean out = room.filter(RoomQuery.Room::out).isPresent();
        boolean mends = own.state() == OwnPosts.State.HELD || own.state() == OwnPosts.State.RETURNED;
        model.addAttribute(
                "page",
                new OwnPostPage(
                        me,
                        at,
                        room.map(RoomPages::at).orElse(""),
                        own.roomName(),
                        OwnRoomsController.state(own.state(), words),
                        out ? words.say("community.out.title", own.roomName()) : reason(own, words),
                        Objects.requireNonNullElse(typed, own.words()),
                        pages.show(words).dateTime(own.writtenAt()),
                        told ? safety.told(me, words) : null,
                        !mends || out || room.isEmpty()
                                ? null
                                : pages.box(
                                        room.get(),
                                        at,
                                        "",
                                        Objects.requireNonNullElse(typed, own.words()),
                                        Objects.requireNonNullElse(
                                                label,
                                                own.label().map(Label::key).orElse("")),
                                        problems,
                                        words)));
        return "community/post";
    }

    private String reason(RoomQuery.Own own, Words words) {
        return switch (own.state()) {
            case HELD ->
                own.heldBecause().equals(Optional.of(OwnPosts.HeldBecause.CONTACT))
                        ? posts.contactIn(own.words())
                                .map(found -> words.say("community.held.contact", found))
                                .orElse(words.say("community.held.contactUnnamed"))
                        : words.say("community.held.new");
            case RETURNED -> words.say("community.returned", own.staffWords());
            case REMOVED -> words.say("community.removed", own.staffWords());
            case SHOWN -> "";
        };
    }
}
