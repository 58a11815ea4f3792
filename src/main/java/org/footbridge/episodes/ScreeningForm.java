package org.footbridge.episodes;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a screening asks, as data, in words that can be read aloud (CARE 6). */
public record ScreeningForm(int version, List<Section> sections) {

    /** @param door where somebody goes whom a stop in this section holds up */
    public record Section(
            String key, String title, @Nullable Door door, List<Item> items) {}

    public record Door(String name, String number) {}

    /** @param danger whether yes means that somebody must act now */
    public record Item(String key, Kind kind, boolean danger, String ask) {}

    public enum Kind {
        /** Yes or "don't know" stops the path. */
        STOP,
        ASK,
        WORDS
    }

    public Stream<Item> items() {
        return sections.stream().flatMap(section -> section.items().stream());
    }

    Stream<Item> stops() {
        return items().filter(item -> item.kind() == Kind.STOP);
    }

    /** The doors of the sections that stop with these answers, in the form's order. */
    public List<Door> doors(ScreeningAnswers answers) {
        return sections.stream()
                .filter(section -> section.door() != null
                        && section.items().stream()
                                .anyMatch(item -> item.kind() == Kind.STOP && answers.stops(item.key())))
                .map(Section::door)
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
