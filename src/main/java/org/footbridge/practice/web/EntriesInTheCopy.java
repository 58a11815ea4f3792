package org.footbridge.practice.web;

import java.util.List;
import java.util.stream.Stream;
import org.footbridge.people.OwnPart;
import org.footbridge.practice.Entries;
import org.footbridge.practice.Entry;
import org.footbridge.practice.ReadLine;
import org.footbridge.practice.Tools;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.springframework.stereotype.Component;

/** A person's own entries in the own copy of the record, and in no other export (CARE 17). */
@Component
class EntriesInTheCopy implements OwnPart {

    private final Entries entries;
    private final Tools tools;

    EntriesInTheCopy(Entries entries, Tools tools) {
        this.entries = entries;
        this.tools = tools;
    }

    @Override
    public List<Section> sections(Words words, Show show) {
        return List.of(new Section(
                words.say("practice.copy"),
                entries.all().stream()
                        .flatMap(entry -> item(entry, words, show))
                        .toList()));
    }

    /** What was begun and never saved stands as it was typed. */
    private Stream<Item> item(Entry entry, Words words, Show show) {
        var answers = entry.isSaved() ? entry.answers() : entry.draft().orElse(entry.answers());
        return tools.find(entry.tool()).stream()
                .map(tool -> new Item(
                        show.dateTime(entry.begunAt()),
                        OwnPractice.title(tool, words),
                        ReadLine.of(tool, answers, words).stream()
                                .map(line -> line.label() + ": " + String.join("\n", line.said()))
                                .toList()));
    }
}
