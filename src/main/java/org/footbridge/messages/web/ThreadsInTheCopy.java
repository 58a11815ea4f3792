package org.footbridge.messages.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.history.MediaType;
import org.footbridge.messages.ThreadId;
import org.footbridge.people.OwnPapers;
import org.footbridge.people.OwnPart;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.springframework.stereotype.Component;

/** What a person and the team wrote to each other, in the person's own copy of the record, with what went along. */
@Component
class ThreadsInTheCopy implements OwnPart, OwnPapers {

    private final CopyQuery query;

    ThreadsInTheCopy(CopyQuery query) {
        this.query = query;
    }

    @Override
    public List<Section> sections(Words words, Show show) {
        Map<ThreadId, List<CopyQuery.Line>> threads =
                query
                        .lines(new ParticipantId(
                                Objects.requireNonNull(Actor.current().person())))
                        .stream()
                        .collect(Collectors.groupingBy(
                                CopyQuery.Line::threadId, LinkedHashMap::new, Collectors.toList()));
        return List.of(new Section(
                words.say("messages.copy"),
                threads.values().stream().map(lines -> item(lines, words, show)).toList()));
    }

    private static Item item(List<CopyQuery.Line> lines, Words words, Show show) {
        return new Item(
                show.dateTime(lines.getFirst().sentAt()),
                lines.getFirst().topic(),
                lines.stream()
                        .flatMap(line -> Stream.of(
                                show.dateTime(line.sentAt()) + ", "
                                        + line.writer().orElse(words.say("messages.you")) + ":",
                                line.words()))
                        .toList());
    }

    @Override
    public List<Kept> of(ParticipantId person, Words words, Show show) {
        return query.files(person).stream()
                .map(file -> new Kept(
                        words.say("messages.copy.file", file.topic()),
                        show.dateTime(file.sentAt()),
                        file.regime().equals("part2"),
                        MediaType.suffixOf(file.mediaType()),
                        file.bytes(),
                        () -> query.content(file.id())))
                .toList();
    }
}
