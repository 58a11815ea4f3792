package org.footbridge.families.web;

import java.util.List;
import java.util.Set;
import org.footbridge.families.FamilyLetters;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Component;

/** Letters of family in the words of the team's pages. */
@Component
class LettersShown {

    private final FamilyLetters letters;
    private final Participants participants;

    LettersShown(FamilyLetters letters, Participants participants) {
        this.letters = letters;
        this.participants = participants;
    }

    LetterLine line(FamilyLetters.Letter letter, Show show) {
        return new LetterLine(
                letter.letterId().value().toString(),
                letter.writer() + letter.relation().map(one -> ", " + one).orElse(""),
                show.dateTime(letter.writtenAt()),
                letter.about(),
                letter.words(),
                letter.atStake(),
                letter.participantId().map(ParticipantId::value).orElse(null),
                letter.personName().orElse(""),
                letter.readBy()
                        .map(who -> "Read by " + who
                                + letter.readAt()
                                        .map(at -> ", " + show.dateTime(at))
                                        .orElse(""))
                        .orElse(""),
                letter.shownAt().isPresent(),
                letter.participantId().isPresent() ? List.of() : candidates(letter));
    }

    private List<Choice> candidates(FamilyLetters.Letter letter) {
        return participants.namesOf(Set.copyOf(letters.nearTo(letter.contactId()))).entrySet().stream()
                .map(one -> new Choice(
                        one.getKey().value().toString(), one.getValue().fullName()))
                .toList();
    }
}
