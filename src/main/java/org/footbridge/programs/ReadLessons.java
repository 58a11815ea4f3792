package org.footbridge.programs;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.footbridge.programs.LessonText.Reading;
import org.springframework.stereotype.Component;

/** Lessons as they were read. A version never changes, so it is read once however often a phone shows its homework. */
@Component
public class ReadLessons {

    /** All of the shipped curricula and a program's own changes; about ten kilobytes each. */
    private static final int KEPT = 400;

    private final Cache<LessonVersionId, Optional<Lesson>> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    /** @return empty where the text cannot be read as a lesson */
    public Optional<Lesson> of(LessonVersionId version, String text) {
        return kept.get(
                version,
                _ -> LessonText.read("this lesson", text) instanceof Reading.Readable(var lesson)
                        ? Optional.of(lesson)
                        : Optional.empty());
    }
}
