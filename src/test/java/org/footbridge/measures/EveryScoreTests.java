package org.footbridge.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.footbridge.Riverside;
import org.footbridge.access.SignedInAs;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.TestTime;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A form with several scores shows each one that goes anywhere, wherever its course is read. */
@FootbridgeTest
class EveryScoreTests {

    private static final InstrumentName PCL5WEEK = new InstrumentName("PCL5WEEK");
    private static final InstrumentName BAM = new InstrumentName("BAM");

    @Autowired
    Riverside riverside;

    @Autowired
    Instruments instruments;

    @Autowired
    Measures measures;

    @Autowired
    Clock clock;

    @Autowired
    MockMvcTester mvc;

    private Riverside.House house;
    private ParticipantId amara;

    @BeforeEach
    void amara_answered_two_forms_twice() {
        house = riverside.found();
        amara = house.enrolled("Amara", "Okafor", TestTime.today().minusWeeks(3))
                .id();
        house.letCare(Role.THERAPIST, amara);
        answered(PCL5WEEK, 14, 3);
        answered(PCL5WEEK, 7, 1);
        answered(BAM, 14, 2);
        answered(BAM, 7, 1);
    }

    @Test
    void the_list_of_a_persons_measures_says_them_beside_the_drawing() {
        var page = page(house.dana().actor(), "/people/" + amara.value() + "/measures");
        assertThat(page.text())
                .contains(
                        "Intrusion (B): 5, 10 less than at the start", "Avoidance (C): 2", "Risk factors", "Protective")
                .doesNotContain("Symptom pattern");
        assertThat(page.select(".trend-summary")).as("one drawing a form").hasSize(2);
    }

    @Test
    void the_person_page_says_them_in_a_line() {
        assertThat(page(house.dana().actor(), "/people/" + amara.value()).text())
                .contains("Intrusion (B) 5 · Avoidance (C) 2 · Thoughts and mood (D) 7 · Arousal (E) 6")
                .doesNotContain("Symptom pattern");
    }

    @Test
    void her_own_progress_says_them_in_her_words() {
        var page = page(house.asParticipant(amara), "/me/progress");
        assertThat(page.select("summary").eachText())
                .contains("Memories that come by themselves", "Being on guard", "What makes it harder", "What helps");
        assertThat(page.text())
                .contains("What hard memories did in the last week", "Use, and what helps, in the last 30 days: Use")
                .doesNotContain("PCL", "BAM", "Symptom pattern", "Avoidance");
    }

    private void answered(InstrumentName form, int daysAgo, int choice) {
        house.job(() -> {
            var instrument = instruments.current(form).orElseThrow();
            var answers = Answers.none();
            for (var item : instrument.items()) {
                if (!item.options().isEmpty()) {
                    answers = answers.with(
                            item.linkId(),
                            item.options()
                                    .get(Math.min(choice, item.options().size() - 1))
                                    .code());
                }
            }
            var given = answers;
            return measures.complete(
                    amara, form, given, Mode.SELF, clock.instant().minus(Duration.ofDays(daysAgo)), Optional.empty());
        });
    }

    private Document page(Actor actor, String path) {
        var result = mvc.get().uri(path).with(SignedInAs.actor(actor)).exchange();
        assertThat(result.getResponse().getStatus()).as(path).isEqualTo(200);
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
