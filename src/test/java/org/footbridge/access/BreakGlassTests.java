package org.footbridge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.Riverside.Colleague;
import org.footbridge.notices.Letters;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@FootbridgeTest
class BreakGlassTests {

    private static final String WHY = "She called the desk and cried; nobody of her team is here.";

    @Autowired
    BreakGlass glass;

    @Autowired
    Bars bars;

    @Autowired
    Authorization authorization;

    @Autowired
    Letters letters;

    @Autowired
    Sql sql;

    @Autowired
    Riverside riverside;

    @Autowired
    Clock clock;

    @Autowired
    MockMvcTester mvc;

    @Test
    void it_asks_for_a_reason_and_a_sentence_and_says_what_will_follow() {
        var house = riverside.found();
        var marcus = house.marcus();
        var amara = house.amara();
        assertThat(get(marcus, "/people/" + amara.value() + "/break-glass").getResponse())
                .satisfies(page -> assertThat(page.getContentAsString())
                        .contains("four hours", "privacy officer")
                        .doesNotContain("Amara", "Okafor"));
        assertThat(post(marcus, amara, "", WHY)).hasStatus(422);
        assertThat(post(marcus, amara, "DANGER", "")).hasStatus(422);
        assertThat(post(marcus, amara, "DANGER", "   help   ")).hasStatus(422);
        assertThat(post(marcus, amara, "CURIOSITY", WHY)).hasStatus4xxClientError();
        assertThat(reaches(marcus, amara)).isFalse();
    }

    @Test
    void it_opens_for_four_hours_and_then_closes_by_itself() {
        var house = riverside.found();
        var marcus = house.marcus();
        var amara = house.amara();
        var now = clock.instant();
        assertThat(reaches(marcus, amara)).isFalse();
        Time.at(now, () -> marcus.call(() -> glass.open(amara, GlassReason.CARE_NOW, WHY)));
        assertThat(Time.at(now.plusSeconds(1), () -> reaches(marcus, amara))).isTrue();
        assertThat(Time.at(now.plus(Duration.ofHours(4)).minusSeconds(1), () -> reaches(marcus, amara)))
                .isTrue();
        assertThat(Time.at(now.plus(Duration.ofHours(4)), () -> reaches(marcus, amara)))
                .isFalse();
        assertThat(reaches(house.dana(), amara))
                .as("nobody else got in with him")
                .isFalse();
    }

    @Test
    void the_privacy_officer_gets_a_task_a_neutral_mail_and_sees_who_and_why() {
        var house = riverside.found();
        var paula = house.paula();
        var marcus = house.marcus();
        var amara = house.amara();
        marcus.call(() -> glass.open(amara, GlassReason.ON_DUTY, WHY));

        assertThat(house.inTransaction(() ->
                        sql.sql("""
                        select title from tasks.v_open where organization_id = :organization and for_role = 'privacy'
                        """).param("organization", house.organization()).list(String.class)))
                .containsExactly("Look at a record opened without a relationship");
        var letter = letters.deliver(house.organization()).getFirst();
        assertThat(letter.link()).isEqualTo("/privacy");
        assertThat(letter.subject() + letter.text()).doesNotContain("Amara", "Okafor", "Marcus", "record", "glass");
        assertThat(get(paula, "/privacy/break-glass").getResponse())
                .satisfies(page -> assertThat(page.getContentAsString())
                        .contains("Marcus Bell", "Amara Okafor", "cried", "I am on duty", "Eastern Time"));
        assertThat(get(marcus, "/privacy/break-glass")).hasStatus(404);
        assertThat(acts(house, amara)).contains("break_glass on_duty");
        assertThat(acts(house, amara))
                .as("the desk's own look is written down too")
                .contains("view ");
    }

    @Test
    void whom_the_participant_barred_gets_nothing_and_it_is_told_at_once() {
        var house = riverside.found();
        house.paula();
        var marcus = house.marcus();
        var amara = house.amara();
        house.job(() -> {
            bars.bar(amara, marcus.membership());
            return amara;
        });
        assertThat(post(marcus, amara, "DANGER", WHY)).hasStatus(404);
        assertThat(reaches(marcus, amara)).isFalse();
        assertThat(house.inTransaction(() ->
                        sql.sql("""
                        select title from tasks.v_open where organization_id = :organization and for_role = 'privacy'
                        """).param("organization", house.organization()).list(String.class)))
                .containsExactly("Now: somebody tried to open the record of a person who barred them");
        assertThat(letters.waiting(house.organization())).isOne();
        assertThat(acts(house, amara)).contains("refused danger");
    }

    @Test
    void a_record_of_another_organization_or_of_nobody_does_not_open_and_leaves_no_trace() {
        var house = riverside.found();
        var marcus = house.marcus();
        var elsewhere = riverside.found().amara();
        assertThat(post(marcus, elsewhere, "DANGER", WHY)).hasStatus(404);
        assertThat(post(marcus, new ParticipantId(UUID.randomUUID()), "DANGER", WHY))
                .hasStatus(404);
        assertThat(marcus.call(() -> house.job(() -> glass.all()))).isEmpty();
    }

    @Test
    void participants_cannot_break_glass() {
        var house = riverside.found();
        var amara = house.amara();
        var other = house.participant("Noor", "Haddad");
        var actor = house.asParticipant(amara);
        assertThatThrownBy(() -> actor.call(() -> glass.open(other, GlassReason.DANGER, WHY)))
                .isInstanceOf(NotYours.class);
    }

    private boolean reaches(Colleague colleague, ParticipantId participant) {
        return colleague.call(() -> authorization.may(Permission.READ_CHART, participant));
    }

    private List<String> acts(Riverside.House house, ParticipantId participant) {
        return house.inTransaction(() -> sql.sql("""
                        select act || ' ' || purpose from audit.entry
                         where organization_id = :organization and :participant = any(participants)
                        """)
                .param("organization", house.organization())
                .param("participant", participant)
                .list(String.class));
    }

    private MvcTestResult get(Colleague who, String path) {
        return mvc.get().uri(path).with(SignedInAs.actor(who.actor())).exchange();
    }

    private MvcTestResult post(Colleague who, ParticipantId participant, String reason, String words) {
        return mvc.post()
                .uri("/people/" + participant.value() + "/break-glass")
                .param("reason", reason)
                .param("words", words)
                .with(SignedInAs.actor(who.actor()))
                .exchange();
    }
}
