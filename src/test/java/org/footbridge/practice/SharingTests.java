package org.footbridge.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.GroupEvening;
import org.footbridge.Riverside;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.practice.Sharing.Choosing;
import org.footbridge.practice.Sharing.Standing;
import org.footbridge.scheduling.Sessions;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Private, at the next session, or now: three choices, and the copy that stays. */
@FootbridgeTest
class SharingTests {

    private static final Optional<Boolean> NO = Optional.of(false);

    @Autowired
    GroupEvening evenings;

    @Autowired
    Entries entries;

    @Autowired
    Sharing sharing;

    @Autowired
    Tools tools;

    @Autowired
    Sessions sessions;

    @Autowired
    Sql sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvcTester mvc;

    private GroupEvening.Evening evening;
    private Riverside.House house;
    private ParticipantId amara;
    private Actor herself;

    @BeforeEach
    void amara_is_in_the_evening_track() {
        evening = evenings.with(1);
        house = evening.house();
        amara = evening.person(0);
        herself = house.asParticipant(amara);
        house.letCare(Role.THERAPIST, amara);
    }

    @Test
    void what_is_shared_now_is_read_now_and_stays_when_the_entry_goes() {
        var id = kept("Tell Dana about the river");
        assertThat(shared()).isZero();

        assertThat(before(() -> sharing.choose(id, Sharing.Way.NOW, false, Optional.empty())))
                .isInstanceOf(Choosing.Done.class);

        assertThat(shared()).isOne();
        before(() -> {
            entries.delete(id);
            return id;
        });
        assertThat(shared()).isOne();
        assertThat(page(house.dana().actor(), evening.at(17, 0))).contains("Tell Dana about the river");
        assertThatThrownBy(() -> house.inTransaction(() -> sql.sql("update practice.shared set content = '{}'::jsonb")
                        .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void nobody_of_the_team_sees_what_waits_for_the_session_until_it_is_about_to_begin() {
        var id = kept("For the group");
        before(() -> sharing.choose(id, Sharing.Way.NEXT_SESSION, false, NO));

        open(evening.at(17, 44));
        assertThat(shared()).isZero();
        assertThat(house.dana().call(() -> count("practice.waiting"))).isZero();
        assertThat(page(house.dana().actor(), evening.at(17, 44))).doesNotContain("For the group");

        open(evening.at(17, 45));
        assertThat(shared()).isOne();
        assertThat(page(house.dana().actor(), evening.at(17, 46))).contains("For the group", "for Process group");
        assertThat(herself.call(() -> sharing.standing(id))).isInstanceOf(Standing.Shared.class);
    }

    @Test
    void what_waits_can_be_taken_back_and_then_was_never_there() {
        var id = kept("Perhaps not");
        before(() -> sharing.choose(id, Sharing.Way.NEXT_SESSION, false, NO));
        before(() -> {
            sharing.takeBack(id);
            return id;
        });

        open(evening.at(18, 30));
        assertThat(shared()).isZero();
        assertThat(herself.call(() -> sharing.standing(id))).isInstanceOf(Standing.Private.class);
    }

    @Test
    void a_session_that_is_called_off_leaves_the_entry_private() {
        var id = kept("For the group");
        before(() -> sharing.choose(id, Sharing.Way.NEXT_SESSION, false, NO));
        evening.as(house.priya(), () -> sessions.cancel(evening.session(), "Snow"));

        open(evening.at(18, 30));
        assertThat(shared()).isZero();
        assertThat(herself.call(() -> sharing.standing(id))).isInstanceOf(Standing.Private.class);
    }

    @Test
    void what_nobody_reads_at_once_asks_first_and_a_yes_is_told_now() {
        var id = kept("It is bad tonight");

        assertThat(before(() -> sharing.choose(id, Sharing.Way.NOW, true, Optional.empty())))
                .isInstanceOf(Choosing.AskAtStake.class);
        assertThat(shared()).isZero();
        assertThat(alerts()).isZero();

        before(() -> sharing.choose(id, Sharing.Way.NOW, true, Optional.of(true)));
        assertThat(shared()).isOne();
        assertThat(alerts()).isOne();
    }

    @Test
    void after_a_yes_the_page_says_the_truth_of_the_hour_and_promises_no_call() {
        var id = kept("It is bad tonight");
        before(() -> sharing.choose(id, Sharing.Way.NOW, true, Optional.of(true)));
        var after = "/me/practice/entries/" + id.value() + "/kept?told=yes";

        var night = Jsoup.parse(page(herself, after, evening.at(23, 30))).select("section:has(#told)");
        assertThat(night.text())
                .contains("An alert goes to the person on duty", "Nobody reads it right now", "Please do not wait")
                .doesNotContain("calls you", "at work now");
        assertThat(night.select("a[href='tel:988'], a[href='sms:988'], a[href='tel:911']"))
                .hasSize(3);
        assertThat(Jsoup.parse(page(herself, "/me/practice/entries/" + id.value() + "/kept", evening.at(23, 30)))
                        .select("#told"))
                .isEmpty();
    }

    @Test
    void marks_about_dying_are_told_the_same_day_they_are_shared_and_not_before() {
        var id = new EntryId(UUID.randomUUID());
        before(() -> entries.save(id, tools.find("diary-card").orElseThrow(), 0, Map.of("die", "1", "joy", "2")));
        assertThat(alerts()).isZero();

        assertThat(before(() -> sharing.choose(id, Sharing.Way.NOW, false, Optional.empty())))
                .isInstanceOf(Choosing.AskAtStake.class);
        before(() -> sharing.choose(id, Sharing.Way.NOW, false, NO));

        assertThat(alerts()).isOne();
    }

    @Test
    void a_zero_and_a_blank_raise_nothing() {
        var id = new EntryId(UUID.randomUUID());
        before(() -> entries.save(id, tools.find("diary-card").orElseThrow(), 0, Map.of("die", "0", "joy", "2")));

        before(() -> sharing.choose(id, Sharing.Way.NOW, false, Optional.empty()));
        assertThat(shared()).isOne();
        assertThat(alerts()).isZero();
    }

    @Test
    void without_a_team_there_is_nobody_to_share_with() {
        var alone = house.asParticipant(house.amara());
        var id = new EntryId(UUID.randomUUID());
        alone.run(() -> entries.save(id, tools.find("journal").orElseThrow(), 0, Map.of("text", "mine")));

        assertThat(alone.call(sharing::offer)).isEqualTo(new Sharing.Offer(false, Optional.empty()));
        assertThat(alone.call(() -> sharing.choose(id, Sharing.Way.NOW, false, NO)))
                .isInstanceOf(Choosing.NotPossible.class);
    }

    @Test
    void sharing_twice_shares_once_and_a_changed_entry_can_be_shared_again() {
        var id = kept("one");
        before(() -> sharing.choose(id, Sharing.Way.NOW, false, NO));
        before(() -> sharing.choose(id, Sharing.Way.NOW, false, NO));
        assertThat(shared()).isOne();

        before(() -> entries.save(id, tools.find("journal").orElseThrow(), 1, Map.of("text", "two")));
        before(() -> sharing.choose(id, Sharing.Way.NOW, false, NO));
        assertThat(shared()).isEqualTo(2);
    }

    @Test
    void somebody_of_the_house_who_does_not_care_for_her_reads_nothing() {
        var id = kept("Tell Dana");
        before(() -> sharing.choose(id, Sharing.Way.NOW, false, NO));

        assertThat(mvc.get()
                        .uri(URI.create("/people/" + amara.value() + "/practice"))
                        .with(SignedInAs.actor(house.bea().actor()))
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    private EntryId kept(String words) {
        var id = new EntryId(UUID.randomUUID());
        before(() -> entries.save(id, tools.find("journal").orElseThrow(), 0, Map.of("text", words)));
        return id;
    }

    /** An hour before the group. */
    private <R> R before(ScopedValue.CallableOp<R, RuntimeException> work) {
        return herself.call(() -> Time.at(evening.at(17, 0), work));
    }

    private void open(Instant at) {
        Time.at(at, () -> {
            sharing.open(house.organization());
            return at;
        });
    }

    private int shared() {
        return house.dana().call(() -> count("practice.shared"));
    }

    private int alerts() {
        return house.dana().call(() -> count("alerts.alert"));
    }

    private int count(String table) {
        return transaction.execute(
                _ -> sql.sql("select count(*)::int from " + table).single(Integer.class));
    }

    private String page(Actor who, Instant when) {
        return page(who, "/people/" + amara.value() + "/practice", when);
    }

    private String page(Actor who, String path, Instant when) {
        return Time.at(when, () -> {
            var answer = mvc.get()
                    .uri(URI.create(path))
                    .with(SignedInAs.actor(who, Proof.fresh(when)))
                    .exchange()
                    .getResponse();
            assertThat(answer.getStatus()).isEqualTo(200);
            return new String(answer.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
        });
    }
}
