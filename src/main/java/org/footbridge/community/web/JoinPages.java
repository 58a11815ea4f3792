package org.footbridge.community.web;

import java.util.stream.Stream;
import org.footbridge.community.Oversight;
import org.footbridge.community.RoomRules;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page before coming in: who will see it, what holds here, and the name as the others would see it. */
@Component("communityJoinPages")
class JoinPages {

    private final RoomRules rules;
    private final Oversight oversight;

    JoinPages(RoomRules rules, Oversight oversight) {
        this.rules = rules;
        this.oversight = oversight;
    }

    String page(
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
}
