package org.footbridge.community.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.access.NotYours;
import org.footbridge.community.Joining;
import org.footbridge.community.Joining.Wish;
import org.footbridge.community.RoomId;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Coming into a room under a name of one's own, and leaving it. */
@Controller("communityJoiningController")
@RequestMapping(RoomPages.HERE + "/rooms/{room}")
class JoiningController {

    private final Joining joining;
    private final RoomQuery query;
    private final JoinPages pages;
    private final WordsOf wordsOf;

    JoiningController(Joining joining, RoomQuery query, JoinPages pages, WordsOf wordsOf) {
        this.joining = joining;
        this.query = query;
        this.pages = pages;
        this.wordsOf = wordsOf;
    }

    private RoomQuery.Room room(ParticipantId me, UUID room) {
        return query.room(me, new RoomId(room)).orElseThrow(NotYours::new);
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
        if (here.memberId().isPresent() || here.out()) {
            return "redirect:" + RoomPages.at(here);
        }
        return joining.flawOf(here.roomId(), displayName)
                .map(flaw -> flawed(me, here, displayName, flaw, words, response, model))
                .orElseGet(() -> pages.page(me, here, displayName.strip(), true, Problems.none(), words, model));
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
            case Wish.NoPlace _ -> {
                if (here.out()) {
                    yield "redirect:" + RoomPages.at(here);
                }
                throw new NotYours();
            }
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
        return pages.page(me, here, typed, false, problems, words, model);
    }

    @PostMapping("/departures")
    String leave(@PathVariable UUID room, Locale locale, RedirectAttributes next) {
        joining.leave(new RoomId(room));
        next.addFlashAttribute(
                "flash",
                new Frame.Flash(Frame.Flash.Kind.DONE, wordsOf.of(locale).say("community.leave.done")));
        return "redirect:" + RoomPages.HERE;
    }
}
