package org.footbridge.access;

import java.security.SecureRandom;
import java.util.Base64;

/** Random words nobody can guess. */
final class Secrets {

    /** No 0 O 1 I L U V: they are misread on paper or said wrong on the phone. */
    private static final String READABLE = "23456789ABCDEFGHJKMNPQRSTWXYZ";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 256 bits for a link or cookie. */
    static String token() {
        var bytes = bytes(32);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] bytes(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Characters that can be read aloud, about 4.9 bits each. */
    static String readable(int characters) {
        var word = new StringBuilder(characters);
        for (int i = 0; i < characters; i++) {
            word.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
        }
        return word.toString();
    }

    /** As typed by somebody: case, spaces and hyphens do not matter. */
    static String plain(String typed) {
        return typed.toUpperCase(java.util.Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    }
}
