package org.footbridge.families.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.footbridge.families.FamilyLetters;
import org.footbridge.people.OwnPart;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.springframework.stereotype.Component;

/**
 * What family wrote, in the person's own copy, as far as the team let it through. Whether there is more the copy does not
 * say; it says, always and in the same words, how to ask (45 CFR 164.524).
 */
@Component
class LettersInTheCopy implements OwnPart {

    private final FamilyLetters letters;

    LettersInTheCopy(FamilyLetters letters) {
        this.letters = letters;
    }

    @Override
    public List<Section> sections(Words words, Show show) {
        var me = new ParticipantId(Objects.requireNonNull(Actor.current().person()));
        var items = new ArrayList<>(letters.about(me).stream()
                .map(letter -> new Item(
                        show.dateTime(letter.writtenAt()),
                        letter.relation()
                                .map(relation -> letter.writer() + ", " + relation)
                                .orElse(letter.writer()),
                        List.of(letter.words())))
                .toList());
        items.add(new Item("", words.say("families.copy.more"), List.of(words.say("families.copy.more.about"))));
        return List.of(new Section(words.say("families.copy"), items));
    }
}
