package org.footbridge.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.people.ParticipantId;
import org.junit.jupiter.api.Test;

class NamesGuardTests {

    private static final NamesGuard.Named AMARA = named("Amara", "Okafor", null);
    private static final NamesGuard.Named WILL = named("William", "Hope", "Will");
    private static final NamesGuard.Named ZOE = named("Zoë", "O'Brien", null);
    private final NamesGuard guard = new NamesGuard(List.of(AMARA, WILL, ZOE), Set.of());

    @Test
    void ones_own_name_may_stand_in_ones_own_record() {
        assertThat(guard.inRecordOf(AMARA.participantId(), "Amara told the group about her week."))
                .isEmpty();
    }

    @Test
    void anothers_name_is_found_with_whose_it_is_and_a_proposal() {
        assertThat(guard.inRecordOf(AMARA.participantId(), "She answered Will kindly."))
                .containsExactly(new NamesGuard.Found("Will", WILL.participantId(), "a peer"));
    }

    @Test
    void a_name_is_found_beside_punctuation_and_with_letters_of_other_tongues() {
        assertThat(guard.inRecordOf(AMARA.participantId(), "Sat with Zoë's sister."))
                .extracting(NamesGuard.Found::word)
                .containsExactly("Zoë");
        assertThat(guard.inRecordOf(AMARA.participantId(), "(O'Brien)"))
                .extracting(NamesGuard.Found::word)
                .containsExactly("O'Brien");
    }

    @Test
    void a_name_typed_in_haste_is_found_as_well() {
        for (var text : List.of("Then amara laughed.", "AMARA was late.")) {
            assertThat(guard.inRecordOf(WILL.participantId(), text))
                    .as(text)
                    .extracting(NamesGuard.Found::whose)
                    .containsExactly(AMARA.participantId());
        }
        assertThat(guard.inRecordOf(AMARA.participantId(), "amara read aloud.")).isEmpty();
    }

    @Test
    void a_word_that_only_looks_like_a_name_is_not_found() {
        assertThat(guard.inRecordOf(AMARA.participantId(), "She will try, with hope; goodwill and Willow."))
                .isEmpty();
    }

    @Test
    void the_shared_part_names_nobody_of_the_roster() {
        assertThat(guard.inShared("Amara opened the round."))
                .extracting(NamesGuard.Found::whose)
                .containsExactly(AMARA.participantId());
    }

    @Test
    void a_word_that_somebody_said_is_no_name_is_not_asked_again() {
        assertThat(new NamesGuard(List.of(AMARA, WILL), Set.of("Hope"))
                        .inRecordOf(AMARA.participantId(), "Hope was the theme."))
                .isEmpty();
    }

    @Test
    void a_family_name_two_people_share_is_nobody_elses() {
        var sister = named("Ada", "Okafor", null);

        assertThat(new NamesGuard(List.of(AMARA, sister), Set.of())
                        .inRecordOf(AMARA.participantId(), "The Okafor family meets on Sunday."))
                .isEmpty();
    }

    @Test
    void initials_are_found_where_they_stand_for_a_person() {
        for (var text : List.of(
                "Laughed with A.O. at the end.",
                "Listened to AO for a while.",
                "AO's story moved her.",
                "AO nodded twice.",
                "Sat beside AO all evening.",
                "Then A. O. left.")) {
            assertThat(guard.inRecordOf(WILL.participantId(), text))
                    .as(text)
                    .extracting(NamesGuard.Found::whose)
                    .containsExactly(AMARA.participantId());
        }
    }

    @Test
    void abbreviations_of_the_field_and_ones_own_initials_are_nobody_elses() {
        var sierra = named("Sierra", "Ivers", null);
        var adam = named("Adam", "Moss", null);
        var abby = named("Abby", "Ortiz", null);
        var group = new NamesGuard(List.of(sierra, adam, abby, AMARA), Set.of());
        assertThat(group.inRecordOf(
                        AMARA.participantId(), "Denies SI and HI. Woke at 4 AM and asked for SI screening."))
                .isEmpty();
        assertThat(group.inRecordOf(AMARA.participantId(), "Signed the sheet with AO, as ever."))
                .isEmpty();
        assertThat(group.inShared("Room AO, second floor.")).isEmpty();
    }

    @Test
    void twelve_usual_notes_bring_no_false_question() {
        var people = List.of(
                named("Amara", "Okafor", null),
                named("Lee", "Park", null),
                named("Jo", "Marsh", null),
                named("Mateo", "Cruz", null),
                named("William", "Fisher", "Will"),
                named("Hope", "Haddad", null),
                named("Grace", "Chen", null),
                named("An", "Boone", null),
                named("Tess", "Varga", null),
                named("Omar", "Diallo", null),
                named("Ruby", "Lane", null),
                named("Hank", "Sato", null));
        var notes = List.of(
                "Took the word early and named grace toward herself as hard. Will practice nightly.",
                "Listened more than spoke; an old worry came up and passed. Denies SI and HI.",
                "Drew the chain and found two links; hope is back for the job talk at 9 AM.",
                "Was quiet, wrote, read one line aloud. Plan: walk with the dog before the bus.",
                "Laughed at the third round. Asked for MI style talk about the job.",
                "Came late from a shift, took ten minutes to land, then led the breathing.",
                "Said no in the role play and meant it. Safe tonight, mother at home.",
                "Spoke of a lapse without shame and what came before it. CM will call the clinic.",
                "Chose not to draw and named why, which helped two others. Sleep five hours.",
                "Tried the cold water after asking the nurse. BP fine. Wants the hand-out.",
                "Thought record half done; finished it in pairs. RP plan has a second name.",
                "Kept the pen down and listened. At the end said one sentence about home.");
        var group = new NamesGuard(people, Set.of());
        long questions = java.util.stream.IntStream.range(0, notes.size())
                .mapToLong(at -> group.inRecordOf(people.get(at).participantId(), notes.get(at))
                        .size())
                .sum();
        assertThat(questions).isLessThanOrEqualTo(1);
    }

    private static NamesGuard.Named named(
            String given, String family, @org.jspecify.annotations.Nullable String chosen) {
        return new NamesGuard.Named(new ParticipantId(UUID.randomUUID()), given, family, Optional.ofNullable(chosen));
    }
}
