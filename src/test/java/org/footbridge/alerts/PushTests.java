package org.footbridge.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.audit.Audit;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Keys;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.footbridge.ui.WordsOf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import tools.jackson.databind.json.JsonMapper;

/** Web push: the vector of RFC 8291, and a push service of ours on this machine. */
@FootbridgeTest
class PushTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Sql sql;

    @Autowired
    Clock clock;

    @Autowired
    Keys keys;

    @Autowired
    JsonMapper json;

    @Autowired
    Audit audit;

    @Autowired
    Authorization authorization;

    @Autowired
    Rings rings;

    @Autowired
    House about;

    @Autowired
    WordsOf words;

    @Autowired
    Alerts alerts;

    @Autowired
    AutowireCapableBeanFactory beans;

    private LocalPushService service;
    private Riverside.House house;
    private Devices devices;
    private RingSending sending;

    @BeforeEach
    void a_push_service_stands_here() throws IOException {
        service = LocalPushService.started();
        house = riverside.found();
        devices = service.devices(beans);
        sending = new RingSending(
                rings, List.of(new PushRings(devices, rings, about, words, service.pushes(devices, clock))), clock);
    }

    @AfterEach
    void the_push_service_goes() {
        service.stop();
    }

    @Test
    void the_example_of_rfc_8291_comes_out_byte_for_byte() {
        var own = new KeyPair(
                P256.publicKey(bytes(
                        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")),
                P256.privateKey(bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")));
        var encrypted = PushMessage.encrypted(
                "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.UTF_8),
                P256.publicKey(bytes(
                        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")),
                bytes("BTBZMqHH6r4Tts7J_aSIgg"),
                own,
                bytes("DGv6ra1nlYgDCS1FRnbzlw"));
        assertThat(PushMessage.base64(encrypted))
                .isEqualTo(
                        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    @Test
    void only_that_browser_reads_a_neutral_sentence_and_the_service_learns_who_sends() throws Exception {
        add(subscription(origin() + "/push/1"));
        carry(written());
        assertThat(service.heard()).singleElement().satisfies(push -> {
            assertThat(push.encoding()).isEqualTo("aes128gcm");
            assertThat(Integer.parseInt(push.ttl())).isPositive();
            assertThat(new String(push.body(), StandardCharsets.ISO_8859_1)).doesNotContain("sign in");
        });
        assertThat(service.opened(service.heard().getFirst().body())).isEqualTo("RS Office: please sign in now.");
        signatureHolds(service.heard().getFirst().authorization());
    }

    @Test
    void a_browser_its_service_no_longer_knows_is_forgotten_and_not_tried_again() {
        add(subscription(origin() + "/push/1"));
        service.answers(410);
        var ring = written();
        carry(ring);
        carry(ring);
        assertThat(service.heard()).hasSize(1);
        assertThat(house.dana().<Integer, RuntimeException>call(devices::ownCount))
                .isZero();
    }

    @Test
    void a_service_that_is_away_costs_time_and_no_push() {
        add(subscription(origin() + "/push/1"));
        service.answers(503);
        var ring = written();
        assertThatThrownBy(() -> carry(ring)).hasMessage("the push service answered 503");
        carry(ring);
        assertThat(service.heard()).hasSize(2);
    }

    @Test
    void a_subscription_that_points_elsewhere_or_is_broken_is_refused() {
        for (var inside :
                List.of("http://127.0.0.1:1/x", "https://169.254.169.254/", "https://fcm.googleapis.com.evil.org/")) {
            assertThat(add(subscription(inside))).as(inside).isFalse();
        }
        assertThat(add(new Devices.Subscription(
                        origin() + "/1", "not base64!", PushMessage.base64(LocalPushService.SECRET))))
                .isFalse();
        assertThat(add(new Devices.Subscription(
                        origin() + "/1",
                        PushMessage.base64(new byte[65]),
                        PushMessage.base64(LocalPushService.SECRET))))
                .isFalse();
        assertThat(add(new Devices.Subscription(
                        origin() + "/1", PushMessage.base64(P256.bytes(service.browser())), "c2hvcnQ")))
                .isFalse();
    }

    @Test
    void the_services_of_the_browsers_are_allowed_and_nothing_beside_them() {
        var usual = AllowedOrigins.read(Devices.USUAL_HOSTS);
        for (var good : List.of(
                "https://fcm.googleapis.com/fcm/send/abc",
                "https://updates.push.services.mozilla.com/wpush/v2/abc",
                "https://wns2-by3p.notify.windows.com/w/?token=abc",
                "https://web.push.apple.com/abc")) {
            assertThat(usual.allowed(good)).as(good).isPresent();
        }
        for (var bad : List.of(
                "https://googleapis.com/",
                "https://evilpush.apple.com.example.org/",
                "https://xpush.apple.com/",
                "http://web.push.apple.com/",
                "https://web.push.apple.com:8443/")) {
            assertThat(usual.allowed(bad)).as(bad).isEmpty();
        }
    }

    @Test
    void a_point_off_the_curve_is_no_key() {
        var point = P256.bytes(service.browser());
        point[64] ^= 1;
        assertThatIllegalArgumentException().isThrownBy(() -> P256.publicKey(point));
    }

    @Test
    void a_browser_another_signs_in_with_is_theirs_from_then_on() {
        add(subscription(origin() + "/push/1"));
        house.marcus().call(() -> devices.add(subscription(origin() + "/push/1")));
        assertThat(house.dana().<Integer, RuntimeException>call(devices::ownCount))
                .isZero();
        assertThat(house.marcus().<Integer, RuntimeException>call(devices::ownCount))
                .isOne();
    }

    @Test
    void addresses_lie_sealed() {
        add(subscription(origin() + "/push/very-secret"));
        assertThat(house.<Integer>inTransaction(() -> sql.sql(
                                "select count(*)::int from alerts.device where position('very-secret'::bytea in sealed) > 0")
                        .single(Integer.class)))
                .isZero();
    }

    private boolean add(Devices.Subscription subscription) {
        return house.dana().<Boolean, RuntimeException>call(() -> devices.add(subscription));
    }

    private Devices.Subscription subscription(String address) {
        return service.subscription(address);
    }

    private String origin() {
        return service.origin();
    }

    /** Written without the job, so that the application's own scheduler does not carry it beside us. */
    private RingId written() {
        var amara = house.amara();
        house.letCare(Role.THERAPIST, amara);
        return house.inTransaction(() -> {
            var alert = alerts.raise(
                    Raise.about(amara, Source.MEASURE, Urgency.NOW, "item 9: 2", Optional.of(UUID.randomUUID())));
            var device = devices.of(house.dana().membership()).getFirst();
            return new Rings(sql, clock, new RingJob(null, clock) {
                        @Override
                        void schedule(OrganizationId organization, RingId ring) {}
                    })
                    .write(
                            Rings.Channel.PUSH,
                            house.dana().membership(),
                            new Call(Call.Reason.ALERT, Optional.of(alert)),
                            device);
        });
    }

    private void carry(RingId ring) {
        house.job(() -> {
            sending.send(ring);
            return true;
        });
    }

    private void signatureHolds(String authorization) throws GeneralSecurityException {
        var token = authorization.substring("vapid t=".length(), authorization.indexOf(','));
        var key = bytes(authorization.substring(authorization.indexOf("k=") + 2));
        var parts = token.split("\\.");
        var claims = json.readTree(bytes(parts[1]));
        assertThat(claims.get("aud").asString()).isEqualTo(origin());
        assertThat(claims.get("sub").asString()).isEqualTo("mailto:desk@example.org");
        assertThat(Instant.ofEpochSecond(claims.get("exp").asLong()))
                .isAfter(TestTime.now())
                .isBefore(TestTime.now().plusSeconds(24 * 3600));
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(P256.publicKey(key));
        signature.update(ascii(parts[0] + "." + parts[1]));
        assertThat(signature.verify(bytes(parts[2]))).isTrue();
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
