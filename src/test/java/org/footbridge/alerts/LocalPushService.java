package org.footbridge.alerts;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.footbridge.access.Authorization;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Keys;
import org.footbridge.platform.Sql;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import tools.jackson.databind.json.JsonMapper;

/** A push service on this machine, and a browser that subscribed to it. */
public final class LocalPushService {

    static final byte[] SECRET = "sixteen bytes ok".getBytes(StandardCharsets.US_ASCII);

    /** What came in. */
    public record Heard(String authorization, String encoding, String ttl, byte[] body) {}

    private final HttpServer server;
    private final KeyPair browser = P256.generate();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final List<Integer> answers = new CopyOnWriteArrayList<>();

    private LocalPushService(HttpServer server) {
        this.server = server;
    }

    public static LocalPushService started() throws IOException {
        var service = new LocalPushService(
                HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0));
        service.server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            service.heard.add(new Heard(
                    headers.getFirst("Authorization"),
                    headers.getFirst("Content-Encoding"),
                    headers.getFirst("TTL"),
                    exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(service.answers.isEmpty() ? 201 : service.answers.removeFirst(), -1);
            exchange.close();
        });
        service.server.start();
        return service;
    }

    public void stop() {
        server.stop(0);
    }

    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Heard> heard() {
        return heard;
    }

    /** Instead of "created", once. */
    public void answers(int status) {
        answers.add(status);
    }

    /** Devices of an installation that allows this service. */
    public Devices devices(AutowireCapableBeanFactory beans) {
        return (Devices) beans.applyBeanPostProcessorsAfterInitialization(
                new Devices(
                        beans.getBean(Sql.class),
                        beans.getBean(Clock.class),
                        beans.getBean(Keys.class),
                        beans.getBean(JsonMapper.class),
                        beans.getBean(Audit.class),
                        beans.getBean(Authorization.class),
                        origin()),
                "some devices");
    }

    public Pushes pushes(Devices devices, Clock clock) {
        return new Pushes(devices, clock, "mailto:desk@example.org");
    }

    /** Of the browser, at this address. */
    public Devices.Subscription subscription(String address) {
        return new Devices.Subscription(address, PushMessage.base64(P256.bytes(browser())), PushMessage.base64(SECRET));
    }

    ECPublicKey browser() {
        return (ECPublicKey) browser.getPublic();
    }

    /** As a browser does it, with the platform's own key derivation instead of ours. */
    public String opened(byte[] body) throws GeneralSecurityException {
        var buffer = ByteBuffer.wrap(body);
        var salt = new byte[16];
        buffer.get(salt);
        if (buffer.getInt() != 4096) {
            throw new AssertionError("another record size");
        }
        var sender = new byte[buffer.get()];
        buffer.get(sender);
        var sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(browser.getPrivate());
        agreement.doPhase(P256.publicKey(sender), true);
        var info = ByteBuffer.allocate(14 + 65 + 65)
                .put("WebPush: info\0".getBytes(StandardCharsets.US_ASCII))
                .put(P256.bytes(browser()))
                .put(sender)
                .array();
        var input = derived(agreement.generateSecret(), SECRET, info, 32);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(derived(input, salt, ascii("Content-Encoding: aes128gcm\0"), 16), "AES"),
                new GCMParameterSpec(128, derived(input, salt, ascii("Content-Encoding: nonce\0"), 12)));
        var opened = cipher.doFinal(sealed);
        if (opened[opened.length - 1] != 2) {
            throw new AssertionError("not the last record");
        }
        return new String(opened, 0, opened.length - 1, StandardCharsets.UTF_8);
    }

    private static byte[] derived(byte[] input, byte[] salt, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(input)
                        .addSalt(salt)
                        .thenExpand(info, length));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
