package org.footbridge.platform;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The outside of a backup: everything in it is encrypted and authenticated piece by piece under a key made from a
 * passphrase, so a file that was cut off, changed, or opened with another passphrase is refused.
 */
final class BackupFile {

    private static final byte[] MAGIC = "FOOTBRIDGE BACKUP 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final int PIECE_BYTES = 1 << 20;

    /** Second recommended option of RFC 9106, section 4: 64 MiB of memory, 3 passes. */
    private static final int MEMORY_KIB = 64 * 1024;

    private static final int PASSES = 3;
    private static final int LANES = 4;

    private BackupFile() {}

    static OutputStream encrypt(OutputStream to, char[] passphrase) throws IOException {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        var plain = new DataOutputStream(to);
        plain.write(MAGIC);
        plain.write(salt);
        plain.flush();
        try {
            return cipher(passphrase, salt).newEncryptingStream(to, MAGIC);
        } catch (GeneralSecurityException broken) {
            throw new IOException("This Java lacks AES-GCM.", broken);
        }
    }

    /** Reading from it throws an {@link IOException} as soon as a piece does not open. */
    static InputStream decrypt(InputStream from, char[] passphrase) throws IOException {
        var plain = new DataInputStream(from);
        if (!Arrays.equals(plain.readNBytes(MAGIC.length), MAGIC)) {
            throw new StartRefused("This file is no backup of Footbridge.", "Check the name of the file.");
        }
        byte[] salt = plain.readNBytes(SALT_BYTES);
        try {
            return cipher(passphrase, salt).newDecryptingStream(from, MAGIC);
        } catch (GeneralSecurityException broken) {
            throw new IOException("This Java lacks AES-GCM.", broken);
        }
    }

    private static AesGcmHkdfStreaming cipher(char[] passphrase, byte[] salt) throws GeneralSecurityException {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withSalt(salt)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(LANES)
                .build());
        byte[] key = new byte[KEY_BYTES];
        argon2.generateBytes(passphrase, key);
        return new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, PIECE_BYTES, 0);
    }
}
