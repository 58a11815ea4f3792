package org.footbridge.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.KeptCopies;
import org.footbridge.access.SignedInAs;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.footbridge.transitions.DischargeType;
import org.footbridge.transitions.Discharges;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a phone keeps, and who can take it away: nobody but the person (CARE 7). */
@FootbridgeTest
class KeptPlansTests {

    @Autowired
    Riverside riverside;

    @Autowired
    CopingPlans plans;

    @Autowired
    KeptCopies copies;

    @Autowired
    Discharges discharges;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    private Riverside.House house;
    private Riverside.Enrolled stay;
    private ParticipantId amara;
    private Actor asAmara;

    @BeforeEach
    void amara_has_a_plan() {
        house = riverside.found();
        stay = house.enrolled("Amara", "Okafor", TestTime.today().minusDays(7));
        amara = stay.id();
        house.letCare(Role.THERAPIST, amara);
        asAmara = house.asParticipant(amara);
        write("I stop answering");
    }

    @Test
    void the_phone_gets_both_plans_with_the_programs_number_and_nothing_that_needs_the_network() {
        var answer = keep(asAmara);
        assertThat(answer).hasStatusOk();
        assertThat(body(answer))
                .contains("I stop answering", "tel:988", "555-0100")
                .doesNotContain("<form", "<html", "_csrf");
        assertThat(standing(secret(answer))).contains("keep");
    }

    @Test
    void an_unchanged_plan_is_not_sent_again_and_a_changed_one_is() {
        var kept = keep(asAmara);
        var stamp = Objects.requireNonNull(kept.getResponse().getHeader("ETag"));
        assertThat(again(asAmara, secret(kept), stamp)).hasStatus(304);
        write("I lie awake at four");
        var changed = again(asAmara, secret(kept), stamp);
        assertThat(changed).hasStatusOk();
        assertThat(body(changed)).contains("I lie awake at four");
    }

    @Test
    void a_phone_that_keeps_one_persons_plan_never_gets_anothers() {
        var secret = secret(keep(asAmara));
        var ben = house.asParticipant(
                house.enrolled("Ben", "Carter", TestTime.today().minusDays(3)).id());
        assertThat(again(ben, secret, "")).hasStatus(404);
        assertThat(keep(house.dana().actor())).hasStatus(404);
    }

    @Test
    void neither_a_discharge_nor_a_word_of_staff_takes_it_away() {
        var secret = secret(keep(asAmara));
        assertThat(house.dana()
                        .call(() -> discharges.discharge(
                                stay.episode(),
                                new Discharges.NewDischarge(
                                        DischargeType.MOVED,
                                        "Work in another state.",
                                        TestTime.today(),
                                        Optional.of("Looks there herself.")))))
                .isInstanceOf(Discharges.Leaving.Left.class);
        assertThat(standing(secret)).contains("keep");
        assertThat(remove(house.dana().actor(), phone())).hasStatus(404);
        assertThat(standing(secret)).contains("keep");
    }

    @Test
    void it_goes_by_the_persons_own_word_once_that_phone_asks_and_that_is_said() {
        var secret = secret(keep(asAmara));
        var other = secret(keep(asAmara));
        assertThat(remove(asAmara, phone(secret))).hasStatus(302);
        assertThat(own()).contains("It will be removed when that phone is next online");
        assertThat(standing(secret)).contains("remove");
        assertThat(own()).contains("Removed on");
        assertThat(standing(secret)).contains("remove");
        assertThat(standing(other)).contains("keep");
        assertThat(again(asAmara, secret, "")).hasStatus(404);
    }

    @Test
    void at_the_desk_one_word_signs_a_lost_phone_out_and_takes_its_copy_if_the_person_asks() {
        var secret = secret(keep(asAmara));
        atTheDesk(Map.of());
        assertThat(standing(secret)).contains("keep");
        atTheDesk(Map.of("copies", "true"));
        assertThat(standing(secret)).contains("remove");
    }

    @Test
    void somebody_who_guesses_a_secret_learns_nothing_and_changes_nothing() {
        var secret = secret(keep(asAmara));
        assertThat(standing("guessed")).contains("unknown");
        assertThat(mvc.post().uri("/kept/standing").exchange()).hasStatus(400);
        assertThat(standing(secret)).contains("keep");
        assertThat(house.inTransaction(
                        () -> sql.sql("select count(*) from access.kept_copy where secret_hash = :secret")
                                .param("secret", secret)
                                .single(Integer.class)))
                .isZero();
    }

    @Test
    void help_opens_for_everybody_with_the_place_where_a_kept_plan_opens() {
        var page = mvc.get().uri("/kept").exchange();
        assertThat(page).hasStatusOk();
        assertThat(body(page)).contains("tel:988", "sms:988", "tel:911", "data-kept", "Breathe");
    }

    private void write(String sign) {
        house.dana()
                .call(() -> plans.write(
                        amara,
                        CopingKind.SAFETY,
                        plans.current(amara, CopingKind.SAFETY).map(CopingPlans.Read::id),
                        new CopingContent(
                                Map.of(
                                        Part.SIGNS,
                                        List.of(new CopingContent.Line(
                                                UUID.randomUUID(), sign, "", "", Optional.empty()))),
                                Set.of(),
                                Optional.empty(),
                                ""),
                        true));
    }

    private MvcTestResult keep(Actor actor) {
        return mvc.post().uri("/me/kept").with(SignedInAs.actor(actor)).exchange();
    }

    private MvcTestResult again(Actor actor, String secret, String stamp) {
        return mvc.get()
                .uri("/me/kept")
                .header(KeptCopies.HEADER, secret)
                .header("If-None-Match", stamp)
                .with(SignedInAs.actor(actor))
                .exchange();
    }

    private MvcTestResult remove(Actor actor, UUID phone) {
        return mvc.post()
                .uri("/me/kept/" + phone + "/removal")
                .with(SignedInAs.actor(actor))
                .exchange();
    }

    private void atTheDesk(Map<String, String> fields) {
        var request = mvc.post()
                .uri("/people/%s/sign-in/%1$s/end".formatted(amara.value()))
                .with(SignedInAs.actor(house.dana().actor()));
        fields.forEach(request::param);
        assertThat(request.exchange()).hasStatus(302);
    }

    /** Asked by a phone nobody is signed in on. */
    private String standing(String secret) {
        return body(mvc.post()
                .uri("/kept/standing")
                .header(KeptCopies.HEADER, secret)
                .exchange());
    }

    private String own() {
        return body(
                mvc.get().uri("/me/safety-plan").with(SignedInAs.actor(asAmara)).exchange());
    }

    private UUID phone() {
        return asAmara.call(copies::mine).getFirst().id();
    }

    private UUID phone(String secret) {
        return house.inTransaction(() -> sql.sql(
                        "select id from access.kept_copy where secret_hash = encode(sha256(convert_to(:secret, 'UTF8')), 'hex')")
                .param("secret", secret)
                .single(UUID.class));
    }

    private static String secret(MvcTestResult answer) {
        return Objects.requireNonNull(answer.getResponse().getHeader(KeptCopies.HEADER));
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
