package org.footbridge.community.web;

import java.util.Locale;
import org.footbridge.community.Joining;
import org.footbridge.community.OwnPosts;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The way into the community from the phone. */
@Controller("communityOwnRoomsController")
class OwnRoomsController {

    private final Joining joining;
    private final RoomQuery query;
    private final RoomPages pages;
    private final WordsOf wordsOf;

    OwnRoomsController(Joining joining, RoomQuery query, RoomPages pages, WordsOf wordsOf) {
        this.joining = joining;
        this.query = query;
        this.pages = pages;
        this.wordsOf = wordsOf;
    }

    @GetMapping(RoomPages.HERE)
    String list(Locale locale, Model model) {
        var me = joining.me();
        var words = wordsOf.of(locale);
        var show = pages.show(words);
        model.addAttribute(
                "page",
                new OwnRoomsPage(
                        me,
                        query.rooms(me).stream()
                                .map(room -> new OwnRoomsPage.Room(
                                        RoomPages.at(room),
                                        room.name(),
                                        room.about(),
                                        standing(room, words),
                                        room.memberId().isPresent() && !room.out() ? Mark.DONE : Mark.QUIET))
                                .toList(),
                        query.own().stream()
                                .map(post -> new OwnRoomsPage.Post(
                                        RoomPages.HERE + "/posts/"
                                                + post.postId().value(),
                                        shortened(post.words()),
                                        show.dateTime(post.writtenAt()),
                                        state(post.state(), words),
                                        mark(post.state())))
                                .toList()));
        return "community/own";
    }

    private static String standing(RoomQuery.Room room, Words words) {
        if (room.out()) {
            return words.say("community.out");
        }
        return room.displayName().map(name -> words.say("community.in", name)).orElse(words.say("community.notIn"));
    }

    private static String shortened(String words) {
        var line = words.replaceAll("\\s+", " ");
        return line.length() <= 80 ? line : line.substring(0, 79) + "…";
    }

    static String state(OwnPosts.State state, Words words) {
        return words.say("community.state." + state.name().toLowerCase(Locale.ROOT));
    }

    static Mark mark(OwnPosts.State state) {
        return switch (state) {
            case HELD -> Mark.OPEN;
            case RETURNED -> Mark.NEEDS;
            case SHOWN -> Mark.DONE;
            case REMOVED -> Mark.QUIET;
        };
    }
}
