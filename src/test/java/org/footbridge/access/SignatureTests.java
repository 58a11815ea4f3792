package org.footbridge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@FootbridgeTest
class SignatureTests {

    private record Note(UUID value) implements Id {}

    @Autowired
    Signatures signatures;

    @Autowired
    Riverside riverside;

    @Autowired
    Sql sql;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void a_signature_holds_for_exactly_these_words() {
        var house = riverside.found();
        var amara = house.amara();
        var note = new Note(UUID.randomUUID());
        var signed = house.dana()
                .call(() -> Proof.fresh(clock.instant()).call(() -> (Signing.Signed) transaction.execute(
                        _ -> signatures.sign("note", note, amara, Meaning.AUTHOR, "She came early."))));
        assertThat(signed.signerName()).startsWith("Dana");
        house.dana().run(() -> {
            assertThat(signatures.holds(signed.id(), "She came early.")).isTrue();
            assertThat(signatures.holds(signed.id(), "She came early. ")).isFalse();
            assertThat(signatures.signaturesOf("note", note))
                    .singleElement()
                    .extracting(Signatures.Signature::capacity)
                    .isEqualTo(Capacity.STAFF);
        });
    }

    @Test
    void staff_of_a_real_installation_sign_only_within_twelve_hours_of_their_second_factor() {
        var house = riverside.found();
        var amara = house.amara();
        var note = new Note(UUID.randomUUID());
        var now = clock.instant();
        var stale = new Proof(
                now, now, now.minus(Proof.SECOND_FACTOR_HOLDS).minus(Duration.ofSeconds(1)), Proof.Device.WORK);
        var without = house.dana()
                .call(() -> transaction.execute(_ -> signatures.sign("note", note, amara, Meaning.AUTHOR, "words")));
        var tooLong = house.dana()
                .call(() -> stale.call(
                        () -> transaction.execute(_ -> signatures.sign("note", note, amara, Meaning.AUTHOR, "words"))));
        assertThat(without).isInstanceOf(Signing.NeedsSecondFactor.class);
        assertThat(tooLong).isInstanceOf(Signing.NeedsSecondFactor.class);
        house.dana().run(() -> assertThat(signatures.signaturesOf("note", note)).isEmpty());
    }

    @Test
    void a_signature_cannot_be_changed_or_taken_away() {
        var house = riverside.found();
        var amara = house.amara();
        var note = new Note(UUID.randomUUID());
        var signed = house.dana()
                .call(() -> Proof.fresh(clock.instant()).call(() -> (Signing.Signed)
                        transaction.execute(_ -> signatures.sign("note", note, amara, Meaning.AUTHOR, "words"))));
        assertThatThrownBy(() -> house.job(() -> sql.sql("delete from access.signature where id = :id")
                        .param("id", signed.id())
                        .update()))
                .hasStackTraceContaining("permission denied");
    }
}
