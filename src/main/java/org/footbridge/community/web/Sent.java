package org.footbridge.community.web;

import java.util.Locale;
import org.footbridge.community.OwnPosts;
import org.footbridge.community.OwnPosts.Sending;
import org.footbridge.community.RoomId;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;

/** What came of sending, as a form's answer that a repeat gets again: an address, or a word that says what is wrong. */
final class Sent {

    private Sent() {}

    static String answer(Sending sending, RoomId room) {
        return switch (sending) {
            case Sending.Sent(var post, var held, boolean told) -> {
                var to = held.isPresent()
                        ? RoomPages.HERE + "/posts/" + post.value() + "?sent=yes"
                        : RoomPages.HERE + "/rooms/" + room.value() + "?sent=yes";
                yield "redirect:" + to + (told ? "&told=yes" : "");
            }
            case Sending.AskAtStake _ -> "ask";
            case Sending.Flawed(var flaw, boolean told) -> flaw.name().toLowerCase(Locale.ROOT) + (told ? "+told" : "");
            case Sending.NoPlace(boolean told) -> "no_place" + (told ? "+told" : "");
        };
    }

    static boolean told(String came) {
        return came.endsWith("+told");
    }

    static Problems problems(String came, Words words, Words safety) {
        return switch (came.replace("+told", "")) {
            case "ask" -> Problems.of("safetyAtStake", safety.say("community.safety.first"));
            case "empty" -> Problems.of("words", words.say("community.words.blank"));
            case "too_long" -> Problems.of("words", words.say("community.words.long", OwnPosts.MOST_WORDS));
            default -> Problems.of("", words.say("community.noPlace"));
        };
    }
}
