package org.footbridge.notes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.people.ParticipantId;
import org.springframework.core.io.ClassPathResource;

/**
 * Finds another participant's name or initials in somebody's record, before it is saved (CARE 28). It asks and proposes;
 * whether "Will" is a person is for the writer to say. Initials count only where they stand for a person: with points, or
 * beside a word that takes a person, and never where they are an abbreviation of the field.
 */
final class NamesGuard {

    /** What stands there instead of a name. */
    static final String PROPOSAL = "a peer";

    /** Shorter names are found as whole names only: "An" alone is mostly an article. */
    private static final int SHORTEST = 2;

    /** Shorter names typed small or large are mostly something else. */
    private static final int SHORTEST_SMALL = 3;

    private static final int SHORTEST_LARGE = 4;

    private static final Set<String> ABBREVIATIONS = lines("notes/field-abbreviations.txt");

    private static final Set<String> WORDS = lines("notes/names-that-are-words.txt");

    /** A person comes after these, or these after a person. */
    private static final String BEFORE_A_PERSON =
            "to|with|from|by|for|and|told|asked|thanked|answered|helped|supported|comforted|interrupted|joined|peer|member|like"
                    + "|about|near|beside|behind|between|toward|towards|against|after|than";

    private static final String AFTER_A_PERSON =
            "said|says|told|was|felt|shared|asked|and|who|offered|gave|laughed|cried|left|came|agreed|answered|spoke|talked|had|did"
                    + "|got|went|took|made|sat|stood|wept|broke|began|kept|knew|seems|looks|thinks|feels|wants|needs|\\p{Ll}{2,}ed";

    private final List<Named> people;
    private final Set<String> keptWords;

    /**
     * @param keptWords what somebody said is no name in this session
     */
    NamesGuard(Collection<Named> people, Set<String> keptWords) {
        this.people = List.copyOf(people);
        // "Lee Park" being nobody here, neither half of it is asked about again.
        this.keptWords = keptWords.stream()
                .flatMap(kept -> Stream.concat(Stream.of(kept), Stream.of(kept.split(" "))))
                .collect(Collectors.toUnmodifiableSet());
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

        /** As it is typed in haste, all small or all large; a name that is an everyday word too is no name when small. */
        private Stream<String> hasty() {
            return Stream.concat(Stream.of(givenName), chosenName.stream())
                    .map(String::strip)
                    .distinct()
                    .flatMap(name -> Stream.of(
                            Stream.of(name.toLowerCase(Locale.ROOT))
                                    .filter(small -> small.length() >= SHORTEST_SMALL && !WORDS.contains(small)),
                            Stream.of(name.toUpperCase(Locale.ROOT)).filter(large -> large.length() >= SHORTEST_LARGE)))
                    .flatMap(one -> one);
        }

        /** Given or chosen name first, as in "AO". */
        private Stream<String> initials() {
            return Stream.concat(Stream.of(givenName), chosenName.stream())
                    .filter(name -> !name.isBlank() && !familyName.isBlank())
                    .map(name -> first(name) + first(familyName))
                    .distinct();
        }

        private static String first(String name) {
            var stripped = name.strip();
            return stripped.substring(0, stripped.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
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
                .flatMap(one ->
                        Stream.of(one.words(), one.hasty(), one.initials()).flatMap(words -> words))
                .toList();
        return find(text, one -> !one.participantId().equals(own)).stream()
                .filter(found -> !ownWords.contains(found.word())
                        && !ownWords.contains(found.word().replaceAll("[.\\s]", "")))
                .toList();
    }

    private List<Found> find(String text, Predicate<Named> whom) {
        if (text.isBlank()) {
            return List.of();
        }
        List<Found> found = new ArrayList<>();
        people.stream()
                .filter(whom)
                .forEach(person -> Stream.concat(person.words(), person.hasty())
                        .filter(word -> !keptWords.contains(word))
                        .filter(word -> stands(word, text))
                        .findFirst()
                        .or(() -> initials(person, text))
                        .ifPresent(word -> found.add(new Found(word, person.participantId(), PROPOSAL))));
        return found;
    }

    /** As they are written in the text, so that the writer finds them and can say that they are nobody. */
    private Optional<String> initials(Named person, String text) {
        return person.initials()
                .map(both -> initials(both, text))
                .flatMap(Optional::stream)
                .filter(word -> !keptWords.contains(word))
                .findFirst();
    }

    private static Optional<String> initials(String both, String text) {
        int middle = both.offsetByCodePoints(0, 1);
        // A pattern is made only for a text in which the two letters stand in some way at all.
        if (!text.contains(both) && !text.contains(both.substring(0, middle) + ".")) {
            return Optional.empty();
        }
        var first = Pattern.quote(both.substring(0, middle));
        var second = Pattern.quote(both.substring(middle));
        var pointed = Pattern.compile(
                        "(?<![\\p{L}\\p{N}.])" + first + "\\.\\s?" + second + "(?:\\.|(?![\\p{L}\\p{N}]))")
                .matcher(text);
        if (pointed.find()) {
            return Optional.of(pointed.group());
        }
        var bare = Pattern.compile("(?<=\\b(?:" + BEFORE_A_PERSON + ")\\s)" + first + second + "\\b|\\b" + first
                        + second + "(?=(?:['’]s\\b|\\s(?:" + AFTER_A_PERSON + ")\\b))")
                .matcher(text);
        return !ABBREVIATIONS.contains(both) && bare.find() ? Optional.of(bare.group()) : Optional.empty();
    }

    private static Set<String> lines(String file) {
        try {
            return new ClassPathResource(file)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** As a whole word, written as a name is: "will" in the middle of a sentence is no Will. */
    private static boolean stands(String word, String text) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int after = at + word.length();
            if ((at == 0 || !isOfAWord(text.codePointBefore(at)))
                    && (after == text.length() || !isOfAWord(text.codePointAt(after)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfAWord(int character) {
        return switch (Character.getType(character)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> Character.isLetter(character);
        };
    }
}
