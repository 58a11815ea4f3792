package org.footbridge.practice;

import java.util.List;
import org.footbridge.people.ParticipantId;
import org.footbridge.programs.LessonPart;
import org.footbridge.programs.Lessons;
import org.footbridge.programs.Markdown;
import org.footbridge.scheduling.OwnSession;
import org.footbridge.ui.Words;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the last group gave along, ready to show on the phone. */
@Component
public class OnThePhone {

    private final Homework homework;
    private final Lessons lessons;

    OnThePhone(Homework homework, Lessons lessons) {
        this.homework = homework;
        this.lessons = lessons;
    }

    /** In the order it was taught; empty where nothing is open. */
    @Transactional(readOnly = true)
    public List<HomeworkLine> homework(ParticipantId me, Words words) {
        return homework.open(me).stream()
                .map(one -> new HomeworkLine(
                        one.lesson(),
                        Markdown.content(
                                lessons.version(one.lessonVersionId()).content().part(LessonPart.TEN_MINUTES_AT_HOME)),
                        "/me/practice/" + one.tool().key(),
                        words.say("practice." + one.tool().key() + ".title"),
                        "/me/practice/homework/" + OwnSession.link(one.sessionId(), me),
                        one.asks()))
                .toList();
    }
}
