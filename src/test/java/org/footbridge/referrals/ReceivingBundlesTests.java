package org.footbridge.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.footbridge.Riverside;
import org.footbridge.history.Bundles;
import org.footbridge.history.ReceivedBundle;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@FootbridgeTest
class ReceivingBundlesTests {

    private static final List<String> TABLES =
            List.of("condition", "medication", "allergy", "score", "encounter", "coverage", "contact");

    @Autowired
    Riverside riverside;

    @Autowired
    ReceivingBundles bundles;

    @Autowired
    Sql sql;

    private Riverside.House house;

    @BeforeEach
    void found() {
        house = riverside.found();
    }

    static Stream<Map<String, String>> people() {
        return Bundles.manifest().stream();
    }

    @ParameterizedTest
    @MethodSource("people")
    void a_bundle_becomes_as_many_rows_as_its_manifest_says(Map<String, String> row) {
        var bytes = Bundles.of(row.get("file"));
        var received = (Receiving.Received) send(bytes);
        assertThat(received.again()).isFalse();
        assertThat(rows("condition")).isEqualTo(Integer.parseInt(row.get("Condition")));
        assertThat(rows("medication")).isEqualTo(Integer.parseInt(row.get("MedicationRequest")));
        assertThat(rows("encounter")).isEqualTo(Integer.parseInt(row.get("Encounter")));
        assertThat(house.job(() -> bundles.original(received.referralId()))).isEqualTo(bytes);
    }

    @Test
    void the_same_bytes_again_make_no_second_referral() {
        var bytes = Bundles.of("Werner");
        var first = (Receiving.Received) send(bytes);
        var second = (Receiving.Received) send(bytes);
        assertThat(second.again()).isTrue();
        assertThat(second.referralId()).isEqualTo(first.referralId());
        assertThat(second.participantId()).isEqualTo(first.participantId());
        assertThat(referrals()).isEqualTo(1);
    }

    @Test
    void a_second_sender_of_the_same_bytes_learns_nothing_of_the_first() {
        var first = (Receiving.Received) send(Bundles.of("Mohammad"));
        var second = (Receiving.Received) Actor.client(house.organization(), "a clinic")
                .call(() -> bundles.receive(Bundles.of("Mohammad"), "", "a clinic"));
        assertThat(second.again()).isFalse();
        assertThat(second.referralId()).isNotEqualTo(first.referralId());
        var uploaded = (Receiving.Received)
                house.tom().call(() -> bundles.receive(Bundles.of("Mohammad"), "", "the hospital, by mail"));
        assertThat(uploaded.again()).isTrue();
        assertThat(uploaded.referralId()).isEqualTo(first.referralId());
    }

    @Test
    void the_same_bytes_at_the_same_time_make_one_referral() throws Exception {
        var bytes = Bundles.of("Werner");
        Callable<Receiving> sending = () -> send(bytes);
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : hands.invokeAll(List.of(sending, sending, sending, sending))) {
                assertThat(answer.get()).isInstanceOf(Receiving.Received.class);
            }
        }
        assertThat(referrals()).isEqualTo(1);
    }

    @Test
    void the_same_person_in_another_bundle_stays_another_row_until_staff_say_so() {
        var bytes = Bundles.of("Werner");
        var again = (new String(bytes, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
        var first = (Receiving.Received) send(bytes);
        var second = (Receiving.Received) send(again);
        assertThat(second.again()).isFalse();
        assertThat(second.participantId()).isNotEqualTo(first.participantId());
    }

    @Test
    void what_cannot_be_taken_whole_stores_nothing() {
        for (var bad : List.of(
                "no json",
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[",
                "{\"resourceType\":\"Patient\"}",
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[]}",
                "[".repeat(10_000))) {
            assertThat(send(bad.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Receiving.Refused.class);
        }
        assertThat(send(new byte[ReceivedBundle.MOST_BYTES + 1])).isInstanceOf(Receiving.Refused.class);
        assertThat(referrals()).isZero();
        TABLES.forEach(table -> assertThat(rows(table)).isZero());
    }

    @Test
    void another_organization_sees_nothing_of_it() {
        send(Bundles.of("Werner"));
        house = riverside.found();
        assertThat(referrals()).isZero();
        assertThat(rows("condition")).isZero();
        assertThat(((Receiving.Received) send(Bundles.of("Werner"))).again()).isFalse();
    }

    private Receiving send(byte[] bytes) {
        return Actor.client(house.organization(), "a hospital").call(() -> bundles.receive(bytes, "", "a hospital"));
    }

    private int referrals() {
        return count("referrals.referral");
    }

    private int rows(String table) {
        return count("history." + table);
    }

    private int count(String table) {
        return house.inTransaction(
                () -> sql.sql("select count(*) from " + table + " where organization_id = :organization")
                        .param("organization", house.organization())
                        .single(Integer.class));
    }
}
