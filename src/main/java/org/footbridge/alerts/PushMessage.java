package org.footbridge.alerts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a push service gets: a text that only the browser can open (RFC 8291 over RFC 8188) and a signed word about who
 * sends it (RFC 8292).
 */
final class PushMessage {

    private static final int RECORD_SIZE = 4096;
    private static final int SALT_BYTES = 16;
    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;

    private PushMessage() {}

    /**
     * @param browser the browser's public key
     * @param secret the browser's authentication secret, 16 bytes
     * @param own a fresh key pair, used once
     * @param salt 16 fresh random bytes
     */
    static byte[] encrypted(byte[] text, ECPublicKey browser, byte[] secret, KeyPair own, byte[] salt) {
        try {
            var agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(own.getPrivate());
            agreement.doPhase(browser, true);
            var ownPoint = P256.bytes((ECPublicKey) own.getPublic());
            var input = expand(
                    hmac(secret, agreement.generateSecret()),
                    joined(ascii("WebPush: info\0"), P256.bytes(browser), ownPoint),
                    32);
            var key = hmac(salt, input);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(expand(key, ascii("Content-Encoding: aes128gcm\0"), 16), "AES"),
                    new GCMParameterSpec(TAG_BITS, expand(key, ascii("Content-Encoding: nonce\0"), 12)));
            var header = ByteBuffer.allocate(SALT_BYTES + 5 + P256.POINT_BYTES)
                    .put(salt)
                    .putInt(RECORD_SIZE)
                    .put((byte) P256.POINT_BYTES)
                    .put(ownPoint)
                    .array();
            return joined(header, cipher.doFinal(joined(text, new byte[] {LAST_RECORD})));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("This Java cannot encrypt a push.", broken);
        }
    }

    /**
     * The {@code Authorization} of one push.
     *
     * @param origin of the push service, which accepts it from nobody who got it elsewhere
     * @param contact whom a push service writes to when something goes wrong, {@code mailto:} or {@code https:}
     */
    static String authorization(String origin, String contact, Instant expires, KeyPair own) {
        try {
            var signed = base64(ascii("{\"typ\":\"JWT\",\"alg\":\"ES256\"}"))
                    + "."
                    + base64(ascii("{\"aud\":\"%s\",\"exp\":%d,\"sub\":\"%s\"}"
                            .formatted(origin, expires.getEpochSecond(), contact)));
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign((ECPrivateKey) own.getPrivate());
            signature.update(ascii(signed));
            return "vapid t=%s.%s, k=%s"
                    .formatted(signed, base64(signature.sign()), base64(P256.bytes((ECPublicKey) own.getPublic())));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("This Java cannot sign with P-256.", broken);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** HKDF-Expand (RFC 5869) for at most one block, which all lengths here are. */
    private static byte[] expand(byte[] key, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(hmac(key, joined(info, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static byte[] joined(byte[]... parts) {
        var all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (var part : parts) {
            all.put(part);
        }
        return all.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
