package org.footbridge.practice;

import java.util.List;
import org.footbridge.people.ParticipantId;
import org.footbridge.programs.Markdown;
import org.footbridge.scheduling.OwnSession;
import org.footbridge.ui.Words;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the last group gave along, ready to show on the phone. */
@Component
public class OnThePhone {

    private final Homework homework;

    OnThePhone(Homework homework) {
        this.homework = homework;
    }

    /** In the order it was taught; empty where nothing is open. */
    @Transactional(readOnly = true)
    public List<HomeworkLine> homework(ParticipantId me, Words words) {
        return homework.open(me).stream()
                .map(one -> new HomeworkLine(
                        one.lesson(),
                        Markdown.content(one.home()),
                        "/me/practice/" + one.tool().key(),
                        words.say("practice." + one.tool().key() + ".title"),
                        "/me/practice/homework/" + OwnSession.link(one.sessionId(), me),
                        one.asks()))
                .toList();
    }
}
