package org.footbridge.programs;

import java.util.Arrays;
import java.util.Optional;

/** What a lesson is made of, in the order it is read (CARE 32). */
public enum LessonPart {
    WHEN_NOT_TO_USE_IT("When not to use it"),
    MINUTES("Minutes"),
    OPENING_WORDS("Opening words"),
    EXERCISE("Exercise"),
    CHOOSING_NOT_TO("Choosing not to"),
    BY_VIDEO("By video"),
    TEN_MINUTES_AT_HOME("Ten minutes at home"),
    HAND_OUT("Hand-out"),
    SOURCES("Sources");

    private final String heading;

    LessonPart(String heading) {
        this.heading = heading;
    }

    public String heading() {
        return heading;
    }

    static Optional<LessonPart> headed(String heading) {
        return Arrays.stream(values())
                .filter(part -> part.heading.equals(heading))
                .findFirst();
    }
}
