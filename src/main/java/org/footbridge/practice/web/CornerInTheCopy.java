package org.footbridge.practice.web;

import java.util.List;
import java.util.stream.Stream;
import org.footbridge.people.OwnPart;
import org.footbridge.practice.Corner;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.springframework.stereotype.Component;

/** Who is in a person's corner in the own copy of the record, and in no other export (CARE 17). */
@Component
class CornerInTheCopy implements OwnPart {

    private final Corner corner;
    private final CornerWords cornerWords;

    CornerInTheCopy(Corner corner, CornerWords cornerWords) {
        this.corner = corner;
        this.cornerWords = cornerWords;
    }

    @Override
    public List<Section> sections(Words words, Show show) {
        return List.of(new Section(
                words.say("practice.corner.title"),
                corner.people().stream()
                        .map(near -> new Item(
                                words.say("practice.corner.ring." + near.ring().key()),
                                near.name(),
                                Stream.of(
                                                CornerWords.goodFor(near, words),
                                                near.phone(),
                                                cornerWords.hours(near.hours(), words))
                                        .filter(line -> !line.isEmpty())
                                        .toList()))
                        .toList()));
    }
}
