package org.footbridge.today;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.GroupEvening;
import org.footbridge.Riverside;
import org.footbridge.access.SignedInAs;
import org.footbridge.attendance.Mark;
import org.footbridge.attendance.Outcome;
import org.footbridge.people.Person;
import org.footbridge.people.SafeContact;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Time;
import org.footbridge.referrals.Danger;
import org.footbridge.referrals.Inquiries;
import org.footbridge.referrals.Knocker;
import org.footbridge.referrals.Need;
import org.footbridge.referrals.NewInquiry;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What needs somebody now, as each who works here sees it. */
@FootbridgeTest
class TodayPageTests {

    @Autowired
    GroupEvening evenings;

    @Autowired
    Riverside riverside;

    @Autowired
    Inquiries inquiries;

    @Autowired
    MockMvcTester mvc;

    @ParameterizedTest
    @EnumSource(Danger.class)
    void a_referral_nobody_answered_stands_on_today_whatever_was_said_of_danger(Danger danger) {
        var house = riverside.found();
        Actor.visitor(house.organization())
                .run(() -> inquiries.inquire(new NewInquiry(
                        danger,
                        Person.named("Amara", "Okafor"),
                        SafeContact.unknown(),
                        new Knocker(
                                "Amara",
                                Optional.empty(),
                                Knocker.Agreement.SELF,
                                Optional.of("555-010-2233"),
                                Optional.empty(),
                                SafeContact.unknown()),
                        "I can't go on like this.",
                        Set.of(Need.MENTAL_HEALTH),
                        Optional.empty(),
                        Optional.empty())));
        for (var who : List.of(house.tom(), house.ruth())) {
            var today = today(who.actor());
            assertThat(today.select("a[href^=/intake/referrals/]").eachText()).contains("Amara Okafor");
            assertThat(today.text().contains("in danger now")).isEqualTo(danger == Danger.YES);
        }
    }

    @Test
    void who_was_not_seen_for_a_week_is_on_today_until_seen_again() {
        var evening = evenings.with(2);
        var house = evening.house();
        evening.people().forEach(one -> house.letCare(Role.THERAPIST, one.id()));
        assertThat(notSeen(evening, evening.day()))
                .as("enrolled four weeks ago and never seen")
                .containsExactlyInAnyOrder("Amara Okafor", "Lee Park");

        evening.held(evening.session());
        evening.mark(evening.session(), 0, Mark.of(Outcome.PRESENT));
        evening.mark(evening.session(), 1, Mark.of(Outcome.NO_SHOW));
        evening.close(evening.session());

        assertThat(notSeen(evening, evening.day())).containsExactly("Lee Park");
        assertThat(notSeen(evening, evening.day().plusDays(7))).containsExactly("Lee Park");
        assertThat(notSeen(evening, evening.day().plusDays(8))).containsExactlyInAnyOrder("Amara Okafor", "Lee Park");
    }

    private List<String> notSeen(GroupEvening.Evening evening, LocalDate day) {
        var late = day.atTime(22, 0).atZone(Riverside.NEW_YORK).toInstant();
        return Time.at(late, () -> today(evening.house().dana().actor()))
                .select("section:has(h2:contains(Not seen)) .row-title")
                .eachText();
    }

    private Document today(Actor who) {
        var answer = mvc.get().uri("/today").with(SignedInAs.actor(who)).exchange();
        assertThat(answer).hasStatusOk();
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException never) {
            throw new IllegalStateException(never);
        }
    }
}
