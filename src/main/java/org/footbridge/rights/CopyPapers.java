package org.footbridge.rights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.footbridge.people.OwnPapers;
import org.footbridge.people.OwnPart.Item;
import org.footbridge.people.OwnPart.Section;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The papers that go into a copy as they were kept, under names that say nothing of what they are. */
@Component
class CopyPapers {

    /** An archive is sealed in one piece in memory; what is beyond this is named, and asked for at the desk. */
    static final int MOST_BYTES = 32_000_000;

    private final List<OwnPapers> sources;

    CopyPapers(List<OwnPapers> sources) {
        this.sources = List.copyOf(sources);
    }

    /** @param files by their name in the archive */
    record Chosen(Section section, Map<String, OwnPapers.Kept> files) {}

    @Transactional(readOnly = true)
    public Chosen of(ParticipantId person, Words words, Show show) {
        Map<String, OwnPapers.Kept> files = new LinkedHashMap<>();
        var items = new ArrayList<Item>();
        long bytes = 0;
        for (var paper : sources.stream()
                .flatMap(source -> source.of(person, words, show).stream())
                .toList()) {
            boolean fits = bytes + paper.bytes() <= MOST_BYTES;
            var name = "papers/%d.%s".formatted(files.size() + 1, paper.suffix());
            if (fits) {
                files.put(name, paper);
                bytes += paper.bytes();
            }
            items.add(new Item(
                    paper.when(),
                    paper.title(),
                    Stream.of(
                                    fits ? name : words.say("rights.copy.papers.large"),
                                    paper.part2() ? words.say("rights.copy.papers.part2") : "")
                            .filter(line -> !line.isEmpty())
                            .toList()));
        }
        return new Chosen(new Section(words.say("rights.copy.papers"), items), files);
    }

    /** The bytes as they came. */
    @Transactional(readOnly = true)
    public byte[] read(OwnPapers.Kept paper) {
        return paper.content().get();
    }
}
