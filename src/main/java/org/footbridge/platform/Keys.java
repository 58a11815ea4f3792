package org.footbridge.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Seals what must not be readable in the database or a stolen backup of it, with the installation key. The context
 * says whose and what the sealed bytes are; they open with exactly the same context only, so a sealed value copied
 * into another row does not open there.
 */
public final class Keys {

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("This Java lacks AES-GCM.", broken);
        }
    }

    private final KeysetHandle keyset;
    private final Aead aead;

    private Keys(KeysetHandle keyset) throws GeneralSecurityException {
        this.keyset = keyset;
        this.aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    static Keys generate() {
        try {
            return new Keys(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("This Java lacks AES-GCM.", broken);
        }
    }

    /** @throws SealBroken if {@code text} is no keyset */
    static Keys read(String text) {
        try {
            return new Keys(TinkJsonProtoKeysetFormat.parseKeyset(text, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException | RuntimeException damaged) {
            throw new SealBroken("This is no key of Footbridge.", damaged);
        }
    }

    /** The key itself, as text to be kept in a file only its owner can read. */
    String write() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The key cannot be written.", broken);
        }
    }

    public byte[] seal(byte[] plain, String context) {
        try {
            return aead.encrypt(plain, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("Could not seal.", broken);
        }
    }

    /** @throws SealBroken if the bytes were changed, or sealed with another key or for another context */
    public byte[] open(byte[] sealed, String context) {
        try {
            return aead.decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException broken) {
            throw new SealBroken("These bytes do not open with this key as: " + context, broken);
        }
    }

    /** A new key for one person's private entries, sealed: to be stored beside the person. Deleting it deletes them. */
    public byte[] newPersonKey(String context) {
        return seal(generate().write().getBytes(StandardCharsets.UTF_8), context);
    }

    /** The keys that {@link #newPersonKey} sealed under the same context. */
    public Keys personKey(byte[] sealed, String context) {
        return read(new String(open(sealed, context), StandardCharsets.UTF_8));
    }

    /** Sealed bytes did not open. Never the person's fault: a wrong key, a wrong row, or damage. */
    public static final class SealBroken extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        SealBroken(String what, Throwable cause) {
            super(what, cause);
        }
    }

    @Override
    public String toString() {
        return "Keys[hidden]";
    }
}
