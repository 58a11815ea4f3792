package org.footbridge.notes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.footbridge.people.ParticipantId;

/**
 * Finds another participant's name in somebody's record, before it is saved (CARE 28). It asks and proposes; whether
 * "Will" is a person is for the writer to say.
 */
final class NamesGuard {

    /** What stands there instead of a name. */
    static final String PROPOSAL = "a peer";

    /** Shorter names are found as whole names only: "An" alone is mostly an article. */
    private static final int SHORTEST = 2;

    private final List<Named> people;
    private final Set<String> keptWords;

    /**
     * @param keptWords what somebody said is no name in this session
     */
    NamesGuard(Collection<Named> people, Set<String> keptWords) {
        this.people = List.copyOf(people);
        this.keptWords = keptWords;
    }

    /** Everything somebody is called. */
    record Named(ParticipantId participantId, String givenName, String familyName, Optional<String> chosenName) {

        private Stream<String> words() {
            return Stream.concat(
                            Stream.of(givenName + " " + familyName, givenName, familyName),
                            chosenName.stream().flatMap(name -> Stream.of(name + " " + familyName, name)))
                    .map(String::strip)
                    .filter(word -> word.length() >= SHORTEST);
        }
    }

    /** A name that stands in a text, whose it is, and what to write instead. */
    record Found(String word, ParticipantId whose, String instead) {}

    /** Names of anybody on the roster. */
    List<Found> inShared(String text) {
        return find(text, one -> true);
    }

    /** Names of anybody on the roster but the person whose record it is, and names that person does not carry as well. */
    List<Found> inRecordOf(ParticipantId own, String text) {
        var ownWords = people.stream()
                .filter(one -> one.participantId().equals(own))
                .flatMap(Named::words)
                .toList();
        return find(text, one -> !one.participantId().equals(own)).stream()
                .filter(found -> !ownWords.contains(found.word()))
                .toList();
    }

    private List<Found> find(String text, Predicate<Named> whom) {
        if (text.isBlank()) {
            return List.of();
        }
        List<Found> found = new ArrayList<>();
        people.stream()
                .filter(whom)
                .forEach(person -> person.words()
                        .filter(word -> !keptWords.contains(word))
                        .filter(word -> stands(word, text))
                        .findFirst()
                        .ifPresent(word -> found.add(new Found(word, person.participantId(), PROPOSAL))));
        return found;
    }

    /** As a whole word, written as a name is: "will" in the middle of a sentence is no Will. */
    private static boolean stands(String word, String text) {
        return Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])",
                        Pattern.UNICODE_CHARACTER_CLASS)
                .matcher(text)
                .find();
    }
}
