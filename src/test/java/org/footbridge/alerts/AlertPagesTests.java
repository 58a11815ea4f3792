package org.footbridge.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.SignedInAs;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Id;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@FootbridgeTest
class AlertPagesTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Alerts alerts;

    @Autowired
    Sql sql;

    @Autowired
    MockMvcTester mvc;

    private Riverside.House house;
    private String path;

    @BeforeEach
    void an_alert_is_in_hand() {
        house = riverside.found();
        var amara = house.amara();
        house.letCare(Role.THERAPIST, amara);
        var id = house.inTransaction(() -> alerts.raise(
                Raise.about(amara, Source.MEASURE, Urgency.NOW, "item 9: 2", Optional.of(UUID.randomUUID()))));
        house.dana().call(() -> alerts.acknowledge(id));
        path = "/alerts/" + id.value();
    }

    @ParameterizedTest
    @CsvSource({
        "'', reviewed, safe_with_plan, Talked., Say whether the risk was asked about.",
        "cssrs, '', safe_with_plan, Talked., Say whether the safety plan was gone through.",
        "cssrs, reviewed, '', Talked., Choose how it ended.",
        "cssrs, reviewed, safe_with_plan, ' ', Say what was done",
        "made up, reviewed, safe_with_plan, Talked., Say whether the risk was asked about.",
    })
    void an_alert_is_not_closed_while_one_answer_is_missing(
            String risk, String plan, String outcome, String words, String sentence)
            throws UnsupportedEncodingException {
        var refused = close(risk, plan, outcome, words);
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(refused.getResponse().getContentAsString()).contains(sentence);
    }

    @Test
    void a_closed_alert_says_how_the_risk_was_asked_and_whether_the_plan_was_gone_through()
            throws UnsupportedEncodingException {
        assertThat(close("cssrs", "made", "seen_more_often", "Talked at five; comes in tomorrow."))
                .hasStatus3xxRedirection();
        var page =
                mvc.get().uri(path).with(SignedInAs.actor(house.dana().actor())).exchange();
        assertThat(page.getResponse().getContentAsString())
                .contains(
                        "Asked about suicide: Yes, with the C-SSRS since last contact",
                        "Safety plan: There was none; made together now.",
                        "Talked with the person; seen more often");
    }

    @Test
    void the_history_says_whose_phone_rang_and_whose_did_not() throws UnsupportedEncodingException {
        house.inTransaction(() -> {
            for (var state : List.of("sent_at = now()", "last_problem = 'the gateway answered 500'")) {
                sql.sql("""
                                insert into alerts.ring (organization_id, id, membership_id, alert_id, reason, channel, written_at)
                                values (:organization, :id, :dana, :alert, 'alert', 'gateway', now())
                                """)
                        .param("organization", house.organization())
                        .param("id", Id.fresh(TestTime.now()))
                        .param("dana", house.dana().membership())
                        .param("alert", UUID.fromString(path.substring("/alerts/".length())))
                        .update();
                sql.sql("update alerts.ring set " + state
                                + " where sent_at is null and last_problem is null and alert_id = :alert")
                        .param("alert", UUID.fromString(path.substring("/alerts/".length())))
                        .update();
            }
            return true;
        });
        var page =
                mvc.get().uri(path).with(SignedInAs.actor(house.dana().actor())).exchange();
        assertThat(page.getResponse().getContentAsString())
                .contains(
                        "Dana Reyes, by phone: went through",
                        "Dana Reyes, by phone: not through yet, the gateway answered 500");
    }

    private MvcTestResult close(String risk, String plan, String outcome, String words) {
        return mvc.post()
                .uri(path + "/outcome")
                .with(SignedInAs.actor(house.dana().actor()))
                .param("riskAsked", risk)
                .param("planReview", plan)
                .param("outcome", outcome)
                .param("whatWasDone", words)
                .exchange();
    }
}
