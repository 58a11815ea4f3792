package org.footbridge.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.footbridge.people.ParticipantId;
import org.junit.jupiter.api.Test;

class CloneGuardTests {

    private static final ParticipantId AMARA = new ParticipantId(new UUID(1, 1));
    private static final ParticipantId LEE = new ParticipantId(new UUID(1, 2));

    private final CloneGuard guard = new CloneGuard(60);

    @Test
    void a_part_copied_with_a_word_changed_is_shown_for_both() {
        assertThat(among(
                        "Practiced the pause twice and chose to call a friend before answering.",
                        "Practiced the pause twice and chose to call a sister before answering."))
                .containsExactly(
                        new CloneGuard.Likeness(AMARA, 70, Optional.of(LEE), Optional.empty()),
                        new CloneGuard.Likeness(LEE, 70, Optional.of(AMARA), Optional.empty()));
    }

    @Test
    void parts_of_their_own_are_not() {
        assertThat(among(
                        "Drew the wave and said the peak came later than feared.",
                        "Kept the pen down and listened; spoke of a brother at the end."))
                .isEmpty();
    }

    @Test
    void a_short_common_part_is_not_a_copy() {
        assertThat(among("Took part, listened well.", "Took part, listened well."))
                .isEmpty();
    }

    @Test
    void what_was_written_of_the_same_person_before_counts() {
        var before = new UUID(2, 7);
        var words = "Named one thing that helps at night and wrote it on a card.";
        assertThat(guard.among(
                        Map.of(AMARA, words),
                        Map.of(AMARA, List.of(new CloneGuard.Earlier(before, words + " Smiled.")))))
                .containsExactly(new CloneGuard.Likeness(AMARA, 100, Optional.empty(), Optional.of(before)));
    }

    @Test
    void parts_of_kept_phrases_alone_are_counted() {
        var phrases = List.of("Took part in the exercise.", "Says the week was hard. Safe tonight.");
        assertThat(CloneGuard.ofPhrasesOnly(
                        List.of(
                                "Took part in the exercise. Safe tonight.",
                                "Took part in the exercise. Said that fishing helped.",
                                ""),
                        phrases))
                .isEqualTo(1);
    }

    @Property(tries = 200)
    void likeness_is_the_same_both_ways_and_never_above_a_hundred(
            @ForAll @Size(min = 6, max = 30) List<@AlphaChars @StringLength(min = 1, max = 2) String> one,
            @ForAll @Size(min = 6, max = 30) List<@AlphaChars @StringLength(min = 1, max = 2) String> other) {
        var found = new CloneGuard(1).among(parts(String.join(" ", one), String.join(" ", other)), Map.of());
        assertThat(found).allSatisfy(likeness -> assertThat(likeness.percent()).isBetween(1, 100));
        assertThat(found.stream().map(CloneGuard.Likeness::percent).distinct()).hasSizeLessThan(2);
    }

    private List<CloneGuard.Likeness> among(String ofAmara, String ofLee) {
        return guard.among(parts(ofAmara, ofLee), Map.of());
    }

    private static Map<ParticipantId, String> parts(String ofAmara, String ofLee) {
        Map<ParticipantId, String> parts = new LinkedHashMap<>();
        parts.put(AMARA, ofAmara);
        parts.put(LEE, ofLee);
        return parts;
    }
}
