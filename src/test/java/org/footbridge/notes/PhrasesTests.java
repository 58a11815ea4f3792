package org.footbridge.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.GroupEvening;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FootbridgeTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Sentences kept to be used again, and what becomes of parts that say nothing else. */
@FootbridgeTest
class PhrasesTests {

    private static final String CALM = "Took slow breaths with the group & felt \"steadier\" afterwards.";

    @Autowired
    GroupEvening evenings;

    @Autowired
    Phrases phrases;

    @Autowired
    GroupNotes groupNotes;

    @Test
    void a_short_word_is_spelled_out_when_the_text_is_saved() {
        var evening = evenings.with(1);
        keep(evening, "calm", CALM);

        save(evening, "Came late. ;calm Then ;CALM; and ;unknown stay; 5;calm too.");

        assertThat(response(evening))
                .isEqualTo("Came late. " + CALM + " Then " + CALM + "; and ;unknown stay; 5;calm too.");
    }

    @Test
    void the_shared_part_knows_them_too() {
        var evening = evenings.with(1);
        var dana = evening.house().dana();
        keep(evening, "breath", "Practiced three minutes of paced breathing.");
        evening.as(
                dana,
                () -> groupNotes.save(
                        evening.session(),
                        Optional.of(new GroupNotes.SharedDraft(new SharedPart("Breathing", ";breath", ""), 0)),
                        Map.of()));
        assertThat(evening.<GroupNotes.Shared>as(dana, () -> groupNotes.shared(evening.session()))
                        .part()
                        .interventions())
                .isEqualTo("Practiced three minutes of paced breathing.");
    }

    @Test
    void nobody_uses_or_sees_anothers() {
        var evening = evenings.with(1);
        evening.as(evening.house().priya(), () -> phrases.keep(new Phrases.Phrase("calm", CALM)));

        assertThat(evening.<List<Phrases.Phrase>>as(evening.house().dana(), phrases::mine))
                .isEmpty();
        save(evening, ";calm");
        assertThat(response(evening)).isEqualTo(";calm");
    }

    @Test
    void a_part_of_phrases_alone_is_counted() {
        var evening = evenings.with(1);
        keep(evening, "calm", CALM);
        var mine = evening.<List<Phrases.Phrase>>as(evening.house().dana(), phrases::mine);

        save(evening, ";calm");
        assertThat(Phrases.sayingNothingOfTheirOwn(parts(evening).values(), mine))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "ümlaut", "a-very-long-word-that-nobody-types", ";;"})
    void a_short_word_is_small_letters_digits_and_hyphens(String code) {
        var evening = evenings.with(1);
        assertThat(evening.<Phrases.Keeping>as(
                        evening.house().dana(), () -> phrases.keep(new Phrases.Phrase(code, CALM))))
                .isInstanceOf(Phrases.Keeping.Refused.class);
    }

    @Test
    void what_is_taken_away_stays_in_what_was_written() {
        var evening = evenings.with(1);
        keep(evening, "calm", CALM);
        save(evening, ";calm");
        evening.as(evening.house().dana(), () -> {
            phrases.forget("calm");
            return true;
        });
        assertThat(evening.<List<Phrases.Phrase>>as(evening.house().dana(), phrases::mine))
                .isEmpty();
        assertThat(response(evening)).isEqualTo(CALM);
    }

    private void keep(GroupEvening.Evening evening, String code, String words) {
        assertThat(evening.<Phrases.Keeping>as(
                        evening.house().dana(), () -> phrases.keep(new Phrases.Phrase(code, words))))
                .isEqualTo(new Phrases.Keeping.Kept());
    }

    private void save(GroupEvening.Evening evening, String response) {
        evening.as(
                evening.house().dana(),
                () -> groupNotes.save(
                        evening.session(),
                        Optional.empty(),
                        Map.of(
                                evening.person(0),
                                new GroupNotes.PartDraft(new OwnPart(response, "", "", "", "", Set.of()), 0))));
    }

    private Map<ParticipantId, Written> parts(GroupEvening.Evening evening) {
        return evening.as(evening.house().dana(), () -> groupNotes.parts(evening.session()));
    }

    private String response(GroupEvening.Evening evening) {
        return parts(evening).get(evening.person(0)).own().response();
    }
}
