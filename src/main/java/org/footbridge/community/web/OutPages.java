package org.footbridge.community.web;

import org.footbridge.community.Exclusions;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Words;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What somebody reads whom staff have put out of a room: that it is so, until when, their word, and whom to talk to. */
@Component("communityOutPages")
class OutPages {

    private final Exclusions exclusions;
    private final RoomPages pages;
    private final SafetyWords safety;

    OutPages(Exclusions exclusions, RoomPages pages, SafetyWords safety) {
        this.exclusions = exclusions;
        this.pages = pages;
        this.safety = safety;
    }

    /** @param typed what she was writing when it happened; it was not sent, and is not lost */
    String page(ParticipantId me, RoomQuery.Room here, String typed, boolean told, Words words, Model model) {
        var inForce = exclusions.inForce(here.roomId(), me);
        if (inForce.isEmpty()) {
            return "redirect:" + RoomPages.at(here);
        }
        var show = pages.show(words);
        model.addAttribute(
                "page",
                new OutPage(
                        me,
                        RoomPages.at(here),
                        here.name(),
                        here.memberId().isPresent(),
                        inForce.get()
                                .until()
                                .map(end -> words.say("community.out.until", show.dateTime(end)))
                                .orElse(words.say("community.out.open")),
                        inForce.get().by(),
                        inForce.get().words(),
                        typed,
                        told ? safety.told(me, words) : null));
        return "community/out";
    }
}
