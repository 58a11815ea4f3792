package org.footbridge.attendance.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One HTML file that opens in a browser without a server and without a network, for whoever knows its passphrase: AES-256 in
 * GCM, under a key that PBKDF2 with HMAC-SHA-256 makes of the passphrase. Everything outside the seal is the same in every
 * file; its own content policy lets nothing run but its own script, and lets nothing leave.
 */
final class LockedFile {

    /** OWASP's recommendation for PBKDF2 with HMAC-SHA-256 (Password Storage Cheat Sheet, 2023). */
    static final int ROUNDS = 600_000;

    private static final int KEY_BITS = 256;
    private static final int TAG_BITS = 128;
    private static final SecureRandom CHANCE = new SecureRandom();

    private static final String SCRIPT = resource("sheet.js");
    private static final String STYLE = resource("sheet.css");

    private static final String SHELL = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-%s'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="robots" content="noindex">
            <title>Sheet</title>
            <style>%s</style>
            </head>
            <body>
            <main>
            <form id="unlock" autocomplete="off">
            <h1>This sheet is locked</h1>
            <p>It opens here, without a network, and locks itself after ten minutes without a key or touch.</p>
            <label>Passphrase <input id="passphrase" type="password" autocomplete="off" autocapitalize="none" spellcheck="false" autofocus></label>
            <label><input id="show" type="checkbox"> Show what I type</label>
            <button type="submit">Open</button>
            </form>
            <p class="said" id="said" role="status"></p>
            <noscript><p class="said">This sheet needs a browser that runs its script.</p></noscript>
            <div id="opened" hidden>
            <div class="bar"><button id="print" type="button">Print</button><button id="lock" class="quiet" type="button">Lock now</button><span class="quiet">Locks itself after ten minutes without a key or touch.</span></div>
            <div id="sheet"></div>
            </div>
            <div id="sealed" hidden data-rounds="%d" data-salt="%s" data-iv="%s">%s</div>
            </main>
            <script>%s</script>
            </body>
            </html>
            """;

    private LockedFile() {}

    /** @param page HTML that was escaped where it was made; it runs no script inside the file */
    static byte[] lock(String page, String passphrase) {
        var salt = random(16);
        var iv = random(12);
        var sealed = seal(page.getBytes(StandardCharsets.UTF_8), words(passphrase), salt, iv);
        return SHELL.formatted(
                        hash(SCRIPT), hash(STYLE), STYLE, ROUNDS, base64(salt), base64(iv), base64(sealed), SCRIPT)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The passphrase as it is counted and used: however a keyboard composes a letter, without spaces around it. */
    static String words(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    }

    private static byte[] seal(byte[] plain, String words, byte[] salt, byte[] iv) {
        var spec = new PBEKeySpec(words.toCharArray(), salt, ROUNDS, KEY_BITS);
        try {
            var key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key.getEncoded(), "AES"),
                    new GCMParameterSpec(TAG_BITS, iv));
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES in GCM and PBKDF2.", e);
        } finally {
            spec.clearPassword();
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        CHANCE.nextBytes(bytes);
        return bytes;
    }

    private static String hash(String text) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String resource(String name) {
        try (var content = LockedFile.class.getResourceAsStream("/attendance/" + name)) {
            if (content == null) {
                throw new IllegalStateException("There is no /attendance/" + name + " on the class path.");
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
