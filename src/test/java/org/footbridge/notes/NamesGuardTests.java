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

    private static NamesGuard.Named named(
            String given, String family, @org.jspecify.annotations.Nullable String chosen) {
        return new NamesGuard.Named(new ParticipantId(UUID.randomUUID()), given, family, Optional.ofNullable(chosen));
    }
}
